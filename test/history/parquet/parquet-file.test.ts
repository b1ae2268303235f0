import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Columns } from '../../../src/history/parquet/columns.ts';
import { factFile, factRowsIn } from '../../../src/history/parquet/fact-file.ts';
import { GROUP_ROWS, notesOf, parquetFile, readColumns } from '../../../src/history/parquet/parquet-file.ts';
import { fullFact } from '../../support/full-fact.ts';
import { DAY_MS } from './support.ts';

const COLUMNS: Columns<number> = {
  number: { type: 'integer', meaning: 'The number', of: (n) => n },
  text: { type: 'text', meaning: 'The same', isDistinct: true, of: (n) => (n % 3 === 0 ? null : `n ${n}`) },
  long: { type: 'long', meaning: 'The same', of: (n) => n * 2 ** 40 },
};
const NUMBERS = Array.from({ length: GROUP_ROWS * 2 + 5 }, (_, n) => n);
const FILE = parquetFile('facts', COLUMNS, NUMBERS);

describe('readColumns()', () => {
  test('gives the rows that are asked for, in one group or in several', async () => {
    const bounds = fc.constantFrom(
      0,
      1,
      GROUP_ROWS - 1,
      GROUP_ROWS,
      GROUP_ROWS + 1,
      NUMBERS.length - 1,
      NUMBERS.length,
      NUMBERS.length + 9,
    );
    await fc.assert(
      fc.asyncProperty(bounds, bounds, async (rowStart, rowEnd) => {
        const columns = await readColumns(FILE, { rowStart, rowEnd });
        const wanted = NUMBERS.slice(rowStart, Math.max(rowStart, rowEnd));
        expect(columns.rows).toBe(wanted.length);
        expect(columns.values('number')).toEqual(wanted);
        expect(columns.values('text')).toEqual(wanted.map((n) => (n % 3 === 0 ? null : `n ${n}`)));
      }),
      { numRuns: 30 },
    );
  });

  test('reads the columns that are named alone', async () => {
    const columns = await readColumns(FILE, { names: ['long'], rowStart: 3, rowEnd: 4 });
    expect(columns.values('long')).toEqual([3n * 2n ** 40n]);
    expect(columns.values('number')).toEqual([null]);
  });

  test('takes a column that the file lacks for one without values', async () => {
    const columns = await readColumns(parquetFile('facts', { other: { type: 'flag', meaning: 'None', of: () => true } }, [1, 2]), {
      names: ['later'],
    });
    expect(columns.values('later')).toEqual([null, null]);
  });
});

describe('a file that is damaged', () => {
  const row = { quarterMs: DAY_MS, record: { ...fullFact(), dispositions: ['a'] } };
  const bytes = factFile([row]);
  const corrupt = expect.objectContaining({ code: 'store.corrupt', message: expect.stringMatching(/^Cannot read a Parquet file: /) });

  test('is corrupt where it was cut off anywhere, or is none at all', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: bytes.length - 1 }), async (length) => {
        await expect(readColumns(bytes.slice(0, length))).rejects.toEqual(corrupt);
        expect(() => notesOf(bytes.slice(0, length))).toThrow(corrupt);
      }),
    );
    await expect(readColumns(new TextEncoder().encode('<html>not found</html>'))).rejects.toEqual(corrupt);
  });

  test('is corrupt where its bytes are not those that were written, before they are read', async () => {
    // A letter of the text that says who wrote it: no reader minds it.
    const at = Buffer.from(bytes).indexOf('proactive-digest');
    expect(at).toBeGreaterThan(0);
    const changed = bytes.map((byte, i) => (i === at ? byte ^ 0x20 : byte));
    await expect(readColumns(changed)).rejects.toEqual(corrupt);
    expect(() => notesOf(changed)).toThrow(corrupt);
  });

  test('is corrupt where a text that should be JSON is none', async () => {
    const columns: Columns<string> = { dispositions: { type: 'text', meaning: 'None', of: (text) => text } };
    const read = await readColumns(parquetFile('facts', columns, ['["a"]', '[a']));
    expect(() => factRowsIn(read)).toThrow(corrupt);
  });
});
