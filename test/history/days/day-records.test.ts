/** The records of a part of a day: of what was changed, no more is unpacked than was asked for. */
import { expect, test } from 'vitest';
import { type Decoding, streamRecords } from '../../../src/history/days/day-records.ts';
import { type ChangedRow, FACTS } from '../../../src/history/days/record-kinds.ts';
import type { Fact, Tombstone } from '../../../src/metrics/fact/fact.ts';
import { QUARTER_MS } from '../../../src/time/lengths.ts';
import { fullFact } from '../../support/full-fact.ts';

const FROM_MS = Date.UTC(2026, 10, 22);
const QUARTERS = 8;
const EACH = 5;
const id = (quarter: number, n: number) => `00000000-0000-4000-a000-0000000${quarter}000${n}`;

/** A blob of changes all over the day, some of them removals; `version` tells it from others. */
function changes(version: number, isRemoved: (n: number) => boolean): Uint8Array {
  const rows: ChangedRow<Fact | Tombstone>[] = Array.from({ length: QUARTERS * EACH }, (_, row) => {
    const [quarter, n] = [Math.floor(row / EACH), row % EACH];
    const fact = fullFact();
    const record = { ...fact, id: id(quarter, n), version: { ...fact.version, number: version } };
    return { quarterMs: FROM_MS + quarter * QUARTER_MS, id: record.id, record: isRemoved(n) ? undefined : record };
  });
  // In the order of chance: the blob is in that of time.
  return FACTS.openFile(rows.toReversed());
}

const files = { open: [changes(2, (n) => n === 1), changes(1, () => false)], folded: undefined };

/** Quarter hour, id and version of each record of some quarter hours, and how many rows were unpacked of each blob. */
async function told(from: number, to: number) {
  const unpacked: number[] = [];
  const counting: Decoding<Fact | Tombstone> = {
    records(columns) {
      unpacked.push(columns.rows);
      return FACTS.records(columns);
    },
  };
  const records: string[] = [];
  for await (const quarter of streamRecords(files, [FROM_MS + from * QUARTER_MS, FROM_MS + to * QUARTER_MS], counting))
    for (const record of quarter.records)
      records.push(`${(quarter.quarterMs - FROM_MS) / QUARTER_MS} ${record.id} ${record.version.number}`);
  return { records: records.sort(), unpacked };
}

test('a part of the day gives its newest rows, and unpacks of each blob only those of its quarter hours', async () => {
  const { records, unpacked } = await told(2, 4);
  const expected = [2, 3].flatMap((quarter) => [0, 2, 3, 4].map((n) => `${quarter} ${id(quarter, n)} 2`));
  expect(records).toEqual(expected);
  expect(unpacked).toEqual([2 * EACH, 2 * EACH]);
});

test('a part without changes unpacks nothing', async () => {
  expect(await told(QUARTERS, QUARTERS + 4)).toEqual({ records: [], unpacked: [] });
});

test('the parts of a day give together what the day gives', async () => {
  const parts = await Promise.all([told(0, 3), told(3, 4), told(4, QUARTERS)]);
  expect(parts.flatMap(({ records }) => records).sort()).toEqual((await told(0, QUARTERS)).records);
});
