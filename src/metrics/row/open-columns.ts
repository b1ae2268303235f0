/** Columns that place a row in reports and may hold any text, which tells before anything is filed whether attributes are needed to clean it. */
import { type Column, columnsWith } from './column.ts';
import { DELIVERY_COLUMNS } from './columns.ts';
import { isGuid } from './record-id.ts';
import type { DeliveryRow } from './row.ts';
import { canonicalValue } from './vocabulary.ts';

const OPEN_COLUMNS = columnsWith(DELIVERY_COLUMNS, 'openUnless');

/** Whether the row's place in reports is a text that a person may have been written into; only its attributes tell. */
export function hasOpenText(row: DeliveryRow): boolean {
  return OPEN_COLUMNS.some(([column, unless]) => isOpen(row[column], unless));
}

function isOpen(text: string | null | undefined, unless: NonNullable<Column['openUnless']>): boolean {
  if (!text) return false;
  return unless === 'guid' ? !isGuid(text) : canonicalValue(unless, text) === undefined;
}
