/** What a closed day tells of contacts in a blob of its own: the same as its records, of any span of it, and nothing once the day has changed. */
import { expect, inject, test } from 'vitest';
import { compactDays } from '../../../src/compaction/compact-days.ts';
import type { Blobs } from '../../../src/history/blobs/blobs.ts';
import { CONTACT_BLOBS } from '../../../src/history/days/day-blobs.ts';
import type { DayState, QuarterStore } from '../../../src/history/quarters/quarter-store.ts';
import { newContactSum } from '../../../src/metrics/contacts/contact-sum.ts';
import { LOOK_BACK_DAYS, type LookBack } from '../../../src/metrics/contacts/look-back/look-back.ts';
import type { Fact, Intake } from '../../../src/metrics/fact/fact.ts';
import { RULE_PACKS } from '../../../src/metrics/zones/rule-packs.ts';
import { DAY_MS, HOUR_MS, QUARTER_MS } from '../../../src/time/lengths.ts';
import { quarterOf } from '../../../src/time/quarter.ts';
import { sampleFacts } from '../../lookup/stored-facts.ts';
import { raiseVersion } from '../../upgrades/raise-version.ts';
import { file, openDays } from '../open-days.ts';
import { namesOf } from '../support.ts';

const PREFIX = 'dayContacts';
const { storage, store } = openDays(PREFIX);
const CAPS = RULE_PACKS.flatMap(({ caps }) => caps);
const NONE: ReadonlyMap<string, LookBack> = new Map();
let nextDayMs = Date.UTC(2026, 5, 1);

/** A day of its own, two weeks after that of the test before, with rows of three contacts, closed and looked back from; blobs that were read are noted. */
async function closedDay() {
  const at = nextDayMs;
  nextDayMs += 14 * DAY_MS;
  const read: string[] = [];
  const { blobs } = storage();
  const noting: Blobs = {
    ...blobs,
    read: (name) => {
      read.push(name);
      return blobs.read(name);
    },
  };
  const quarters = store({ blobs: noting, now: () => at + DAY_MS });
  // Some have a window as old as dates that stand for none.
  const facts = sampleFacts(at, at + DAY_MS, 300).map((fact, i) => (i % 3 === 0 ? { ...fact, windowStartMs: Date.UTC(1900, 0, 1) } : fact));
  const byQuarter = Map.groupBy(facts, ({ placeMs }) => quarterOf(placeMs));
  await Promise.all(Array.from(byQuarter, ([quarterMs, all]) => file(quarters, quarterMs, { facts: all, intakes: all.map(intakeOf) })));
  await compactDays(quarters, { nowMs: at + 2 * DAY_MS });
  return { dayMs: at, facts, quarters, read, contacts: () => namesOf(blobs, `${CONTACT_BLOBS}${new Date(at).toISOString().slice(0, 10)}`) };
}

function intakeOf({ id, version, scope, contact, placeMs }: Fact): Intake {
  return { id, version, scope, contact, placeMs, createdMs: placeMs, openStatus: '', stuckFromMs: null, alsoAt: [] };
}

async function stateOf(quarters: QuarterStore, at: number): Promise<DayState> {
  const found = (await Array.fromAsync(quarters.listDays())).find((day) => day.dayMs === at);
  if (found === undefined) throw new Error('no day');
  return found;
}

/** What reports are told of a span, with caps or without. */
async function told(quarters: QuarterStore, [fromMs, toMs]: readonly [number, number], caps = CAPS) {
  const [lists, sum, attempted] = [quarters.readable(), newContactSum({ caps }), newContactSum({ caps })];
  for await (const { parts, created } of lists.listContactParts(fromMs, toMs, caps)) {
    parts?.forEach(sum.add);
    created.forEach(sum.addLoads);
  }
  for await (const keys of lists.listAttempted(fromMs, toMs)) attempted.addLoads(keys);
  const { contactsLoaded, withoutContact } = attempted.finish();
  return { ...sum.finish(), attempted: [contactsLoaded, withoutContact] };
}

const isRecords = (name: string) => name.startsWith('facts/') || name.startsWith('intakes/');

