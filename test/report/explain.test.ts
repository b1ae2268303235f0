/** Every number that a report can hold is explained, and every explanation points at something that is there. */
import { expect, test } from 'vitest';
import { SETS } from '../../src/metrics/fact/sets.ts';
import { RATES } from '../../src/metrics/kpis/rate-table.ts';
import { explain } from '../../src/report/explain.ts';
import { fullReport } from './full-report.ts';

/** What says which item it is, how long a period is, or whether it is over, rather than how much. */
const LABELS = new Set([
  '$.provisional',
  '$.period.days',
  '$.comparison.before.period.days',
  '$.comparison.weekBefore.period.days',
  '$.comparison.breaks[*].rules',
  '$.bestTime.days',
  '$.bestTime.cells[*].weekday',
  '$.bestTime.cells[*].hour',
  '$.bestTime.byAttempt.cells[*].weekday',
  '$.bestTime.byAttempt.cells[*].hour',
  '$.callHours[*].weekday',
  '$.callHours[*].hour',
  '$.callTimes[*].fromSeconds',
  '$.callTimes[*].toSeconds',
  '$.contacts.attemptsPerContact[*].attempts',
  '$.contacts.reachByAttempt[*].attempt',
  '$.compliance.frequency[*].attempts',
  '$.compliance.frequency[*].hours',
  '$.restated[*].version',
  '$.signals[*].hours.from',
  '$.signals[*].hours.to',
  '$.signals[*].opens.hours.from',
  '$.signals[*].opens.hours.to',
]);

/** Values of reasons as data: each means what its sentence says. */
const OF_REASONS = /\.(?:values|data)\.[^.]+$/;

const { kpis, sets, notMeasured, definitions } = explain();
const explained = kpis.flatMap(({ path, alsoAt, parts }) =>
  [path, ...alsoAt].flatMap((at) => (parts.length === 0 ? [at] : parts.map((part) => `${at}.${part}`))),
);
const leaves = [...leavesOf(fullReport(), '$')];

test('explain() has an entry for every number and yes-or-no of a report', () => {
  const measured = leaves.filter(({ value }) => typeof value !== 'string').map(({ path }) => path);
  expect(measured.length).toBeGreaterThan(300);
  expect(measured.filter((path) => !LABELS.has(path) && !OF_REASONS.test(path) && !explained.includes(path))).toEqual([]);
});

test('every path that explain() names stands in a report', () => {
  const paths = new Set(leaves.map(({ path }) => path));
  expect(explained.filter((path) => !paths.has(path))).toEqual([]);
});

test('explain() has one entry for every rate, with its formula and columns', () => {
  for (const { id, formula, columns } of RATES) {
    expect(kpis.filter(({ path }) => path === `$.rates.${id}`)).toMatchObject([{ formula, columns, unit: 'share' }]);
  }
});

test('no id and no path is given twice', () => {
  expect(kpis.map(({ id }) => id)).toEqual([...new Set(kpis.map(({ id }) => id))]);
  expect(explained).toEqual([...new Set(explained)]);
  expect(notMeasured.map(({ id }) => id)).toEqual([...new Set(notMeasured.map(({ id }) => id))]);
});

test('nothing is both measured and named as not measured', () => {
  const measured = new Set(kpis.map(({ name }) => name));
  expect(notMeasured.filter(({ name }) => measured.has(name))).toEqual([]);
});

test('every entry says what it is in words', () => {
  for (const { name, formula, filters } of kpis) for (const words of [name, formula, filters]) expect(words.trim()).not.toBe('');
  for (const { reason } of notMeasured) expect(reason.trim()).not.toBe('');
});

test('explain() tells all sets with the results that classify() puts there', () => {
  expect(sets.map(({ id }) => id)).toEqual(Object.keys(SETS));
  const resultsOf = (id: string) => sets.find((set) => set.id === id)?.results;
  expect(resultsOf('offHook')).toEqual([
    'LiveAnswer',
    'AnsweringMachine',
    'AnsweringMachineHangup',
    'Undetermined',
    'BotFailed',
    'CallEnded',
  ]);
  expect(resultsOf('liveMin')).toEqual(['LiveAnswer']);
  expect(resultsOf('smsDelivered')).toEqual(['Delivered']);
  expect(resultsOf('timed')).toEqual([]);
});

test('explain() names the version of its definitions, and is plain JSON', () => {
  expect(definitions).toBe(fullReport().definitions);
  expect(JSON.parse(JSON.stringify(explain()))).toEqual(explain());
});

/** Every value that is no object and no list, with its path; the items of a list share one. */
function* leavesOf(value: unknown, path: string): Generator<{ readonly path: string; readonly value: unknown }> {
  if (Array.isArray(value)) for (const item of value) yield* leavesOf(item, `${path}[*]`);
  else if (typeof value === 'object' && value !== null)
    for (const [key, part] of Object.entries(value)) yield* leavesOf(part, `${path}.${key}`);
  else yield { path, value };
}
