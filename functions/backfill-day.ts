/** Queue: pulls one day of a backfill. An error gives the message back to the queue, and so does a day that takes more time than a run has. */
import { app, output } from '@azure/functions';
import { BACKFILL_QUEUE } from '../src/harvest/backfill/backfill-message.ts';
import { startRunLimit } from '../src/harvest/run-limit.ts';
import { tell } from '../src/telemetry/invocation.ts';
import { theApp } from '../src/the-app.ts';

const queue = { queueName: BACKFILL_QUEUE, connection: 'AzureWebJobsStorage' };

app.storageQueue('backfill-day', {
  ...queue,
  return: output.storageQueue(queue),
  handler: async (message) => {
    const { day, next } = await (await theApp()).backfills.runDay(message, { isOver: startRunLimit() });
    const { date, state, rows, removed } = day;
    const { deliveries, attributes } = rows;
    const text = `backfill: ${date} is ${state}: ${deliveries} deliveries, ${attributes} attributes, ${removed} records removed`;
    tell('backfill.day', text, { date, state, counts: { deliveries, attributes, removed } });
    return next;
  },
});
