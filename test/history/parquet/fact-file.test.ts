import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BENCH_RULES } from '../../../bench/bench-day.ts';
import { benchRows } from '../../../dev/sample/bench-rows.ts';
import {
  CONTACT_COLUMN_NAMES,
  contactFactsAt,
  factFile,
  factRowsIn,
  openFactFile,
  openFactRowsIn,
} from '../../../src/history/parquet/fact-file.ts';
import { notesOf, readColumns } from '../../../src/history/parquet/parquet-file.ts';
import { CONTACT_FIELDS } from '../../../src/metrics/contacts/contact-fact.ts';
import { fileRow } from '../../../src/metrics/fact/make-fact.ts';
import { HOUR_MS } from '../../../src/time/lengths.ts';
import { quarterOf } from '../../../src/time/quarter.ts';
import { facts } from '../../support/arbitrary-facts.ts';
import { fullFact } from '../../support/full-fact.ts';
import { DAY_MS, emptyFact, factRows, inFileOrder } from './support.ts';

describe('factFile()', () => {
  test('gives back facts and tombstones as they were, whatever their texts', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(factRows, { minLength: 1, maxLength: 40 }), async (rows) => {
        expect(factRowsIn(await readColumns(factFile(rows)))).toEqual(inFileOrder(rows));
      }),
    );
  });

  test('gives back a fact with every field filled, and one with none', async () => {
    const rows = [fullFact(), emptyFact()].map((record) => ({ quarterMs: DAY_MS, record }));
    expect(factRowsIn(await readColumns(factFile(rows)))).toEqual(inFileOrder(rows));
  });

  test('writes the rows in order of quarter hours, and of time in each', async () => {
    const at = (quarterMs: number, placeMs: number) => ({ quarterMs, record: { ...fullFact(), placeMs } });
    const rows = [at(DAY_MS + 900_000, DAY_MS + 900_001), at(DAY_MS, DAY_MS + 7), at(DAY_MS, DAY_MS + 5)];
    const read = factRowsIn(await readColumns(factFile(rows)));
    expect(read).toEqual([rows[2], rows[1], rows[0]]);
  });

  test('keeps the notes of the file, and without rows there is no file', () => {
    expect(notesOf(factFile([{ quarterMs: DAY_MS, record: fullFact() }], { revision: '7' }))).toEqual({
      revision: '7',
      holds: 'facts',
      version: '1',
    });
    expect(() => factFile([])).toThrow(new RangeError('Cannot write a Parquet file without rows'));
  });

  test('tells the sets of a fact in columns of their own too, which a tombstone leaves empty', async () => {
    const { id, version } = fullFact();
    const columns = await readColumns(
      factFile([fullFact(), emptyFact(), { id, version }].map((record, i) => ({ quarterMs: DAY_MS + i * 900_000, record }))),
    );
    expect(columns.values('is_voice_attempts')).toEqual([true, false, null]);
    expect(columns.values('is_cancelled_by_policy')).toEqual([true, false, null]);
    expect(columns.values('moved')).toEqual([false, false, true]);
  });
});

describe('openFactFile()', () => {
  test('gives back what changed: facts, tombstones and which are gone', async () => {
    const changes = fc.oneof(
      factRows,
      factRows.map(({ quarterMs, record }) => ({ quarterMs, goneId: record.id })),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(changes, { minLength: 1, maxLength: 40 }), async (rows) => {
        expect(openFactRowsIn(await readColumns(openFactFile(rows)))).toEqual(inFileOrder(rows));
      }),
    );
  });

  test('is told of one that is gone no more than where it was', async () => {
    const columns = await readColumns(openFactFile([{ quarterMs: DAY_MS, goneId: 'a' }]));
    const given = Object.entries({
      quarter: DAY_MS,
      delivery_id: 'a',
      removed: true,
      moved: null,
      placed_at: null,
      modified_at: null,
      rules: null,
      sets: null,
    });
    for (const [name, value] of given) expect(columns.values(name), name).toEqual([value]);
  });
});

test('contactFactsAt() gives of the facts of wanted contacts what tells of contacts', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(facts(), { minLength: 1, maxLength: 20 }), async (list) => {
      const rows = list.map((record) => ({ quarterMs: DAY_MS, record }));
      const moved = { quarterMs: DAY_MS, record: { id: 'moved', version: fullFact().version } };
      const columns = await readColumns(factFile([...rows, moved]), { names: CONTACT_COLUMN_NAMES });
      const expected = inFileOrder(rows).flatMap(({ record }) =>
        record.contact === '' ? [] : [Object.fromEntries(CONTACT_FIELDS.map((field) => [field, record[field]]))],
      );
      const at = contactFactsAt(columns, (contact) => contact !== '');
      expect(Array.from({ length: columns.rows }, (_, row) => at(row)).filter((fact) => fact !== undefined)).toEqual(expected);
    }),
  );
});

test.each(['tied', 'independent'] as const)('facts of a day of 100,000 deliveries take at most 80 bytes each, in %s scopes', (scopes) => {
  // A quarter of such a day, which is as dense.
  const [fromMs, toMs] = [DAY_MS + 9 * HOUR_MS, DAY_MS + 15 * HOUR_MS];
  const rows = [...benchRows({ count: 25_000, scopes, fromMs, toMs })].flatMap(({ delivery, attributes }) => {
    const { fact } = fileRow({ row: delivery, attributes }, BENCH_RULES);
    return fact === null ? [] : [{ quarterMs: quarterOf(fact.placeMs), record: fact }];
  });
  expect(rows.length).toBeGreaterThan(24_000);
  expect(factFile(rows).length / rows.length).toBeLessThanOrEqual(80);
});
