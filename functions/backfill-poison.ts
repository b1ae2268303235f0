/** Queue: a day of a backfill that failed too often; the run log and health tell it. */
import { app } from '@azure/functions';
import { BACKFILL_POISON_QUEUE } from '../src/harvest/backfill/backfill-message.ts';
import { theApp } from '../src/the-app.ts';

app.storageQueue('backfill-poison', {
  queueName: BACKFILL_POISON_QUEUE,
  connection: 'AzureWebJobsStorage',
  handler: async (message, context) => {
    await (await theApp()).backfills.giveUp(message);
    context.warn('backfill: a day failed too often and is tried no more; GET /api/health says which');
  },
});