test('tells what the records tell, of any span of the day, and they are not read', async () => {
  const { dayMs: at, quarters, read, contacts } = await closedDay();
  const spans = [
    [at, at + DAY_MS],
    [at - DAY_MS, at + 2 * DAY_MS],
    [at + 5 * HOUR_MS + 3 * QUARTER_MS, at + DAY_MS],
    [at + QUARTER_MS, at + 2 * QUARTER_MS],
    [at + 7 * HOUR_MS, at + 7 * HOUR_MS],
  ] as const;
  const all = async () => Promise.all(spans.flatMap((span) => [told(quarters, span), told(quarters, span, [])]));
  read.length = 0;
  const kept = await all();
  expect(read.filter(isRecords)).toEqual([]);
  for (const name of await contacts()) await storage().blobs.remove(name);
  expect(await all()).toEqual(kept);
  expect(read.filter(isRecords).length).toBeGreaterThan(0);
  const [day] = kept;
  expect(day).toMatchObject({ contacts: 3, contactsLoaded: 3, attempted: [3, expect.anything()] });
  expect(day?.reachByAttempt.length).toBeGreaterThan(3);
  expect(day?.caps.some(({ rowsOver }) => rowsOver > 0)).toBe(true);
});

/** Writes other bytes in place of a blob's. */
async function rewrite(name: string, change: (bytes: Uint8Array) => Uint8Array): Promise<void> {
  const read = await storage().blobs.read(name);
  if (read === undefined) throw new Error(`no ${name}`);
  await storage().blobs.write(name, change(read.bytes), read.etag);
}

test.each([
  ['damaged', (name: string) => rewrite(name, (bytes) => bytes.map((byte, i) => (i === bytes.length >> 1 ? byte ^ 1 : byte)))],
  ['cut off', (name: string) => rewrite(name, (bytes) => bytes.subarray(0, 100))],
  ['of a newer version', (name: string) => raiseVersion({ connectionString: inject('storageConnection'), prefix: PREFIX }, name)],
])('one that is %s costs the reading of the records, and no number', async (_, change) => {
  const { dayMs: at, quarters, read, contacts } = await closedDay();
  const kept = await told(quarters, [at, at + DAY_MS]);
  for (const name of await contacts()) await change(name);
  read.length = 0;
  expect(await told(quarters, [at, at + DAY_MS])).toEqual(kept);
  expect(read.filter(isRecords).length).toBeGreaterThan(0);
});

test.each(['facts', 'intakes'] as const)('once %s have changed nobody reads it, and the fold leaves none', async (kind) => {
  const { dayMs: at, facts, quarters, read, contacts } = await closedDay();
  const [fact] = facts;
  if (fact === undefined) throw new Error('no facts');
  expect(await contacts()).toHaveLength(1);
  const changed = { ...fact, version: { ...fact.version, number: fact.version.number + 1 }, contact: 'dddddddd000000dd' };
  await file(quarters, quarterOf(fact.placeMs), kind === 'facts' ? { facts: [changed] } : { intakes: [intakeOf(changed)] });
  read.length = 0;
  const created = (await Array.fromAsync(quarters.readable().listContactParts(at, at + DAY_MS, []))).flatMap((day) => day.created);
  expect(read.filter((name) => name.startsWith(CONTACT_BLOBS))).toEqual([]);
  const words = created.flatMap((keys) => [...keys.contacts]);
  expect(words.includes(0xdddddddd)).toBe(kind === 'intakes');
  expect(await quarters.compactDay(at)).toBe(true);
  expect(await contacts()).toEqual([]);
});

test('looking back again leaves one, and a day that is frozen or removed none', async () => {
  const [frozen, removed] = [await closedDay(), await closedDay()];
  for (const { dayMs: at, quarters, contacts } of [frozen, removed]) {
    const [before] = await contacts();
    expect(await quarters.writeLookBacks(await stateOf(quarters, at), NONE, 'again')).toBe(true);
    const after = await contacts();
    expect([after.length, after.includes(before ?? '')]).toEqual([1, false]);
  }
  expect(await frozen.quarters.freezeDay(await stateOf(frozen.quarters, frozen.dayMs), new Set([frozen.dayMs]))).toBe(true);
  expect(await removed.quarters.removeDay(await stateOf(removed.quarters, removed.dayMs))).toBe(true);
  expect([await frozen.contacts(), await removed.contacts()]).toEqual([[], []]);
});

test("one that was written while the day changed is nobody's, and does not stay", async () => {
  const { dayMs: at, facts, quarters, contacts } = await closedDay();
  const [fact] = facts;
  if (fact === undefined) throw new Error('no facts');
  const { blobs } = storage();
  const slow = store({
    blobs: {
      ...blobs,
      async write(name, bytes, replaced) {
        if (name.startsWith(CONTACT_BLOBS))
          await file(quarters, quarterOf(fact.placeMs), { facts: [{ ...fact, result: 'changed meanwhile' }] });
        return blobs.write(name, bytes, replaced);
      },
    },
  });
  expect(await slow.writeLookBacks(await stateOf(slow, at), NONE, 'slow')).toBe(true);
  expect(await contacts()).toEqual([]);
});

