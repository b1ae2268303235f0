/** Queue: works on one delivery: it is sent, waits, or ends otherwise. What may go well later gives the message back to the queue. */
import { app } from '@azure/functions';
import { DELIVERY_QUEUE } from '../src/subscriptions/dispatch/delivery-message.ts';
import { theApp } from '../src/the-app.ts';

app.storageQueue('send', {
  queueName: DELIVERY_QUEUE,
  connection: 'AzureWebJobsStorage',
  handler: async (message, context) => {
    const delivered = await (await theApp()).deliver(message);
    if (delivered === undefined) return;
    const { delivery, entries, error, isRetryable } = delivered;
    const states = entries.map((entry) => `${entry.recipient} ${entry.state}`).join(', ');
    const name = `send: ${delivery.subscription}, ${delivery.period.from} (${delivery.period.zone}), ${delivery.kind},`;
    const told = states || delivery.reason;
    const line = `${name} is ${delivery.state}${told ? `: ${told}` : ''}`;
    if (error === null) context.log(line);
    else context.error(line);
    if (error !== null && isRetryable) throw new Error(`${name} failed and is tried again: ${error.message}`);
  },
});
