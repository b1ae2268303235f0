/** What the lists note of the rules that the facts of a quarter hour were filed by. */
import { expect, test } from 'vitest';
import type { Fact } from '../../../src/metrics/fact/fact.ts';
import { DAY_MS, QUARTER_MS } from '../../../src/time/lengths.ts';
import { readDay } from '../../support/history/read-quarter.ts';
import { file, openDays, someRecords, takeOut } from '../open-days.ts';
import { collect } from '../support.ts';

const { store } = openDays('filedBy');
const AT = Date.UTC(2026, 10, 1);
const [first, second, third] = someRecords(AT, 3).facts as [Fact, Fact, Fact];
const by = (fact: Fact, rules: number): Fact => ({ ...fact, version: { ...fact.version, rules } });

/** What each of the lists notes of the quarter hour; the same of all of them. */
async function notedAt(quarterMs: number) {
  const one = store();
  const span = [quarterMs, quarterMs + QUARTER_MS] as const;
  const noted = await Promise.all(
    (['listTallies', 'listCubes', 'listContactFacts', 'listFacts', 'listIntakes'] as const).map(async (list) => {
      const lists = one.readable();
      await collect<unknown>(lists[list](...span));
      return lists.filedBy.get(quarterMs) ?? null;
    }),
  );
  const sums = one.readable();
  await sums.sumTallies(...span, () => () => undefined);
  expect(noted).toEqual(noted.map(() => sums.filedBy.get(quarterMs) ?? null));
  return noted[0];
}

test('the least and the greatest number of the rules are noted by every list, and tombstones do not count', async () => {
  const facts = [by(first, 3), by(second, 2), by(third, 7)];
  await file(store(), AT, { facts });
  await store().edit(AT, { facts: ['gone'] }, () => ({ facts: [{ id: 'gone', version: { ...first.version, rules: 9 } }] }));
  expect(await notedAt(AT)).toEqual([2, 7]);
  await store().compactDay(AT);
  expect(await notedAt(AT)).toEqual([2, 7]);
  await file(store(), AT, { facts: facts.map((fact) => by(fact, 8)) });
  expect(await notedAt(AT)).toEqual([8, 8]);
});

test('what is removed is filed by none any more', async () => {
  const at = AT + DAY_MS;
  await file(store(), at, { facts: [by(first, 3), by(second, 5)] });
  await takeOut(store(), at, { facts: [first] });
  expect(await notedAt(at)).toEqual([5, 5]);
  await takeOut(store(), at, { facts: [second] });
  expect(await notedAt(at)).toBeNull();
});

test('a quarter hour stays as it was filed when it is frozen, and when only intake entries come', async () => {
  const at = AT + 2 * DAY_MS;
  await file(store(), at, { facts: [by(first, 4)] });
  await file(store(), at, { intakes: someRecords(at, 2).intakes });
  expect(await notedAt(at)).toEqual([4, 4]);
  expect(await store().freezeDay(await readDay(store(), at), new Set())).toBe(true);
  expect(await notedAt(at)).toEqual([4, 4]);
});

test('one without facts is filed by none', async () => {
  const at = AT + 3 * DAY_MS;
  await file(store(), at, { intakes: someRecords(at, 2).intakes });
  expect(await notedAt(at)).toBeNull();
});
