/** Queue: a delivery that failed too often in a row; health tells it, and the dispatch timer tries it again until it is too late. */
import { app } from '@azure/functions';
import { DELIVERY_POISON_QUEUE } from '../src/subscriptions/dispatch/delivery-message.ts';
import { tell } from '../src/telemetry/invocation.ts';
import { theApp } from '../src/the-app.ts';

app.storageQueue('send-poison', {
  queueName: DELIVERY_POISON_QUEUE,
  connection: 'AzureWebJobsStorage',
  handler: async (message) => {
    await (await theApp()).giveUpDelivery(message);
    const text = 'send: a delivery failed too often in a row; GET /api/health and the run log say which';
    tell('delivery.given-up', text, {}, 'error');
  },
});
