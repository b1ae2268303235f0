/** Intake entries as a Parquet file: a row each, columns as docs/history.md tells them. */
import type { Intake } from '../../metrics/fact/fact.ts';
import type { Columns } from './columns.ts';
import type { ReadColumns } from './parquet-file.ts';
import { jsons, numbers, numbersOrNull, texts } from './reading.ts';
import { scopeColumns, scopesIn, text, versionColumns, versionsIn } from './record-columns.ts';

/** An entry in the quarter hour (its start, UTC epoch milliseconds) that it is kept in. */
export interface IntakeRow {
  readonly quarterMs: number;
  readonly intake: Intake;
}

type Row = IntakeRow & Pick<Intake, 'id' | 'version'>;

export const INTAKE_COLUMNS: Columns<Row> = {
  quarter: { type: 'time', meaning: 'Start of the quarter hour of UTC that it was created in', of: ({ quarterMs }) => quarterMs },
  ...versionColumns<Row>(),
  created_at: { type: 'time', meaning: 'createdon', of: ({ intake }) => intake.createdMs },
  ...scopeColumns<Row>(({ intake }) => intake.scope),
  contact: text(({ intake }) => intake.contact, 'Keyed hash of the contact; no id, number or name of a person'),
  placed_at: {
    type: 'time',
    meaning: 'When it was finished, which says where its fact lies; null while it is open',
    of: ({ intake }) => intake.placeMs,
  },
  open_status: text(({ intake }) => intake.openStatus, 'Status of a delivery that is open'),
  stuck_from: {
    type: 'time',
    meaning: 'From when on nobody finishes it by itself; null = never, or finished',
    of: ({ intake }) => intake.stuckFromMs,
  },
  also_at: {
    type: 'text',
    meaning: 'JSON list of starts of quarter hours that may still hold an older fact of it, UTC epoch milliseconds',
    of: ({ intake: { alsoAt } }) => (alsoAt.length === 0 ? null : JSON.stringify(alsoAt)),
  },
};

/** What a file is written of. */
export function intakeRow(quarterMs: number, intake: Intake): Row {
  return { quarterMs, intake, id: intake.id, version: intake.version };
}

/** The entries of a file in its order. */
export function intakeRowsIn(columns: ReadColumns): IntakeRow[] {
  const [quarterMs, id, version, scope] = [
    numbers(columns, 'quarter'),
    texts(columns, 'delivery_id'),
    versionsIn(columns),
    scopesIn(columns),
  ];
  const [createdMs, contact, placeMs] = [numbers(columns, 'created_at'), texts(columns, 'contact'), numbersOrNull(columns, 'placed_at')];
  const [openStatus, stuckFromMs] = [texts(columns, 'open_status'), numbersOrNull(columns, 'stuck_from')];
  const alsoAt = jsons<readonly number[]>(columns, 'also_at', []);
  return Array.from({ length: columns.rows }, (_, row) => ({
    quarterMs: quarterMs(row),
    intake: {
      id: id(row),
      version: version(row),
      createdMs: createdMs(row),
      scope: scope(row),
      contact: contact(row),
      placeMs: placeMs(row),
      openStatus: openStatus(row),
      stuckFromMs: stuckFromMs(row),
      alsoAt: alsoAt(row),
    },
  }));
}
