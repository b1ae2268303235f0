/** Erasure over HTTP and the nightly timer, in the Functions host: counts only, and never a word about who it is. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHistory } from '../../src/history/history.ts';
import { contactKeyOf } from '../../src/metrics/fact/contact-key.ts';
import { isFact } from '../../src/metrics/fact/fact.ts';
import { HOUR_MS } from '../../src/time/lengths.ts';
import { readQuarter } from '../support/history/read-quarter.ts';
import { type HostedApp, inWords, startHostedApp } from '../support/hosted-app.ts';
import { readStorage } from '../support/read-storage.ts';

const PRIVACY_KEY = 'a key of sixteen characters';
const CONTACT_ID = 'c0ffee00-1234-4000-8000-00000000beef';
const NUMBER = '+351912345678';
const DELIVERIES = 'msdyn_proactive_deliveries';
const BEGAN_MS = Date.now();

let hosted: HostedApp;
beforeAll(async () => {
  hosted = await startHostedApp({ REPORT_TIME_ZONE: 'UTC', PRIVACY_KEY });
  await hosted.emulator.load(DELIVERIES, [0, 1, 2, 3, 4].map(row));
  await hosted.host.invokeTimer('harvest');
});
afterAll(() => hosted.stop());

/** Two rows of the contact, two of the number alone, one of somebody else. */
function row(n: number) {
  const at = new Date(BEGAN_MS - (n + 2) * HOUR_MS).toISOString();
  const persons = [{ msdyn_contact_id: CONTACT_ID }, {}, { msdyn_contact_id: 'somebody else' }];
  return {
    msdyn_proactive_deliveryid: `00000000-0000-4000-8000-00000000000${n}`,
    ...persons[Math.floor(n / 2)],
    msdyn_to_address: NUMBER,
    msdyn_status: 'Complete',
    msdyn_result: 'NoAnswer',
    msdyn_result_date: at,
    createdon: at,
    modifiedon: at,
    versionnumber: n + 1,
  };
}

/** Number of days of UTC that two rows lie in. */
function daysOf(...rows: readonly number[]): number {
  return new Set(rows.map((n) => row(n).createdon.slice(0, 10))).size;
}

async function erase(body: string) {
  const response = await fetch(`${hosted.host.url}/api/erasure`, { method: 'POST', body });
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
}

/** The contact keys of all facts and entries. */
async function contacts(): Promise<string[]> {
  const { quarters } = await openHistory({ connection: { connectionString: hosted.storageConnection }, prefix: 'proactivedigest' });
  const found: string[] = [];
  for await (const day of quarters.listDays()) {
    for (const { quarterMs } of day.quarters) {
      const { facts = [], intakes = [] } = (await readQuarter(quarters, quarterMs)) ?? {};
      found.push(...[...facts.filter(isFact), ...intakes].map(({ contact }) => contact));
    }
  }
  return found;
}

const keyOf = (n: number) => contactKeyOf(row(n), PRIVACY_KEY);

test('by contact id, then by number: counts are answered, and nobody else is touched', async () => {
  expect(await contacts()).toHaveLength(10);
  const byId = await erase(JSON.stringify({ contactId: CONTACT_ID.toUpperCase() }));
  expect(byId).toMatchObject({ status: 200, type: 'application/json' });
  expect(JSON.parse(byId.text)).toEqual({ facts: 2, intakes: 2, conversations: 0, days: daysOf(0, 1) });
  expect(await contacts()).not.toContain(keyOf(0));
  const byNumber = await erase(JSON.stringify({ number: '00351 912 345 678' }));
  expect(JSON.parse(byNumber.text)).toEqual({ facts: 2, intakes: 2, conversations: 0, days: daysOf(2, 3) });
  expect(await contacts()).toEqual([keyOf(4), keyOf(4)]);
  const again = await erase(JSON.stringify({ number: NUMBER }));
  expect(JSON.parse(again.text)).toEqual({ facts: 0, intakes: 0, conversations: 0, days: 0 });
  expect(hosted.log.map(inWords).filter((line) => line.startsWith('[erasure] erasure: ') && line.includes('facts'))).toEqual([
    `[erasure] erasure: 2 facts, 2 intakes, 0 conversations; ${daysOf(0, 1)} days written anew`,
    `[erasure] erasure: 2 facts, 2 intakes, 0 conversations; ${daysOf(2, 3)} days written anew`,
    '[erasure] erasure: 0 facts, 0 intakes, 0 conversations; 0 days written anew',
  ]);
});

test.each([
  ['neither', '{}'],
  ['both', JSON.stringify({ contactId: CONTACT_ID, number: NUMBER })],
  ['no number', JSON.stringify({ number: `Ana ${NUMBER}` })],
  ['a key that is not known', JSON.stringify({ contactId: CONTACT_ID, reason: NUMBER })],
  ['no JSON', `contactId=${CONTACT_ID}`],
  ['nothing', ''],
])('%s is a problem of the caller that repeats nothing', async (_case, body) => {
  const { status, type, text } = await erase(body);
  expect({ status, type }).toEqual({ status: 400, type: 'application/problem+json' });
  expect(JSON.parse(text)).toMatchObject({ code: 'input.body', detail: expect.stringMatching(/^Cannot erase a contact: /) });
});

test('erasing takes a POST', async () => {
  expect((await hosted.get('erasure')).status).toBeOneOf([404, 405]);
});

test('the timer tells what it did, in counts', async () => {
  await hosted.host.invokeTimer('retention');
  expect(hosted.log.map(inWords).findLast((line) => line.startsWith('[retention]'))).toBe(
    '[retention] retention: 0 erasures, 0 frozen, 0 days, 0 snapshots, 0 digests, 0 backlogs, 0 orphans, 0 names, 0 setup, 0 wishes, 0 runs, 0 blobs',
  );
});

test('neither the log, nor any answer, nor what is stored has the id or the number', async () => {
  const answers = await Promise.all(
    [{ contactId: CONTACT_ID }, { number: NUMBER }, { number: NUMBER, contactId: CONTACT_ID }].map((body) => erase(JSON.stringify(body))),
  );
  const all = [...hosted.log, ...answers.map(({ text }) => text)].join('\n').toLowerCase();
  for (const secret of [CONTACT_ID, NUMBER, '912345678', '912 345 678', keyOf(0), keyOf(2)]) expect(all).not.toContain(secret);
  const stored = await readStorage(hosted.storageConnection, 'proactivedigest');
  expect(stored.size).toBeGreaterThan(20);
  const found = [...stored].filter(([, value]) => [CONTACT_ID, NUMBER, '912345678'].some((secret) => value.toString().includes(secret)));
  expect(found).toEqual([]);
});
