/** The two kinds of records, and how each is written to files and read from them. */

import type { FactOfContact } from '../../metrics/contacts/contact-fact.ts';
import type { WantedContacts } from '../../metrics/contacts/contact-numbers.ts';
import { type LookBack, NO_LOOK_BACK } from '../../metrics/contacts/look-back/look-back.ts';
import type { Fact, Intake, Tombstone } from '../../metrics/fact/fact.ts';
import type { Columns } from '../parquet/columns.ts';
import { FACT_COLUMNS, factLine, factTimeMs } from '../parquet/fact-columns.ts';
import { CONTACT_COLUMN_NAMES, contactFactsAt, factRecordsAt, openFactFile } from '../parquet/fact-file.ts';
import type { FileNotes } from '../parquet/file-metadata.ts';
import { createdMsOf, INTAKE_COLUMNS, intakeLine, intakesAt, openIntakeFile } from '../parquet/intake-file.ts';
import { LOOK_BACK_NAMES, LOOK_BACK_NOTE, lookBacksAt } from '../parquet/look-back-columns.ts';
import { columnsOf, GROUP_ROWS, newParquetFile, type ReadColumns } from '../parquet/parquet-file.ts';
import type { At } from '../parquet/reading.ts';
import { inOrder } from '../parquet/record-columns.ts';
import type { FileContent } from '../schemas/stored-kinds.ts';
import type { Decoding } from './day-records.ts';

/** A row that was changed in the quarter hour that starts at `quarterMs`, UTC epoch milliseconds; without a record where it was removed. */
export interface ChangedRow<R> {
  readonly quarterMs: number;
  readonly id: string;
  readonly record: R | undefined;
}

/** The folded file of a day under construction; quarter hours in order of time. */
export interface RecordFile<R> {
  add(quarterMs: number, records: readonly R[]): void;
  /** Undefined without any record. */
  finish(): Uint8Array | undefined;
}

export interface RecordKindFiles<R> extends Decoding<R> {
  readonly records: (columns: ReadColumns) => At<R>;
  readonly openFile: (rows: readonly ChangedRow<R>[]) => Uint8Array;
  readonly newFile: (notes: FileNotes) => RecordFile<R>;
}

export const FACTS: RecordKindFiles<Fact | Tombstone> = {
  records: factRecordsAt,
  openFile: (rows) =>
    openFactFile(rows.map(({ quarterMs, id, record }) => (record === undefined ? { quarterMs, goneId: id } : { quarterMs, record }))),
  newFile: (notes) =>
    recordFile(
      'facts',
      FACT_COLUMNS,
      (quarterMs, records) =>
        inOrder(
          records.map((record) => factLine({ quarterMs, record })),
          factTimeMs,
        ),
      notes,
    ),
};

export const INTAKES: RecordKindFiles<Intake> = {
  records: intakesAt,
  openFile: (rows) =>
    openIntakeFile(
      rows.map(({ quarterMs, id, record }) => (record === undefined ? { quarterMs, goneId: id } : { quarterMs, intake: record })),
    ),
  newFile: (notes) =>
    recordFile(
      'intakes',
      INTAKE_COLUMNS,
      (quarterMs, records) =>
        inOrder(
          records.map((intake) => intakeLine({ quarterMs, intake })),
          createdMsOf,
        ),
      notes,
    ),
};

/** What a row tells of a contact, and what it has behind it where the file has that. */
export interface ContactRecord {
  readonly fact: FactOfContact;
  readonly lookBack: LookBack | undefined;
}

/** What tells of contacts, or of those in the set alone. */
export function contactDecoding(contacts: WantedContacts | undefined, withLookBacks: boolean): Decoding<ContactRecord> {
  return {
    names: withLookBacks ? [...CONTACT_COLUMN_NAMES, ...LOOK_BACK_NAMES] : CONTACT_COLUMN_NAMES,
    records(columns) {
      const fact = contactFactsAt(columns, contacts?.has);
      const lookBack = withLookBacks ? lookBacksAt(columns) : () => undefined;
      return (row) => {
        const read = fact(row);
        return read && { fact: read, lookBack: lookBack(row) };
      };
    },
  };
}

/** A file of facts with what each of them has behind it; those that are not named have nothing. */
export function factFileWith(lookBacks: ReadonlyMap<string, LookBack>, notes: FileNotes): RecordFile<Fact | Tombstone> {
  const lineOf = (quarterMs: number, record: Fact | Tombstone) =>
    factLine({ quarterMs, record, lookBack: lookBacks.get(record.id) ?? NO_LOOK_BACK });
  return recordFile(
    'facts',
    FACT_COLUMNS,
    (quarterMs, records) =>
      inOrder(
        records.map((record) => lineOf(quarterMs, record)),
        factTimeMs,
      ),
    { ...notes, lookBack: LOOK_BACK_NOTE },
  );
}

/** @param linesOf in the order in which they are to lie */
export function recordFile<R, L>(
  holds: FileContent,
  columns: Columns<L>,
  linesOf: (quarterMs: number, records: readonly R[]) => readonly L[],
  notes: FileNotes,
): RecordFile<R> {
  const file = newParquetFile(holds, columns, notes);
  let waiting: L[] = [];
  return {
    add(quarterMs, records) {
      for (const line of linesOf(quarterMs, records)) waiting.push(line);
      for (; waiting.length >= GROUP_ROWS; waiting = waiting.slice(GROUP_ROWS)) file.add(columnsOf(columns, waiting.slice(0, GROUP_ROWS)));
    },
    finish() {
      if (waiting.length > 0) file.add(columnsOf(columns, waiting));
      return file.finish();
    },
  };
}
