/** Tables as CSV: every text comes back as it was, numbers have all their digits, and no text is a formula. */
import { expect, test } from 'vitest';
import { csvBytes } from '../../../src/files/formats/csv.ts';
import { defused } from '../../../src/files/formats/defused.ts';
import { reportTables, type Table } from '../../../src/files/report-tables.ts';
import { columns } from '../../../src/files/tables/column.ts';
import { rowsOf } from '../../../src/files/tables/table.ts';
import { fullReport } from '../../report/full-report.ts';
import { hostileReport } from '../../support/hostile-report.ts';
import { FILE_TEXTS, withTexts } from '../support/hostile-texts.ts';
import { bytesOf, plainText, readCsv } from '../support/read-files.ts';

const csvOf = async (table: Table, hasBom = false) => Buffer.from(await bytesOf(csvBytes(table, hasBom)));
const tableOf = (items: readonly object[], ...cells: readonly ReturnType<typeof columns>[]): Table => ({
  name: 'any',
  columns: cells.flat(),
  items,
});

test.each([
  ['the hostile report', hostileReport()],
  ['a report in which every text is hostile', withTexts(hostileReport())],
  ['a small one of that kind', withTexts(fullReport())],
])('every text of %s comes back as it was, and every number with all its digits', async (_name, report) => {
  for (const table of reportTables(report)) {
    const [head, ...rows] = readCsv(await csvOf(table));
    expect(head).toEqual(table.columns.map(({ name }) => name));
    const back = rows.map((row) => row.map((field, i) => (table.columns[i]?.type === 'text' ? plainText(field) : field)));
    const written = [...rowsOf(table)].map((row) =>
      row.map((cell) => (typeof cell === 'string' ? cell.toWellFormed() : String(cell ?? ''))),
    );
    expect(back, table.name).toEqual(written);
  }
});

test('lines end with CR LF, and a field with any line break, comma or quote stands in quotes', async () => {
  const table = tableOf(
    ['a\nb', 'a\rb', 'a\r\nb', 'a"b', 'a,b', '', 'plain', null].map((a) => ({ a })),
    columns('text', 'a'),
  );
  expect((await csvOf(table)).toString()).toBe('a\r\n"a\nb"\r\n"a\rb"\r\n"a\r\nb"\r\n"a""b"\r\n"a,b"\r\n""\r\nplain\r\n\r\n');
});

test('a number is written whole and never defused; yes or no is true or false; nothing is nothing', async () => {
  const table = tableOf(
    [{ n: -1 / 3, m: 1e-12, yes: true, no: false, nothing: null }],
    columns('number', 'n', 'm', 'yes', 'no', 'nothing'),
  );
  expect((await csvOf(table)).toString()).toBe(`n,m,yes,no,nothing\r\n${-1 / 3},1e-12,true,false,\r\n`);
});

test.each(['=1+1', '+1', '-1', '@SUM(1)', '\tx', '\rx', '\nx', "'x", "''x", '＝1', '＋1', '－1', '＠x'])(
  'defused(%j) begins with one apostrophe more',
  (text) => {
    expect(defused(text)).toBe(`'${text}`);
  },
);

test('defused() leaves any other text alone, and no two texts are alike afterwards', () => {
  expect(['', ' =1', 'a=1', '1', '"', '<b>', '–1'].map(defused)).toEqual(['', ' =1', 'a=1', '1', '"', '<b>', '–1']);
  const texts = [...FILE_TEXTS, ...FILE_TEXTS.map((text) => `'${text}`)];
  expect(new Set(texts.map(defused)).size).toBe(new Set(texts).size);
});

test('no field of a hostile report begins as a formula does', async () => {
  for (const table of reportTables(withTexts(hostileReport()))) {
    const texts = readCsv(await csvOf(table)).flatMap((row) => row.filter((_, i) => table.columns[i]?.type === 'text'));
    expect(
      texts.filter((field) => /^[=+\-@\t\r\n＝＋－＠]/.test(field)),
      table.name,
    ).toEqual([]);
  }
});

test('a byte order mark is there where it is asked for alone', async () => {
  const table = tableOf([{ a: 'é' }], columns('text', 'a'));
  expect([...(await csvOf(table, true)).subarray(0, 4)]).toEqual([0xef, 0xbb, 0xbf, 0x61]);
  expect([...(await csvOf(table)).subarray(0, 1)]).toEqual([0x61]);
});
