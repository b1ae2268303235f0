/** What is kept of one person over real HTTP: all of it, in an answer that can be given away, and nothing of anybody else. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ShownKept } from '../../../src/http/access/access-answer.ts';
import type { ShownRun } from '../../../src/http/runs/shown-run.ts';
import { personKey } from '../../../src/metrics/fact/contact-key.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/time/lengths.ts';
import { quarterOf } from '../../../src/time/quarter.ts';
import { type HostedApp, startHostedApp } from '../../support/hosted-app.ts';

const PRIVACY_KEY = 'a key of sixteen characters';
const ANA = 'c0ffee00-1234-4000-8000-00000000beef';
const RUI = 'c0ffee00-1234-4000-8000-00000000cafe';
const NUMBER = '+351912345678';
const AGENT = 'a9e27000-1234-4000-8000-00000000a9e2';
// All of them in one quarter hour, so that each is told apart by person.
const BEGAN_MS = quarterOf(Date.now()) - 2 * HOUR_MS;
const ID = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;

let hosted: HostedApp;
beforeAll(async () => {
  hosted = await startHostedApp({ REPORT_TIME_ZONE: 'UTC', PRIVACY_KEY, ATTRIBUTE_VALUES: 'segment' });
  hosted.emulator.table('queues').upsert({ queueid: 'cccccccc-0000-4000-8000-000000000001', name: 'Collections' });
  await hosted.emulator.load('msdyn_proactive_deliveries', [0, 1, 2, 3, 4].map(row));
  await hosted.emulator.load('msdyn_proactive_delivery_attributes', [0, 2].map(attribute));
  await hosted.host.invokeTimer('harvest');
});
afterAll(() => hosted.stop());

/** Two calls to Ana, one to Rui, one to a number alone, and one to Ana that is still open. */
function row(n: number) {
  const startMs = BEGAN_MS + n * MINUTE_MS;
  const [start, end] = [startMs, startMs + 5 * MINUTE_MS].map((ms) => new Date(ms).toISOString());
  const person = [ANA, ANA, RUI, undefined, ANA][n];
  const ended = {
    msdyn_status: 'Complete',
    msdyn_result: 'LiveAnswer',
    msdyn_start_date: start,
    msdyn_end_date: end,
    msdyn_result_date: end,
  };
  return {
    msdyn_proactive_deliveryid: ID(n),
    ...(person !== undefined && { msdyn_contact_id: person }),
    msdyn_to_address: NUMBER,
    msdyn_queue_id: 'cccccccc-0000-4000-8000-000000000001',
    msdyn_channel: 'Voice',
    msdyn_dialmode_type: 'Progressive',
    msdyn_call_id: `00000000-0000-4000-8000-0000000ca11${n}`,
    msdyn_tracking_id: `matter of ${n}`,
    msdyn_disposition_codes: `"Promise ${n}"`,
    ...(n === 4 ? { msdyn_status: 'Pending' } : ended),
    createdon: start,
    modifiedon: end,
    versionnumber: n + 1,
  };
}

function attribute(n: number) {
  return {
    msdyn_proactive_delivery_attributeid: `00000000-0000-4000-8000-0000000a77${n}0`,
    _msdyn_proactive_delivery_value: ID(n),
    msdyn_type: 700610000,
    msdyn_keyword: 'segment',
    msdyn_value: `segment ${n}`,
    createdon: row(n).createdon,
    modifiedon: row(n).modifiedon,
  };
}

async function ask(body: object | string) {
  const response = await hosted.post('access', body);
  return { status: response.status, text: await response.text() };
}
const kept = async (body: object) => JSON.parse((await ask(body)).text) as ShownKept;

test('a person is told of each of their deliveries, by contact id in any case, those still open too', async () => {
  const { deliveries, ...about } = await kept({ contactId: ANA.toUpperCase() });
  expect(deliveries.map(({ delivery }) => delivery)).toEqual([ID(4), ID(0), ID(1)]);
  expect(deliveries[1]).toMatchObject({
    call: row(0).msdyn_call_id,
    createdAt: row(0).createdon,
    finishedAt: row(0).modifiedon,
    startedAt: row(0).createdon,
    endedAt: row(0).modifiedon,
    channel: 'Voice',
    queue: 'Collections',
    result: 'LiveAnswer',
    dispositions: ['Promise 0'],
    attributes: [{ type: 'input', keyword: 'segment', value: 'segment 0' }],
  });
  expect(deliveries[0]).toMatchObject({ status: 'Pending', result: null, finishedAt: null, startedAt: null });
  expect(about).toMatchObject({ lookedUpBy: 'contactId', notes: expect.arrayContaining([expect.stringContaining('hold counts only')]) });
  expect(about.days.map(({ date }) => date)).toEqual([row(0).createdon?.slice(0, 10)]);
  for (const { date, keptUntil } of about.days) {
    expect(Date.parse(keptUntil)).toBeGreaterThanOrEqual(Date.parse(date) + 36 * DAY_MS);
  }
});

test('by number, however it is written, it is the deliveries without a contact id alone', async () => {
  const { deliveries, lookedUpBy } = await kept({ number: '00351 912 345 678' });
  expect([lookedUpBy, deliveries.map(({ delivery }) => delivery)]).toEqual(['number', [ID(3)]]);
  expect(await kept({ contactId: 'nobody' })).toMatchObject({ deliveries: [], days: [] });
});

test('nothing of another person, no representative, no pseudonym and no hash is in the answer, nor who was asked about', async () => {
  const { text } = await ask({ contactId: ANA });
  const matters = ['matter of', ...[ANA, RUI].map((contactId) => personKey({ contactId }, PRIVACY_KEY))];
  const others = [ID(2), ID(3), String(row(2).msdyn_call_id), 'Promise 2', 'Promise 3', 'segment 2'];
  for (const secret of [ANA, RUI, AGENT, NUMBER, '912345678', ...matters, ...others]) expect(text).not.toContain(secret);
  expect(text).not.toMatch(/(?<![\w-])[0-9a-f]{16}(?![\w-])/);
});

test.each([
  ['neither', '{}'],
  ['both', JSON.stringify({ contactId: ANA, number: NUMBER })],
  ['no number', JSON.stringify({ number: `Ana ${NUMBER}` })],
  ['nothing', ''],
])('%s is a problem of the caller that repeats nothing', async (_case, body) => {
  const { status, text } = await ask(body);
  expect(status).toBe(400);
  expect(JSON.parse(text)).toMatchObject({ code: 'input.body', detail: expect.stringMatching(/^Cannot tell what is kept of a contact: /) });
  expect(text).not.toContain('912345678');
});

test('the run log says that it was asked and how much was told, and neither it nor the log of whom', async () => {
  await kept({ contactId: ANA });
  const answer = await (await hosted.get('runs?kind=access')).text();
  const { runs } = JSON.parse(answer) as { runs: readonly ShownRun[] };
  expect(runs[0]).toMatchObject({ outcome: 'ok', access: { by: 'key' }, counters: { deliveriesOfOnePerson: 3 } });
  const all = [...hosted.log, answer].join('\n');
  for (const secret of [ANA, NUMBER, '912345678', personKey({ contactId: ANA }, PRIVACY_KEY)]) expect(all).not.toContain(secret);
});
