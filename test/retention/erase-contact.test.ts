/** Erasure on real Azurite: what goes, what stays, and what happens beside a filing. */
import { expect, inject, test } from 'vitest';
import { fileRows } from '../../src/harvest/file/file-rows.ts';
import { openHistory } from '../../src/history/history.ts';
import { readColumns } from '../../src/history/parquet/parquet-file.ts';
import type { QuarterState, QuarterStore } from '../../src/history/quarters/quarter-store.ts';
import { openConversations } from '../../src/history/state/open-conversations.ts';
import { cubeOf } from '../../src/metrics/cube/cube.ts';
import { contactKeyOf, personKey } from '../../src/metrics/fact/contact-key.ts';
import { isFact } from '../../src/metrics/fact/fact.ts';
import { fileRow } from '../../src/metrics/fact/make-fact.ts';
import type { DeliveryRow } from '../../src/metrics/row/row.ts';
import { defaultRules } from '../../src/metrics/rules/rules.ts';
import { eraseContact } from '../../src/retention/erase-contact.ts';
import { DAY_MS, HOUR_MS } from '../../src/time/lengths.ts';
import { readDay, readQuarter } from '../support/history/read-quarter.ts';

const KEY = 'a key of this test';
const RULES = defaultRules(KEY);
const DAY = Date.UTC(2026, 10, 22);
const guid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
let stores = 0;

async function setUp() {
  const clock = { nowMs: DAY };
  const connection = { connectionString: inject('storageConnection') };
  const prefix = `erase${process.pid}x${++stores}`;
  const { quarters, documents, blobs } = await openHistory({ connection, prefix, now: () => clock.nowMs });
  const open = openConversations(documents);
  const file = (rows: readonly DeliveryRow[]) =>
    fileRows(
      quarters,
      rows.map((row) => fileRow({ row }, RULES)),
    );
  return { clock, quarters, blobs, open, file, erase: (contact: string) => eraseContact({ quarters, open }, contact) };
}
type History = Awaited<ReturnType<typeof setUp>>;

/** A row of one of three persons: two by id, the third by number alone; every fourth row is open. */
function rowOf(n: number, given: Partial<DeliveryRow> = {}): DeliveryRow {
  const at = (hours: number) => new Date(DAY + hours * HOUR_MS).toISOString();
  const person = n % 3 === 2 ? {} : { msdyn_contact_id: `contact ${n % 3}` };
  const outcome =
    n % 4 === 3
      ? { msdyn_status: 'InProcess' }
      : { msdyn_status: 'Complete', msdyn_result: 'NoAnswer', msdyn_result_date: at((n % 5) + 2) };
  const times = { createdon: at(n % 5), modifiedon: at((n % 5) + 2) };
  return {
    msdyn_proactive_deliveryid: guid(n),
    msdyn_to_address: '+351 912 345 678',
    versionnumber: 1,
    ...person,
    ...outcome,
    ...times,
    ...given,
  };
}

const rows = Array.from({ length: 24 }, (_, n) => rowOf(n));

async function statesOf(quarters: QuarterStore): Promise<readonly QuarterState[]> {
  return (await Array.fromAsync(quarters.listDays())).flatMap((day) => day.quarters);
}

/** All records that remain, and whether each cube is that of its facts. */
async function contentOf({ quarters }: History) {
  const states = await statesOf(quarters);
  const values = await Promise.all(states.map(({ quarterMs }) => readQuarter(quarters, quarterMs)));
  const found = { facts: [] as string[], intakes: [] as string[], contacts: new Set<string>() };
  for (const value of values.flatMap((one) => one ?? [])) {
    const facts = value.facts.filter(isFact);
    if (!value.frozen) expect(value.cube).toEqual(cubeOf(facts, value.intakes));
    found.facts.push(...facts.map(({ id }) => id));
    found.intakes.push(...value.intakes.map(({ id }) => id));
    for (const { contact } of [...facts, ...value.intakes]) found.contacts.add(contact);
  }
  return found;
}

test.each([
  ['id', personKey({ contactId: 'CONTACT 1' }, KEY), 1],
  ['number', personKey({ number: '00351912345678' }, KEY), 2],
])('by %s every fact and intake entry of the contact goes, and nothing else', async (_how, contact, person) => {
  const history = await setUp();
  await history.file(rows);
  const before = await contentOf(history);
  const ofPerson = rows.filter((_row, n) => n % 3 === person);
  const finished = ofPerson.filter(({ msdyn_result }) => msdyn_result !== undefined);
  expect(await history.erase(contact)).toEqual({ facts: finished.length, intakes: ofPerson.length, conversations: 0, days: 1 });
  expect(await history.erase(contact)).toEqual({ facts: 0, intakes: 0, conversations: 0, days: 0 });
  const after = await contentOf(history);
  expect(after.facts).toHaveLength(before.facts.length - finished.length);
  expect(after.intakes).toHaveLength(before.intakes.length - ofPerson.length);
  expect(after.contacts.has(contact)).toBe(false);
  expect(before.contacts.size - after.contacts.size).toBe(1);
});

