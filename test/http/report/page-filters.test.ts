/** What the page offers to narrow a report by, of a whole app on real parts. */
import { expect, test } from 'vitest';
import { KEY_READER } from '../../../src/access/reader.ts';
import { answerReport } from '../../../src/http/report/answer-report.ts';
import { call, DAY_BEFORE, start } from '../../harvest/started-app.ts';

const [FEW, MANY] = ['11111111-0000-4000-8000-000000000001', '22222222-0000-4000-8000-000000000002'];

test('the page offers the queues of its report first, most deliveries first', async () => {
  const { app, put } = await start({ HARVEST_FROM_DAYS: '3' });
  const at = '2025-06-08T12:00:00Z';
  put(call(1, at, { msdyn_queue_id: FEW }), ...[2, 3].map((n) => call(n, at, { msdyn_queue_id: MANY })));
  await app.harvest();
  const url = `http://localhost/api/report?format=html&date=${DAY_BEFORE.from}`;
  const { body } = await answerReport(app, { url, headers: new Headers() }, async () => KEY_READER);
  const queues = [...`${body}`.matchAll(/name="?queue"? value="?([\w-]+)/g)].map(([, value]) => value);
  expect(queues).toEqual([MANY, FEW]);
});
