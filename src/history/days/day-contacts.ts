/** What a day that is over tells of contacts, kept beside its facts until it changes: reports read it in their place. */
import { isUnreadable } from '../../errors.ts';
import { contactFactOf } from '../../metrics/contacts/contact-fact.ts';
import { type ContactKeys, newContactKeys } from '../../metrics/contacts/contact-keys.ts';
import { newContactParts } from '../../metrics/contacts/contact-parts.ts';
import { type CountedLine, countedLine, createdLine, MARKS } from '../../metrics/contacts/counted-columns.ts';
import type { FrequencyCap } from '../../metrics/contacts/frequency-caps.ts';
import { type LookBack, NO_LOOK_BACK } from '../../metrics/contacts/look-back/look-back.ts';
import { type RowCursor, rowCursor } from '../../metrics/contacts/row-cursor.ts';
import { isFact } from '../../metrics/fact/fact.ts';
import { DAY_MS } from '../../time/lengths.ts';
import type { Blobs } from '../blobs/blobs.ts';
import { CONTACT_COLUMNS, contactColumnNames, countedColumnsIn, inContactOrder, KEY_COLUMN_NAMES } from '../parquet/contact-file.ts';
import type { FileNotes } from '../parquet/file-metadata.ts';
import { LOOK_BACK_NOTE } from '../parquet/look-back-columns.ts';
import { notesOf, rowGroupsOf } from '../parquet/parquet-file.ts';
import type { DayContacts } from '../quarters/quarter-store.ts';
import type { QuarterOfBoth } from './both-records.ts';
import { type Day, hasContacts } from './day.ts';
import { contactsName } from './day-blobs.ts';
import { runsOf, type Span } from './day-records.ts';
import { type RecordFile, recordFile } from './record-kinds.ts';

/** A file under construction, quarter hours in order of time. */
export function newContactFile(notes: FileNotes): RecordFile<CountedLine> {
  return recordFile('contacts', CONTACT_COLUMNS, (quarterMs, lines) => inContactOrder(lines.map((line) => ({ ...line, quarterMs }))), {
    ...notes,
    lookBack: LOOK_BACK_NOTE,
  });
}

/** What is kept of the records of a quarter hour. @param lookBacks by id of the fact; one that is not named has nothing behind it */
export function contactLines(
  { quarterMs, facts, intakes }: QuarterOfBoth,
  lookBacks: ReadonlyMap<string, LookBack>,
): readonly CountedLine[] {
  return [
    ...facts.filter(isFact).map((fact) => countedLine(contactFactOf(fact), lookBacks.get(fact.id) ?? NO_LOOK_BACK)),
    ...intakes.map((intake) => createdLine(intake, quarterMs)),
  ];
}

/** Undefined where there is none of the day as it is: whoever asks does without it. @throws StoreError store.unavailable */
export async function keptContacts(blobs: Blobs, day: Day): Promise<Uint8Array | undefined> {
  const name = contactsName(day);
  if (name === undefined || !hasContacts(day)) return undefined;
  const read = await blobs.read(name);
  return read && isReadable(read.bytes) ? read.bytes : undefined;
}

function isReadable(bytes: Uint8Array): boolean {
  try {
    return notesOf(bytes).lookBack === LOOK_BACK_NOTE;
  } catch (error) {
    if (isUnreadable(error)) return false;
    throw error;
  }
}

/** What rows of a span of the day tell. @throws StoreError store.corrupt */
export async function contactsIn(
  bytes: Uint8Array,
  day: Pick<Day, 'dayMs'>,
  span: Span,
  caps: readonly FrequencyCap[],
): Promise<DayContacts> {
  const [parts, created] = [newContactParts({ caps }), newContactKeys()];
  const withSeen = caps.length > 0;
  await eachRow(bytes, await rowsOf(bytes, day, span), contactColumnNames(withSeen), withSeen, (cursor) => {
    if ((cursor.marks & MARKS.isCreated) === 0) parts.addAt(cursor);
    else created.addAt(cursor);
  });
  return { dayMs: day.dayMs, parts: parts.finish(), created: created.finish() };
}

/** Whom the attempts of a span of the day were about. @throws StoreError store.corrupt */
export async function attemptedIn(bytes: Uint8Array, day: Pick<Day, 'dayMs'>, span: Span): Promise<readonly ContactKeys[]> {
  const keys = newContactKeys();
  await eachRow(bytes, await rowsOf(bytes, day, span), KEY_COLUMN_NAMES, false, (cursor) => {
    if ((cursor.marks & MARKS.isAttempt) !== 0) keys.addAt(cursor);
  });
  return keys.finish();
}

/** From the first up to the second. */
type Rows = readonly [start: number, end: number];

async function eachRow(
  bytes: Uint8Array,
  [start, end]: Rows,
  names: readonly string[],
  withSeen: boolean,
  add: (cursor: RowCursor) => void,
): Promise<void> {
  let first = 0;
  for (const group of rowGroupsOf(bytes)) {
    const [from, to] = [Math.max(start - first, 0), Math.min(end - first, group.rows)];
    first += group.rows;
    if (from >= to) continue;
    const cursor = rowCursor(countedColumnsIn(await group.read(names), withSeen));
    for (let row = from; row < to; row++) {
      cursor.moveTo(row);
      add(cursor);
    }
  }
}

/** Rows are in order of quarter hours. */
async function rowsOf(bytes: Uint8Array, { dayMs }: Pick<Day, 'dayMs'>, span: Span): Promise<Rows> {
  if (span[0] <= dayMs && span[1] >= dayMs + DAY_MS) return [0, Number.POSITIVE_INFINITY];
  const runs = await runsOf(bytes, span);
  return [runs[0]?.rowStart ?? 0, runs.at(-1)?.rowEnd ?? 0];
}
