import { expect, test } from 'vitest';
import { type Day, dayJson, EMPTY_QUARTER, filedByOf, isInFile, newDay, parseDay, quarterStateOf } from '../../../src/history/days/day.ts';
import { QUARTER_MS } from '../../../src/time/lengths.ts';

const DAY_START_MS = Date.UTC(2026, 10, 22);
const quarter = {
  ...EMPTY_QUARTER,
  revision: 4,
  facts: 3,
  intakes: 2,
  open: 1,
  filedMs: 5,
  rules: [[2, 1] as [number, number], [7, 2] as [number, number]],
};
const day: Day = {
  ...newDay(DAY_START_MS, 'life'),
  revision: 5,
  files: new Map([['facts', 3] as const]),
  open: [{ revision: 5, name: '000005-a', kinds: ['facts'], rows: 2 }],
  quarters: new Map([
    [DAY_START_MS + 95 * QUARTER_MS, quarter],
    [DAY_START_MS, EMPTY_QUARTER],
  ]),
};

test('a day comes back from its JSON as it was, with its quarter hours in order of time', () => {
  const read = parseDay(DAY_START_MS, dayJson(day));
  expect(read).toEqual(day);
  expect([...(read?.quarters.keys() ?? [])]).toEqual([DAY_START_MS, DAY_START_MS + 95 * QUARTER_MS]);
});

test.each([
  undefined,
  '',
  'no JSON',
  '{}',
  '[]',
  dayJson(day).replace('"revision":5', '"revision":-1'),
  dayJson(day).replace('"facts"', '"others"'),
])('what is no day of this version is none: %s', (json) => expect(parseDay(DAY_START_MS, json)).toBeUndefined());

test('the busiest day of 64 open edits and of three sets of rules has room in an entity, which is 32,768 characters', () => {
  const busy = {
    revision: 99_999,
    facts: 999_999,
    intakes: 999_999,
    open: 99_999,
    filedMs: DAY_START_MS,
    rules: [1, 2, 3].map((n): [number, number] => [n, 99_999]),
  };
  const json = dayJson({
    ...day,
    open: Array.from({ length: 64 }, () => ({ revision: 99_999, name: '099999-0123456789ab', kinds: ['facts', 'intakes'], rows: 999_999 })),
    quarters: new Map(Array.from({ length: 96 }, (_, i) => [DAY_START_MS + i * QUARTER_MS, busy])),
  });
  expect(json.length).toBeLessThan(25_000);
});

test('the etag of a quarter hour names its revision and the life of its day', () => {
  const state = quarterStateOf(day, DAY_START_MS, quarter);
  expect(state).toEqual({ quarterMs: DAY_START_MS, etag: 'life-4', facts: 3, intakes: 2, open: 1, filedMs: 5, frozen: false });
  expect(quarterStateOf({ ...day, life: 'next' }, DAY_START_MS, quarter).etag).not.toBe(state.etag);
});

test('facts were filed by the rules from the least to the greatest number; nothing by none', () => {
  expect([filedByOf(quarter), filedByOf(EMPTY_QUARTER)]).toEqual([[2, 7], null]);
});

test('a cube is in a file of its revision or a later one, and in any of a frozen day', () => {
  expect([3, 4, 5].map((revision) => isInFile(day, quarter, revision))).toEqual([false, true, true]);
  expect(isInFile({ frozen: true }, quarter, 0)).toBe(true);
});
