/** The columns that tell what a delivery has behind it, worked out once its day is over. */
import { CAP_WINDOWS, windowsId } from '../../metrics/contacts/look-back/cap-windows.ts';
import { type LookBack, NO_LOOK_BACK } from '../../metrics/contacts/look-back/look-back.ts';
import type { CellValue, Column, Columns, ColumnType } from './columns.ts';
import type { ReadColumns } from './parquet-file.ts';
import { type At, numbersOrNull } from './reading.ts';

/** Null where it was not worked out yet. */
export interface WithLookBack {
  readonly lookBack: LookBack | null;
}

/** What a file notes whose facts have theirs: of windows of another release nobody knows what was counted. */
export const LOOK_BACK_NOTE = windowsId(CAP_WINDOWS);

function column<R extends WithLookBack>(
  type: ColumnType,
  of: (lookBack: LookBack) => CellValue,
  meaning: string,
  unit?: string,
): Column<R> {
  return { type, meaning, ...(unit !== undefined && { unit }), of: ({ lookBack }) => (lookBack === null ? null : of(lookBack)) };
}

const FLAGS = {
  is_after_call: ['isAfterCall', 'A call was made before, at the contact within the configuration'],
  is_after_live: ['isAfterLive', 'A call before, at the contact within the configuration, was live'],
  is_after_wish: ['isAfterWish', 'An attempt that started after the contact had asked not to be contacted, in whatever scope'],
  is_out_of_sequence: ['isOutOfSequence', 'An attempt whose msdyn_seq_no is smaller than that of the one before'],
  is_repeat: ['isRepeat', 'A delivery before, to the contact, has the same msdyn_delivery_id'],
} as const;

const seenName = (id: string) => `seen_${id.replace('-', '_')}`;

export function lookBackColumns<R extends WithLookBack>(): Columns<R> {
  return {
    attempt_number: column<R>(
      'integer',
      ({ attempt }) => attempt,
      'Which attempt at the contact within its configuration it is, over 35 days',
    ),
    since_call: column<R>(
      'integer',
      (lookBack) => lookBack.sinceCallSeconds,
      'From the start of the call before, at the contact within the configuration',
      'seconds',
    ),
    ...Object.fromEntries(
      CAP_WINDOWS.map(({ id, hours, per }, i) => [
        seenName(id),
        column<R>(
          'integer',
          ({ seen }) => seen[i] ?? null,
          `Attempts at the contact ${per === 'matter' ? 'about the same matter ' : ''}in the ${hours} hours that end with it, it among them`,
        ),
      ]),
    ),
    ...Object.fromEntries(
      Object.entries(FLAGS).map(([name, [member, meaning]]) => [name, column<R>('flag', (lookBack) => lookBack[member], meaning)]),
    ),
  };
}

export const LOOK_BACK_NAMES: readonly string[] = Object.keys(lookBackColumns());
/** Those of them that count attempts in windows. */
export const SEEN_NAMES: readonly string[] = CAP_WINDOWS.map(({ id }) => seenName(id));

/** What a row has behind it, in a file that has that of all its facts. */
export function lookBacksAt(columns: ReadColumns): At<LookBack> {
  const [attempt, sinceCall] = [numbersOrNull(columns, 'attempt_number'), numbersOrNull(columns, 'since_call')];
  const seen = CAP_WINDOWS.map(({ id }) => numbersOrNull(columns, seenName(id)));
  const flags = Object.entries(FLAGS).map(([name, [member]]) => [member, columns.values<boolean>(name)] as const);
  return (row) => {
    const number = attempt(row);
    const lookBack = { ...NO_LOOK_BACK, attempt: number, sinceCallSeconds: sinceCall(row) };
    if (number !== null) lookBack.seen = seen.map((at) => at(row) ?? 0);
    for (const [member, values] of flags) lookBack[member] = values[row] === true;
    return lookBack;
  };
}
