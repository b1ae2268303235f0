/** So many requests to Dataverse, eight at a time, by a process of its own that shares its user's limits: node asking-process.ts URL TOKEN STORAGE PREFIX LIMITS RENEW_MS COUNT */
import { randomUUID } from 'node:crypto';
import { createDataverseClient } from '../../src/dataverse/client.ts';
import { createTokenSource } from '../../src/dataverse/token.ts';
import { openHistory } from '../../src/history/history.ts';
import { requestSeats } from '../../src/history/state/request-seats.ts';
import { forEachAhead } from '../../src/parallel.ts';

const [url = '', token = '', connectionString = '', prefix = '', limits = '', renewMs = '', count = ''] = process.argv.slice(2);
const { documents } = await openHistory({ connection: { connectionString }, prefix });
const client = createDataverseClient({
  url,
  token: createTokenSource({ kind: 'token', token }, url),
  limits: JSON.parse(limits),
  seats: { store: requestSeats(documents), renewMs: Number(renewMs) },
});
await forEachAhead(Array.from({ length: Number(count) }), 8, async () => {
  for await (const _ of client.listDeliveriesById([randomUUID()]));
});
await client.close();
console.log(JSON.stringify(client.stats));
