/** A busy day is folded part by part. */
import { expect, test } from 'vitest';
import { partsOf } from '../../../src/history/changes/fold-records.ts';
import type { DayQuarter } from '../../../src/history/days/day.ts';
import { GROUP_ROWS } from '../../../src/history/parquet/parquet-file.ts';
import { DAY_MS, HOUR_MS, QUARTER_MS } from '../../../src/time/lengths.ts';
import { memoryQuarters } from '../../support/history/memory-quarters.ts';
import { file, openDays, someRecords } from '../open-days.ts';
import { toldBy } from '../told-by.ts';

const { store } = openDays('foldRecords');
const dayMs = Date.UTC(2026, 10, 22);

function quarters(counts: readonly (readonly [facts: number, intakes: number])[]): ReadonlyMap<number, DayQuarter> {
  return new Map(
    counts.map(([facts, intakes], i) => [
      dayMs + i * QUARTER_MS,
      { revision: 1, facts, intakes, open: 0, filedMs: 0, rules: [] } satisfies DayQuarter,
    ]),
  );
}

test('partsOf() parts the whole day where the records of both kinds would be more than are written together', () => {
  const half = GROUP_ROWS / 2;
  const end = dayMs + DAY_MS;
  expect(partsOf({ dayMs, quarters: new Map() })).toEqual([[dayMs, end]]);
  expect(partsOf({ dayMs, quarters: quarters([[half, half]]) })).toEqual([[dayMs, end]]);
  const [second, third] = [dayMs + QUARTER_MS, dayMs + 2 * QUARTER_MS];
  expect(
    partsOf({
      dayMs,
      quarters: quarters([
        [half, half],
        [0, 1],
        [GROUP_ROWS, 0],
      ]),
    }),
  ).toEqual([
    [dayMs, second],
    [second, third],
    [third, end],
  ]);
  // More than that in one quarter hour stays together.
  expect(partsOf({ dayMs, quarters: quarters([[2 * GROUP_ROWS, 0]]) })).toEqual([[dayMs, end]]);
});

test('a day of several parts tells after its fold, and after a second one, what was filed', async () => {
  const [one, model] = [store({ now: () => 0 }), memoryQuarters({ now: () => 0 })];
  // Of both kinds together more than half of what a part may have, so each begins one.
  const each = GROUP_ROWS / 4 + 1;
  const times = [2, 9, 20].map((hour) => dayMs + hour * HOUR_MS);
  const fill = async (at: number, count: number, seed: number) => {
    for (const target of [one, model]) await file(target, at, someRecords(at, count, seed));
  };
  for (const at of times) await fill(at, each, at);
  await one.compactDay(dayMs);
  for (const at of [...times.slice(1), dayMs + 23 * HOUR_MS]) await fill(at, 3, at + 1);
  await one.compactDay(dayMs);
  const names = ['facts', 'intakes', 'tallies'] as const;
  expect(await toldBy(one, dayMs, dayMs + DAY_MS, names)).toEqual(await toldBy(model, dayMs, dayMs + DAY_MS, names));
});
