/** Intake entries as a Parquet file: a row each, columns as docs/history.md tells them. */

import type { Intake } from '../../metrics/fact/fact.ts';
import type { CellValue, Column, Columns, ColumnType } from './columns.ts';
import type { FileNotes } from './file-metadata.ts';
import { parquetFile, type ReadColumns } from './parquet-file.ts';
import { type At, jsons, numbers, numbersOrNull, texts } from './reading.ts';
import {
  type GoneRow,
  inOrder,
  removedColumn,
  scopeColumns,
  scopesIn,
  text,
  type Versioned,
  versionColumns,
  versionsIn,
} from './record-columns.ts';

/** An entry in the quarter hour (its start, UTC epoch milliseconds) that it is kept in. */
export interface IntakeRow {
  readonly quarterMs: number;
  readonly intake: Intake;
}

/** What a file is written of; without an entry where it was removed. */
export interface IntakeLine extends Versioned {
  readonly quarterMs: number;
  readonly intake: Intake | null;
}

function ofIntake(type: ColumnType, of: (intake: Intake) => CellValue, meaning: string): Column<IntakeLine> {
  return { type, meaning, of: ({ intake }) => (intake === null ? null : of(intake)) };
}

export const INTAKE_COLUMNS: Columns<IntakeLine> = {
  quarter: { type: 'time', meaning: 'Start of the quarter hour of UTC that it was created in', of: ({ quarterMs }) => quarterMs },
  ...versionColumns<IntakeLine>(),
  created_at: ofIntake('time', ({ createdMs }) => createdMs, 'createdon'),
  ...scopeColumns<IntakeLine>(({ intake }) => intake?.scope ?? null),
  contact: {
    ...text<IntakeLine>(({ intake }) => intake?.contact ?? '', 'Keyed hash of the contact; no id, number or name of a person'),
    isDistinct: true,
  },
  placed_at: ofIntake('time', ({ placeMs }) => placeMs, 'When it was finished, which says where its fact lies; null while it is open'),
  open_status: text(({ intake }) => intake?.openStatus ?? '', 'Status of a delivery that is open'),
  stuck_from: ofIntake('time', ({ stuckFromMs }) => stuckFromMs, 'From when on nobody finishes it by itself; null = never, or finished'),
  also_at: ofIntake(
    'text',
    ({ alsoAt }) => (alsoAt.length === 0 ? null : JSON.stringify(alsoAt)),
    'JSON list of starts of quarter hours that may still hold an older fact of it, UTC epoch milliseconds',
  ),
};

/** Those of a file of what changed. */
export const OPEN_INTAKE_COLUMNS: Columns<IntakeLine> = { removed: removedColumn(), ...INTAKE_COLUMNS };

/** The file of the entries of a day, at least one. Within a quarter hour they lie in order of time, which makes the file smaller. */
export function intakeFile(rows: readonly IntakeRow[], notes?: FileNotes): Uint8Array {
  return parquetFile('intakes', INTAKE_COLUMNS, inOrder(rows.map(intakeLine), createdMsOf), notes);
}

/** The same of what changed: entries, and which of them are gone. */
export function openIntakeFile(rows: readonly (IntakeRow | GoneRow)[], notes?: FileNotes): Uint8Array {
  return parquetFile('intakes', OPEN_INTAKE_COLUMNS, inOrder(rows.map(intakeLine), createdMsOf), notes);
}

export function intakeLine(row: IntakeRow | GoneRow): IntakeLine {
  if ('goneId' in row) return { quarterMs: row.quarterMs, id: row.goneId, version: null, intake: null };
  const { quarterMs, intake } = row;
  return { quarterMs, id: intake.id, version: intake.version, intake };
}

export function createdMsOf({ quarterMs, intake }: IntakeLine): number {
  return intake?.createdMs ?? quarterMs;
}

/** The entry of a row of a file. */
export function intakesAt(columns: ReadColumns): At<Intake> {
  const [id, version, scope, createdMs] = [
    texts(columns, 'delivery_id'),
    versionsIn(columns),
    scopesIn(columns),
    numbers(columns, 'created_at'),
  ];
  const [contact, placeMs, openStatus] = [texts(columns, 'contact'), numbersOrNull(columns, 'placed_at'), texts(columns, 'open_status')];
  const [stuckFromMs, alsoAt] = [numbersOrNull(columns, 'stuck_from'), jsons<readonly number[]>(columns, 'also_at', [])];
  return (row) => ({
    id: id(row),
    version: version(row),
    createdMs: createdMs(row),
    scope: scope(row),
    contact: contact(row),
    placeMs: placeMs(row),
    openStatus: openStatus(row),
    stuckFromMs: stuckFromMs(row),
    alsoAt: alsoAt(row),
  });
}

/** The entries of a file in its order. */
export function intakeRowsIn(columns: ReadColumns): IntakeRow[] {
  const [quarterMs, intake] = [numbers(columns, 'quarter'), intakesAt(columns)];
  return Array.from({ length: columns.rows }, (_, row) => ({ quarterMs: quarterMs(row), intake: intake(row) }));
}

/** The rows of a file of what changed in its order. */
export function openIntakeRowsIn(columns: ReadColumns): (IntakeRow | GoneRow)[] {
  const removed = columns.values<boolean>('removed');
  return intakeRowsIn(columns).map((row, i) => (removed[i] ? { quarterMs: row.quarterMs, goneId: row.intake.id } : row));
}
