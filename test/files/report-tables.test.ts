/** The tables of a report: that none of its values is forgotten, and that a table stays what it is whatever the report holds. */
import { describe, expect, test } from 'vitest';
import { reportTables, TABLES } from '../../src/files/report-tables.ts';
import { type ColumnType, cellOf } from '../../src/files/tables/column.ts';
import { rowsOf } from '../../src/files/tables/table.ts';
import { SHOWN_LIST_NAMES } from '../../src/metrics/cube/lists.ts';
import { RATES } from '../../src/metrics/kpis/rate-table.ts';
import type { Report } from '../../src/report/report.ts';
import { fullReport } from '../report/full-report.ts';
import { hostileReport } from '../support/hostile-report.ts';
import { emptyReport, provisionalReport, sampleReport } from '../support/sample-report.ts';

const REPORTS: readonly (readonly [string, Report])[] = [
  ['full', fullReport()],
  ['sample', sampleReport()],
  ['provisional', provisionalReport()],
  ['empty', emptyReport()],
  ['hostile', hostileReport()],
];

/** Every text and number of the report replaced by one that stands nowhere else. */
function marked(report: Report): { readonly report: Report; readonly marks: ReadonlyMap<unknown, string> } {
  const marks = new Map<unknown, string>();
  const mark = (value: unknown, path: string): unknown => {
    if (Array.isArray(value)) return value.map((part, i) => mark(part, `${path}[${i}]`));
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, mark(part, `${path}.${key}`)]));
    if (typeof value === 'boolean' || value === null || path.startsWith('$.comparison.signals')) return value;
    const unique = typeof value === 'number' ? marks.size + 1_000_000 : `text ${marks.size}`;
    marks.set(unique, path);
    return unique;
  };
  return { report: mark(report, '$') as Report, marks };
}

test('every text and number of a report stands in one of its tables', () => {
  const { report, marks } = marked(fullReport());
  const cells = reportTables(report).flatMap((table) => [...rowsOf(table)].flat());
  // Several texts are one cell, each on a line of its own.
  const shown = new Set<unknown>(
    cells.flatMap((cell): readonly unknown[] => (typeof cell === 'string' ? [cell, ...cell.split('\n')] : [cell])),
  );
  const forgotten = [...marks]
    .filter(([mark, path]) => !shown.has(mark) && !path.startsWith('$.comparison.weekBefore.'))
    .map(([, path]) => path);
  expect(marks.size).toBeGreaterThan(500);
  expect(forgotten).toEqual([]);
});

test('every column of every table holds something in a report in which nothing is null', () => {
  const empty = reportTables(fullReport()).flatMap((table) =>
    table.columns
      .filter((column) => table.items.every((item) => cellOf(item, column) === null))
      .map(({ name }) => `${table.name}: ${name}`),
  );
  // Documented values are not marked, a note need not have five values, and what is no rate of the table of rates is not compared.
  expect(empty.filter((column) => !/: (?:unknown|values\.[1-4])$/.test(column))).toEqual([]);
});

test('names of tables can be names of sheets: at most 31 characters, plain, and no two alike but for case', () => {
  const names = TABLES.map(({ name }) => name);
  expect(names.filter((name) => !/^[A-Za-z]\w{0,30}$/.test(name))).toEqual([]);
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
});

test('no table has two columns of one name', () => {
  for (const { name, columns } of TABLES) expect(new Set(columns.map((column) => column.name)).size, name).toBe(columns.length);
});

const HOLDS: Readonly<Record<ColumnType, (value: unknown) => boolean>> = {
  text: (value) => typeof value === 'string',
  count: (value) => Number.isInteger(value),
  number: (value) => typeof value === 'number',
  rate: (value) => typeof value === 'number' && value >= 0 && value <= 1,
  seconds: (value) => typeof value === 'number',
  date: (value) => /^\d{4}-\d\d-\d\d$/.test(String(value)),
  instant: (value) => !Number.isNaN(Date.parse(String(value))) && String(value).endsWith('Z'),
  'yes or no': (value) => typeof value === 'boolean',
};

describe.each(REPORTS)('the tables of the %s report', (_name, report) => {
  const tables = reportTables(report);

  test('are the same, in the same order, with the same columns', () => {
    expect(tables.map(({ items: _, ...table }) => table)).toEqual(TABLES.map(({ itemsOf: _, ...table }) => table));
  });

  test('hold in each cell what its column says, or nothing', () => {
    const wrong = tables.flatMap((table) =>
      [...rowsOf(table)].flatMap((row, n) =>
        row.flatMap((cell, i) => {
          const { name = '', type = 'text' } = table.columns[i] ?? {};
          return cell === null || HOLDS[type](cell) ? [] : [`${table.name} ${n} ${name} (${type}): ${String(cell).slice(0, 40)}`];
        }),
      ),
    );
    expect(wrong).toEqual([]);
  });

  test('have every list and rate as the report has it', () => {
    for (const name of SHOWN_LIST_NAMES) expect(tables.find((table) => table.name === name)?.items, name).toEqual(report[name]);
    const rates = tables.find(({ name }) => name === 'rates')?.items ?? [];
    for (const { id } of RATES) expect(rates).toContainEqual(expect.objectContaining({ path: `rates.${id}`, ...report.rates[id] }));
  });
});

test('what was not measured is empty, and never 0', () => {
  const tables = reportTables(emptyReport());
  const totals = tables.find(({ name }) => name === 'totals')?.items ?? [];
  expect(totals).toContainEqual(expect.objectContaining({ id: 'contacts', value: null }));
  expect(totals).toContainEqual(expect.objectContaining({ id: 'value.sum', value: null }));
  const rates = tables.find(({ name }) => name === 'rates')?.items ?? [];
  expect(rates.filter((rate) => 'value' in rate && rate.value === 0)).toEqual([]);
});

test('a part of all says whose it is, with ids and with names: a row a scope, and a line a scope in the summary', () => {
  const [queue] = sampleReport().byQueue;
  const allowed = [{ queue: [queue?.key ?? '', ''] }, { queue: 'gone', channel: 'SMS' }];
  const tables = reportTables({ ...sampleReport(), allowed });
  const cellsOf = (table: string, ...names: readonly string[]) =>
    tables.find(({ name }) => name === table)?.items.map((item) => names.map((name) => cellOf(item, { name })));
  expect(cellsOf('allowed', 'queue', 'queueName', 'channel', 'channelName', 'configuration')).toEqual([
    [`${queue?.key}\n`, `${queue?.name}\n(not given)`, null, null, null],
    ['gone', 'gone', 'SMS', 'SMS', null],
  ]);
  expect(cellsOf('summary', 'allowed')).toEqual([[`queue: ${queue?.name} or (not given)\nqueue: gone, channel: SMS`]]);
});

test('what holds everything names no scopes that may be seen', () => {
  const [summary, , allowed] = reportTables(sampleReport());
  expect([allowed?.name, allowed?.items, summary?.items.map((item) => cellOf(item, { name: 'allowed' }))]).toEqual(['allowed', [], [null]]);
});

test('a version from before the present comparison shows the week before as the period before', () => {
  const { weekBefore } = sampleReport().comparison;
  expect(sampleReport().comparison.before).toBeUndefined();
  const totals = reportTables(sampleReport()).find(({ name }) => name === 'totals')?.items ?? [];
  expect(totals).toContainEqual(expect.objectContaining({ id: 'deliveries', before: weekBefore?.totals.deliveries }));
});
