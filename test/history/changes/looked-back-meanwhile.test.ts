/** Whatever comes between any two requests of looking back from a day: no blob keeps a contact that is gone from its records, and none tells other numbers. */
import { expect, test } from 'vitest';
import { readColumns } from '../../../src/history/parquet/parquet-file.ts';
import type { QuarterStore } from '../../../src/history/quarters/quarter-store.ts';
import { loadLookBacks } from '../../../src/lookup/loaded/load-look-backs.ts';
import { wordsOf } from '../../../src/metrics/contacts/contact-numbers.ts';
import type { Fact, Intake } from '../../../src/metrics/fact/fact.ts';
import { RULE_PACKS } from '../../../src/metrics/zones/rule-packs.ts';
import { eraseContact } from '../../../src/retention/erase-contact.ts';
import { DAY_MS, QUARTER_MS } from '../../../src/time/lengths.ts';
import { sampleFacts } from '../../lookup/stored-facts.ts';
import { readDay } from '../../support/history/read-quarter.ts';
import { file, openDays } from '../open-days.ts';

const { storage, store } = openDays('lookedBackMeanwhile');
const CAPS = RULE_PACKS.flatMap(({ caps }) => caps);
/** Their words are unlike any number that a column may hold. */
const [GONE, STAYS] = ['fedcba98e7654321', 'abcdef01d2345678'];
// A year apart, so that none looks back at another.
let nextDayMs = Date.UTC(2000, 0, 1);

type Meanwhile = (other: QuarterStore, dayMs: number) => Promise<void>;

/** A day of its own in which the contact that goes has facts, or has not, and intake entries. */
async function folded(hasFacts: boolean): Promise<number> {
  const dayMs = nextDayMs;
  nextDayMs += 366 * DAY_MS;
  const contactOf = (i: number) => (hasFacts && i % 2 === 0 ? GONE : STAYS);
  const facts = sampleFacts(dayMs, dayMs + QUARTER_MS, 12).map(
    (fact, i): Fact => ({ ...fact, id: `${fact.id} ${dayMs}`, contact: contactOf(i) }),
  );
  const intakes = facts.map((fact, i) => intakeOf({ ...fact, contact: i % 3 === 0 ? GONE : contactOf(i) }));
  await file(store(), dayMs, { facts, intakes });
  await store().compactDay(dayMs);
  return dayMs;
}

function intakeOf({ id, version, scope, contact, placeMs }: Fact): Intake {
  return { id, version, scope, contact, placeMs, createdMs: placeMs, openStatus: '', stuckFromMs: null, alsoAt: [] };
}

/** One in which something else is done before its request of that number; `wasDone` says whether it came that far. */
function interrupted(at: number, meanwhile: () => Promise<void>) {
  let requests = 0;
  const between = <T extends object>(target: T): T =>
    new Proxy(target, {
      get(object, name) {
        const value: unknown = Reflect.get(object, name);
        if (typeof value !== 'function') return value;
        return async (...args: unknown[]) => {
          if (requests++ === at) await meanwhile();
          return value.apply(object, args);
        };
      },
    });
  return { store: store({ blobs: between(storage().blobs), days: between(storage().days) }), wasDone: () => requests > at };
}

/** Looks back from days of their own, and does something else before each of the requests in turn; gives these days. */
async function atEach(hasFacts: boolean, meanwhile: Meanwhile, check: (dayMs: number) => Promise<void>): Promise<number> {
  for (let at = 0; ; at++) {
    const dayMs = await folded(hasFacts);
    const lookBacks = await loadLookBacks(store(), { fromMs: dayMs, toMs: dayMs + DAY_MS });
    // One is there already, as on most nights.
    await store().writeLookBacks(await readDay(store(), dayMs), lookBacks, 'before');
    expect(await holding(dayMs, GONE)).toContainEqual(expect.stringMatching(/^contacts\//));
    const day = await readDay(store(), dayMs);
    const { store: slow, wasDone } = interrupted(at, () => meanwhile(store(), dayMs));
    await slow.writeLookBacks(day, lookBacks, 'state');
    if (!wasDone()) return at;
    await check(dayMs);
  }
}

/** Names of the day's blobs that hold the contact, as text or as numbers. */
async function holding(dayMs: number, contact: string): Promise<readonly string[]> {
  const words = new Set(wordsOf(contact).flatMap((word) => [word, word | 0]));
  const date = new Date(dayMs).toISOString().slice(0, 10);
  const { blobs } = storage();
  const found: string[] = [];
  for await (const { name } of blobs.list('')) {
    const read = name.includes(date) ? await blobs.read(name) : undefined;
    if (read === undefined) continue;
    const columns = await readColumns(read.bytes);
    const values = ['contact', 'contact_high', 'contact_low'].flatMap((column) => Array.from(columns.values<string | number>(column)));
    if (values.some((value) => value === contact || words.has(Number(value ?? 0)))) found.push(name);
  }
  return found;
}

async function told(dayMs: number) {
  const found = [];
  for await (const { parts, created } of store()
    .readable()
    .listContactParts(dayMs, dayMs + DAY_MS, CAPS))
    found.push({ parts, created });
  return found;
}

test.each([
  ['in facts and intake entries', true],
  ['in intake entries alone', false],
])('a contact %s that is erased meanwhile is in no blob', async (_, hasFacts) => {
  const erase: Meanwhile = async (quarters) => {
    await eraseContact({ quarters, open: { removeDeliveries: async () => 0 } }, GONE);
  };
  const requests = await atEach(hasFacts, erase, async (dayMs) => {
    expect(await holding(dayMs, GONE)).toEqual([]);
    expect(await holding(dayMs, STAYS)).not.toEqual([]);
  });
  expect(requests).toBeGreaterThan(6);
});

test('a day that is frozen or removed meanwhile has no contact in any blob', async () => {
  for (const end of ['freezeDay', 'removeDay'] as const) {
    const requests = await atEach(
      true,
      async (other, dayMs) => void (await other[end](await readDay(other, dayMs), new Set([dayMs]))),
      async (dayMs) => expect([...(await holding(dayMs, GONE)), ...(await holding(dayMs, STAYS))]).toEqual([]),
    );
    expect(requests).toBeGreaterThan(6);
  }
});

test('what changes meanwhile, folded or not, is told as the records have it', async () => {
  for (const isFolded of [true, false]) {
    const change: Meanwhile = async (other, dayMs) => {
      const [fact] = sampleFacts(dayMs, dayMs + QUARTER_MS, 1);
      if (fact === undefined) throw new Error('no sample');
      await file(other, dayMs, { intakes: [intakeOf({ ...fact, id: `new ${dayMs}`, contact: GONE })] });
      if (isFolded) await other.compactDay(dayMs);
    };
    await atEach(false, change, async (dayMs) => {
      const now = await told(dayMs);
      const { blobs } = storage();
      for await (const { name } of blobs.list(`contacts/${new Date(dayMs).toISOString().slice(0, 10)}`)) await blobs.remove(name);
      expect(now).toEqual(await told(dayMs));
    });
  }
});