/** Writes the day's entity as a version did that knew of no contacts. */
async function forgetContacts(at: number): Promise<void> {
  const { days } = storage();
  const { etag: _, ...entity } = await days.getEntity<{ day: string }>('day', new Date(at).toISOString().slice(0, 10));
  const day = JSON.parse(entity.day);
  expect(day.lookBack.contacts).toEqual({ revision: day.revision, name: expect.any(String) });
  delete day.lookBack.contacts;
  await days.updateEntity({ ...entity, partitionKey: 'day', rowKey: `${entity.rowKey}`, day: JSON.stringify(day) }, 'Replace');
}

test('a day that an earlier version looked back from gets one the night after, of what lies with its facts', async () => {
  // Far from the days of other tests.
  nextDayMs += LOOK_BACK_DAYS * DAY_MS;
  const { dayMs: at, quarters, read, contacts } = await closedDay();
  const kept = await told(quarters, [at, at + DAY_MS]);
  await forgetContacts(at);
  const [old] = await contacts();
  let listed: number[] = [];
  const noting: QuarterStore = {
    ...quarters,
    listContactFacts(fromMs, toMs, wanted) {
      if (fromMs >= at - LOOK_BACK_DAYS * DAY_MS) listed.push(fromMs);
      return quarters.listContactFacts(fromMs, toMs, wanted);
    },
  };
  await compactDays(noting, { nowMs: at + 2 * DAY_MS });
  expect((await contacts()).filter((name) => name !== old)).toHaveLength(1);
  expect(listed).toEqual([at]);
  read.length = 0;
  expect(await told(quarters, [at, at + DAY_MS])).toEqual(kept);
  expect(read.filter(isRecords)).toEqual([]);
  listed = [];
  await compactDays(noting, { nowMs: at + 4 * DAY_MS });
  expect(listed).toEqual([]);
});

test('a day of which there is nothing to tell is looked back from once', async () => {
  const { dayMs: at, facts, quarters, contacts } = await closedDay();
  for (const [quarterMs, all] of Map.groupBy(facts, ({ placeMs }) => quarterOf(placeMs)))
    await quarters.edit(quarterMs, { facts: all.map(({ id }) => id), intakes: all.map(({ id }) => id) }, () => ({
      facts: all.map(({ id, version }) => ({ id, version })),
      goneIntakes: all.map(({ id }) => id),
    }));
  await compactDays(quarters, { nowMs: at + 3 * DAY_MS });
  expect(await contacts()).toEqual([]);
  const { etag } = await stateOf(quarters, at);
  await compactDays(quarters, { nowMs: at + 6 * DAY_MS });
  expect((await stateOf(quarters, at)).etag).toBe(etag);
});

test('one that is named stays where the answer was lost and another writer came between', async () => {
  const { dayMs: at, quarters, read, contacts } = await closedDay();
  const { days } = storage();
  let lost = 0;
  const losing = new Proxy(days, {
    get(table, name) {
      if (name !== 'updateEntity') return Reflect.get(table, name).bind?.(table);
      return async (...[entity, ...rest]: Parameters<typeof days.updateEntity>) => {
        if (lost++ > 0) return table.updateEntity(entity, ...rest);
        await table.updateEntity(entity, ...rest);
        await table.updateEntity({ ...entity, stamp: 'another' }, 'Replace');
        return table.updateEntity(entity, ...rest);
      };
    },
  });
  expect(await store({ days: losing }).writeLookBacks(await stateOf(quarters, at), NONE, 'lost')).toBe(true);
  expect(lost).toBe(2);
  // Nobody names the one before: it goes with the orphans.
  expect(await contacts()).toHaveLength(2);
  read.length = 0;
  await told(quarters, [at, at + DAY_MS]);
  expect(read.filter(isRecords)).toEqual([]);
});

test('one that was lost is made anew the night after', async () => {
  const { dayMs: at, quarters, read, contacts } = await closedDay();
  const [lost] = await contacts();
  const { etag } = await stateOf(quarters, at);
  await quarters.removeOrphans();
  expect((await stateOf(quarters, at)).etag).toBe(etag);
  await storage().blobs.remove(lost ?? '');
  await quarters.removeOrphans();
  await compactDays(quarters, { nowMs: at + 3 * DAY_MS });
  expect(await contacts()).toHaveLength(1);
  read.length = 0;
  await told(quarters, [at, at + DAY_MS]);
  expect(read.filter(isRecords)).toEqual([]);
});