/** By kind of file and contact key: how many rows of it lie in the container, those that were replaced too. */
async function contactsInFiles({ blobs }: History): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>();
  for await (const { name } of blobs.list('')) {
    const kind = /(facts|intakes)[^.]*\.parquet$/.exec(name)?.[1];
    const file = kind === undefined ? undefined : await blobs.read(name);
    if (file === undefined) continue;
    const contacts = (await readColumns(file.bytes, { names: ['contact'] })).values<string>('contact');
    for (const contact of Array.from(contacts)) found.set(`${kind} ${contact}`, (found.get(`${kind} ${contact}`) ?? 0) + 1);
  }
  return found;
}

test('nothing of the contact is left in any file, whether it was folded or replaced before', async () => {
  const history = await setUp();
  await history.file(rows);
  await history.quarters.compactDay(DAY);
  await history.file(rows.map((row) => ({ ...row, versionnumber: 2 })));
  const contact = contactKeyOf(rowOf(1), KEY);
  const before = await contactsInFiles(history);
  expect([before.get(`facts ${contact}`), before.get(`intakes ${contact}`)]).toEqual([expect.any(Number), expect.any(Number)]);
  await history.erase(contact);
  const after = await contactsInFiles(history);
  expect([after.get(`facts ${contact}`), after.get(`intakes ${contact}`)]).toEqual([undefined, undefined]);
  expect(after.size).toBe(before.size - 2);
});

test('open conversations of the erased deliveries go, others stay', async () => {
  const history = await setUp();
  await history.file(rows);
  await history.open.add(
    [0, 1].map((n) => ({ conversationId: guid(100 + n), deliveryId: guid(n), placeQuarterMs: DAY })),
    DAY,
  );
  expect(await history.erase(contactKeyOf(rowOf(1), KEY))).toMatchObject({ conversations: 1 });
  expect((await history.open.listDue(DAY)).map(({ deliveryId }) => deliveryId)).toEqual([guid(0)]);
});

test('a frozen day keeps its cubes, and loses the entry of a delivery whose fact is erased elsewhere', async () => {
  const history = await setUp();
  const created = { createdon: new Date(DAY).toISOString(), msdyn_result_date: new Date(DAY + DAY_MS).toISOString() };
  await history.file([rowOf(0, created), rowOf(1, created)]);
  await history.quarters.freezeDay(await readDay(history.quarters, DAY), new Set());
  const frozen = await readQuarter(history.quarters, DAY);
  expect(frozen?.intakes.map(({ id }) => id)).toEqual([guid(0), guid(1)]);
  expect(await history.erase(contactKeyOf(rowOf(1), KEY))).toEqual({ facts: 1, intakes: 1, conversations: 0, days: 2 });
  const after = await readQuarter(history.quarters, DAY);
  expect(after).toEqual({ ...frozen, intakes: frozen?.intakes.filter(({ id }) => id === guid(0)) });
});

test('what is left of a quarter hour is not kept for longer', async () => {
  const history = await setUp();
  await history.file(rows);
  history.clock.nowMs += 20 * HOUR_MS;
  await history.erase(contactKeyOf(rowOf(0), KEY));
  for (const { filedMs } of await statesOf(history.quarters)) expect(filedMs).toBe(DAY);
});

test('beside filings that move the rows no row of anybody else is lost, and a second erasure leaves none of the contact', async () => {
  const history = await setUp();
  await history.file(rows);
  const contact = contactKeyOf(rowOf(1), KEY);
  const at = (n: number) => new Date(DAY + ((n % 4) + 1) * HOUR_MS).toISOString();
  const moved = rows.map((_row, n) =>
    rowOf(n, { versionnumber: 2, msdyn_status: 'Complete', msdyn_result: 'NoAnswer', msdyn_result_date: at(n) }),
  );
  const others = rows.flatMap(({ msdyn_proactive_deliveryid: id }, n) => (n % 3 === 1 ? [] : id)).sort();
  await Promise.all([
    history.erase(contact),
    history.file(moved.filter((_row, n) => n % 2 === 0)),
    history.erase(contact),
    history.file(moved.filter((_row, n) => n % 2 === 1)),
  ]);
  await history.erase(contact);
  const { facts, intakes, contacts } = await contentOf(history);
  expect(contacts.has(contact)).toBe(false);
  expect(facts.sort()).toEqual(others);
  expect(intakes.sort()).toEqual(others);
});
