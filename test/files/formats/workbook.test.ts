/** Tables as a workbook: read back by another package with every value in its cell, and of its type. */
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { MAX_CELL_CHARACTERS, sheetText } from '../../../src/files/formats/sheet-text.ts';
import { workbookBytes } from '../../../src/files/formats/workbook.ts';
import { reportTables, type Table } from '../../../src/files/report-tables.ts';
import { type Column, columns, type Value } from '../../../src/files/tables/column.ts';
import { rowsOf } from '../../../src/files/tables/table.ts';
import { fullReport } from '../../report/full-report.ts';
import { hostileReport } from '../../support/hostile-report.ts';
import { emptyReport, sampleReport } from '../../support/sample-report.ts';
import { withTexts } from '../support/hostile-texts.ts';
import { bytesOf, readWorkbook } from '../support/read-files.ts';

const workbookOf = (tables: readonly Table[]) => bytesOf(workbookBytes(tables));

/** What a cell of another package is to hold; an empty text is no cell. */
function expected(value: Value, { type }: Column): unknown {
  if (value === null || value === '') return null;
  if (typeof value !== 'string') return value;
  return type === 'date' || type === 'instant' ? rounded(new Date(value)) : plain(sheetText(value));
}

/** A text as a reader shows it: a workbook writes "_x0041_" as "_x005F_x0041_". */
function plain(text: string): string {
  return text.replaceAll('_x005F_x', '_x');
}

/** Days since 1900 as a fraction are exact to less than a millisecond, and this reader rounds down. */
function rounded(value: unknown): unknown {
  return value instanceof Date ? new Date(Math.round(value.getTime() / 10) * 10) : value;
}

test.each([
  ['sample', sampleReport()],
  ['full', fullReport()],
  ['empty', emptyReport()],
  ['hostile', hostileReport()],
  ['all hostile', withTexts(hostileReport())],
])('the %s report is read back with every value in its cell and of its type', async (_name, report) => {
  const tables = reportTables(report);
  const sheets = await readWorkbook(await workbookOf(tables));
  expect([...sheets.keys()]).toEqual(tables.map(({ name }) => name));
  for (const table of tables) {
    const [head, ...rows] = sheets.get(table.name) ?? [];
    expect(head, table.name).toEqual(table.columns.map(({ name }) => name));
    const written = [...rowsOf(table)].map((row) => table.columns.map((column, i) => expected(row[i] ?? null, column)));
    expect(
      rows.map((row) => table.columns.map((_, i) => rounded(row[i] ?? null))),
      table.name,
    ).toEqual(written);
  }
});

test('a text that begins as a formula does is a text, and the workbook has no formula', async () => {
  const files = unzipSync(await workbookOf(reportTables(withTexts(hostileReport()))));
  const sheets = Object.entries(files).filter(([name]) => name.startsWith('xl/worksheets/'));
  expect(sheets.length).toBeGreaterThan(20);
  for (const [name, bytes] of sheets) expect(Buffer.from(bytes).toString(), name).not.toMatch(/<f[ >]|NaN|Infinity/);
});

test('a number that is none is no cell', async () => {
  const table: Table = {
    name: 'any',
    columns: columns('number', 'a', 'b', 'c'),
    items: [{ a: Number.NaN, b: Number.POSITIVE_INFINITY, c: 1 }],
  };
  expect((await readWorkbook(await workbookOf([table]))).get('any')).toEqual([
    ['a', 'b', 'c'],
    [null, null, 1],
  ]);
});

test('the heading is bold and stays in sight, rates show as percent, and columns are as wide as what they hold', async () => {
  const table: Table = {
    name: 'any',
    columns: [...columns('text', 'a'), ...columns('rate', 'r')],
    items: [{ a: 'x'.repeat(30), r: 1 / 3 }],
  };
  const files = unzipSync(await workbookOf([table]));
  const sheet = Buffer.from(files['xl/worksheets/sheet1.xml'] ?? []).toString();
  expect(sheet).toMatch(/<pane ySplit="1"[^>]*state="frozen"/);
  expect(sheet).toMatch(/<col min="1" max="1" width="32" customWidth="1"\/>/);
  expect(sheet).toContain(`<v>${1 / 3}</v>`);
  const styles = Buffer.from(files['xl/styles.xml'] ?? []).toString();
  expect(styles).toContain('formatCode="0.00%"');
  expect(styles).toContain('<b/>');
});

test.each([
  ['a\u0000b\u001B', 'a␀b␛'],
  ['a\r\nb\tc\n', 'a␍\nb\tc\n'],
  ['\u007F', '␡'],
  ['\uD800 \uDC00 \uFFFD \uFFFE \u009F \u{1FFFE}', '␦ ␦ ␦ ␦ ␦ ␦'],
  ['👩‍👩‍👧‍👦 🚚 \u202E\u200B', '👩‍👩‍👧‍👦 🚚 \u202E\u200B'],
  ['_x0041_ _x005F_ _x41_', '_x005F_x0041_ _x005F_x005F_ _x41_'],
])('sheetText(%j) is %j', (text, shown) => {
  expect(sheetText(text)).toBe(shown);
});

test('a text longer than a cell holds ends with "…", and is not cut within a character', () => {
  expect(sheetText('x'.repeat(MAX_CELL_CHARACTERS))).toBe('x'.repeat(MAX_CELL_CHARACTERS));
  expect(sheetText('x'.repeat(MAX_CELL_CHARACTERS + 1))).toBe(`${'x'.repeat(MAX_CELL_CHARACTERS - 1)}…`);
  expect(sheetText(`x${'🚚'.repeat(MAX_CELL_CHARACTERS)}`)).toMatch(/^x(?:🚚)+␦?…$/u);
});
