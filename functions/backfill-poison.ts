/** Queue: a day of a backfill that failed too often; the run log and health tell it. */
import { app } from '@azure/functions';
import { BACKFILL_POISON_QUEUE } from '../src/harvest/backfill/backfill-message.ts';
import { tell } from '../src/telemetry/invocation.ts';
import { theApp } from '../src/the-app.ts';

app.storageQueue('backfill-poison', {
  queueName: BACKFILL_POISON_QUEUE,
  connection: 'AzureWebJobsStorage',
  handler: async (message) => {
    await (await theApp()).backfills.giveUp(message);
    const text = 'backfill: a day failed too often and is tried no more; GET /api/health says which';
    tell('backfill.given-up', text, {}, 'warn');
  },
});
