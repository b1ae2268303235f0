/** HTTP: orders a backfill; each of its days goes into a queue. */
import { app, output } from '@azure/functions';
import { BACKFILL_QUEUE } from '../src/harvest/backfill/backfill-message.ts';
import { backfillAnswer } from '../src/http/backfill/backfill-answer.ts';
import { parseBackfillRequest } from '../src/http/backfill/parse-backfill-request.ts';
import { readJsonBody } from '../src/http/json-body.ts';
import { endpoint } from '../src/http/routes.ts';
import { tell } from '../src/telemetry/invocation.ts';
import { theApp } from '../src/the-app.ts';

const days = output.storageQueue({ queueName: BACKFILL_QUEUE, connection: 'AzureWebJobsStorage' });

app.http('backfill', {
  ...endpoint('backfill', async (request, context) => {
    const { settings, backfills } = await theApp();
    const { order, messages } = await backfills.order(parseBackfillRequest(await readJsonBody(request), settings.reportZone));
    context.extraOutputs.set(days, messages);
    const { id, days: ordered, from, to, zone } = order;
    tell('backfill.ordered', `backfill ${id}: ${ordered} days from ${from} to ${to} (${zone})`, {
      backfill: id,
      zone,
      counts: { days: ordered },
    });
    return backfillAnswer(order);
  }),
  extraOutputs: [days],
});
