/** Columns that place a row in reports and may hold any text, which tells before anything is filed whether attributes are needed to clean it. */
import type { DeliveryRow } from './row.ts';
import { isGuid } from './text.ts';
import { canonicalValue } from './vocabulary.ts';

const OPEN_COLUMNS = [
  ['channel', 'msdyn_channel'],
  ['dialMode', 'msdyn_dialmode_type'],
  ['status', 'msdyn_status'],
] as const;

/** Whether the row's place in reports is a text that a person may have been written into; only its attributes tell. */
export function hasOpenText(row: DeliveryRow): boolean {
  const ids = [row.msdyn_queue_id, row.msdyn_proactive_engagement_config_id];
  return (
    ids.some((id) => id && !isGuid(id)) || OPEN_COLUMNS.some(([name, text]) => row[text] && canonicalValue(name, row[text]) === undefined)
  );
}
