/** Queue: pulls one day of a backfill. An error gives the message back to the queue, and so does a day that takes more time than a run has. */
import { app, output } from '@azure/functions';
import { BACKFILL_QUEUE } from '../src/harvest/backfill/backfill-message.ts';
import { startRunLimit } from '../src/harvest/run-limit.ts';
import { theApp } from '../src/the-app.ts';

const queue = { queueName: BACKFILL_QUEUE, connection: 'AzureWebJobsStorage' };

app.storageQueue('backfill-day', {
  ...queue,
  return: output.storageQueue(queue),
  handler: async (message, context) => {
    const { day, next } = await (await theApp()).backfills.runDay(message, { isOver: startRunLimit() });
    const { date, state, rows, removed } = day;
    context.log(`backfill: ${date} is ${state}: ${rows.deliveries} deliveries, ${rows.attributes} attributes, ${removed} records removed`);
    return next;
  },
});
