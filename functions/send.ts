/** Queue: works on one delivery: it is sent, waits, or ends otherwise. What may go well later gives the message back to the queue. */
import { app } from '@azure/functions';
import { DELIVERY_QUEUE } from '../src/subscriptions/dispatch/delivery-message.ts';
import { tell } from '../src/telemetry/invocation.ts';
import { workedLine } from '../src/telemetry/worked-line.ts';
import { theApp } from '../src/the-app.ts';

app.storageQueue('send', {
  queueName: DELIVERY_QUEUE,
  connection: 'AzureWebJobsStorage',
  handler: async (message) => {
    const delivered = await (await theApp()).deliver(message);
    if (delivered === undefined) return;
    const { name, text, fields } = workedLine(delivered);
    const { error, isRetryable } = delivered;
    tell('delivery.worked', text, fields, error === null ? 'log' : 'error');
    if (error !== null && isRetryable) throw new Error(`${name} failed and is tried again: ${error.message}`);
  },
});
