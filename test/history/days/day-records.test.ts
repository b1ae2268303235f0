/** Records streamed from a file of several row groups, whose ends lie anywhere in a quarter hour, and from what came later. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { streamRecords } from '../../../src/history/days/day-records.ts';
import { INTAKES } from '../../../src/history/days/record-kinds.ts';
import { INTAKE_COLUMNS, intakeLine, intakesAt, openIntakeFile } from '../../../src/history/parquet/intake-file.ts';
import { columnsOf, newParquetFile } from '../../../src/history/parquet/parquet-file.ts';
import type { Intake } from '../../../src/metrics/fact/fact.ts';
import { QUARTER_MS } from '../../../src/time/lengths.ts';
import { intakes } from '../../support/arbitrary-facts.ts';

const FROM_MS = Date.UTC(2026, 9, 5);
const QUARTERS = 6;
const quarterMs = (quarter: number) => FROM_MS + quarter * QUARTER_MS;

interface Row {
  readonly quarter: number;
  readonly intake: Intake;
}

/** The rows of each, in the order of the file. */
const groups = fc
  .array(fc.record({ quarter: fc.nat(QUARTERS - 1), intake: intakes, endsGroup: fc.boolean() }), { maxLength: 30 })
  .map((rows) => rows.map((row, i) => ({ ...row, intake: { ...row.intake, id: `row ${i}` } })).toSorted((a, b) => a.quarter - b.quarter))
  .map((rows) => {
    const cut: Row[][] = [[]];
    for (const { endsGroup, ...row } of rows) {
      cut.at(-1)?.push(row);
      if (endsGroup) cut.push([]);
    }
    return cut.filter((group) => group.length > 0);
  });
// A blob tells of a row once.
const later = fc.uniqueArray(fc.record({ quarter: fc.nat(QUARTERS - 1), intake: intakes, number: fc.nat(39) }), {
  maxLength: 8,
  selector: ({ quarter, number }) => `${quarter} ${number}`,
});

function fileOf(cut: readonly (readonly Row[])[]): Uint8Array | undefined {
  const file = newParquetFile('intakes', INTAKE_COLUMNS);
  for (const group of cut) {
    const lines = group.map(({ quarter, intake }) => intakeLine({ quarterMs: quarterMs(quarter), intake }));
    file.add(columnsOf(INTAKE_COLUMNS, lines));
  }
  return file.finish();
}

test('each row of a span is told once, in its quarter hour, as the newest blob has it, wherever row groups end', async () => {
  const span = fc.tuple(fc.nat(QUARTERS), fc.nat(QUARTERS)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
  await fc.assert(
    fc.asyncProperty(groups, later, span, fc.boolean(), async (cut, changes, [from, to], isNarrow) => {
      const changed: Row[] = changes.map(({ quarter, intake, number }) => ({ quarter, intake: { ...intake, id: `row ${number}` } }));
      const open =
        changed.length === 0 ? [] : [openIntakeFile(changed.map(({ quarter, intake }) => ({ quarterMs: quarterMs(quarter), intake })))];
      const expected = new Map<string, string>();
      for (const { quarter, intake } of [...cut.flat(), ...changed])
        if (quarter >= from && quarter < to) expected.set(`${quarter} ${intake.id}`, intake.contact);
      const decoding = isNarrow ? { names: ['delivery_id', 'contact'], records: intakesAt } : INTAKES;
      const told: (readonly [string, string])[] = [];
      let lastMs = Number.NEGATIVE_INFINITY;
      for await (const quarter of streamRecords({ open, folded: fileOf(cut) }, [quarterMs(from), quarterMs(to)], decoding)) {
        expect(quarter.quarterMs).toBeGreaterThan(lastMs);
        lastMs = quarter.quarterMs;
        for (const { id, contact } of quarter.records) told.push([`${(lastMs - FROM_MS) / QUARTER_MS} ${id}`, contact]);
      }
      expect(told.sort()).toEqual([...expected].sort());
    }),
  );
});
