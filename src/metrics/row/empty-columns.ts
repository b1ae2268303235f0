/** Columns whose emptiness is watched: a column that suddenly stays empty makes numbers wrong without any error. */
import type { DeliveryRow } from './row.ts';
import { isBlank } from './text.ts';

/** Watched columns of a finished delivery, each one a bit (its index). */
export const WATCHED_COLUMNS = [
  'msdyn_contact_id',
  'msdyn_to_address',
  'msdyn_from_address',
  'msdyn_queue_id',
  'msdyn_proactive_engagement_config_id',
  'msdyn_conversation_id',
  'msdyn_journey_id',
  'msdyn_disposition_codes',
  'msdyn_start_date',
  'msdyn_end_date',
  'msdyn_result',
  'msdyn_result_date',
  'msdyn_window_start_date',
  'msdyn_window_end_date',
] as const satisfies readonly (keyof DeliveryRow)[];

export type WatchedColumn = (typeof WATCHED_COLUMNS)[number];

/** Bits of the watched columns that are null, absent or blank. */
export function emptyColumnsOf(row: DeliveryRow): number {
  let bits = 0;
  for (let i = 0; i < WATCHED_COLUMNS.length; i++) {
    const column = WATCHED_COLUMNS[i];
    if (column !== undefined && isBlank(row[column])) bits |= 1 << i;
  }
  return bits;
}
