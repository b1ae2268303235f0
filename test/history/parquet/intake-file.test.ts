import fc from 'fast-check';
import { expect, test } from 'vitest';
import { intakeFile, intakeRowsIn, openIntakeFile, openIntakeRowsIn } from '../../../src/history/parquet/intake-file.ts';
import { readColumns } from '../../../src/history/parquet/parquet-file.ts';
import { inFileOrder, intakeRows } from './support.ts';

test('intakeFile() gives back entries as they were, whatever their texts', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(intakeRows, { minLength: 1, maxLength: 40 }), async (rows) => {
      expect(intakeRowsIn(await readColumns(intakeFile(rows)))).toEqual(inFileOrder(rows));
    }),
  );
});

test('openIntakeFile() gives back what changed: entries, and which are gone', async () => {
  const changes = fc.oneof(
    intakeRows,
    intakeRows.map(({ quarterMs, intake }) => ({ quarterMs, goneId: intake.id })),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(changes, { minLength: 1, maxLength: 40 }), async (rows) => {
      expect(openIntakeRowsIn(await readColumns(openIntakeFile(rows)))).toEqual(inFileOrder(rows));
    }),
  );
});
