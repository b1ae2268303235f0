/** The rules of single columns, by what a column holds; all but the key may be null or absent. */
import type { ColumnKind } from '../metrics/row/column.ts';
import { guidOf } from '../metrics/row/record-id.ts';
import { dayOfMonth, instantMs, plainInstantMs } from '../metrics/row/text.ts';

export interface Field {
  /** Plain functions: a harvest checks millions of values, and asking a schema for each takes four times as long. */
  readonly isGood: (value: unknown) => boolean;
  /** What a bad value breaks, as it is reported. */
  readonly rule: string;
}

// A time without a zone is refused: it would be read as this machine's own.
const ISO_INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/;
const KEY = /^[\w-]+$/;
const MAX_KEY_LENGTH = 100;
const DIGITS = /^\d{1,19}$/;

/** The rule of each kind of column. */
export const FIELDS: Readonly<Record<ColumnKind, Field>> = {
  // What keys of storage are made of holds no slash and no bar; Dataverse's own keys are GUIDs, which exports may wrap in braces.
  key: {
    isGood: (value) => typeof value === 'string' && value.length <= MAX_KEY_LENGTH && (KEY.test(value) || guidOf(value) !== undefined),
    rule: 'must be a key of letters, digits, _ and -',
  },
  text: optional('must be text', (value) => typeof value === 'string'),
  dateTime: optional('must be a date and time in ISO 8601 from 1970 on', isInstant),
  yesNo: optional('must be true or false', (value) => typeof value === 'boolean'),
  wholeNumber: optional('must be a whole number', (value) => Number.isSafeInteger(value)),
  seconds: optional('must be a whole number of seconds, 0 or more', isWholeFromZero),
  version: optional('must be a whole number, or a string of digits', (value) =>
    typeof value === 'string' ? DIGITS.test(value) : isWholeFromZero(value),
  ),
};

function optional(rule: string, isGood: (value: unknown) => boolean): Field {
  return { isGood: (value) => value === null || value === undefined || isGood(value), rule };
}

function isWholeFromZero(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isInstant(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  const isFromEpoch = plainInstantMs(value) >= 0 || (ISO_INSTANT.test(value) && (instantMs(value) ?? -1) >= 0);
  if (!isFromEpoch) return false;
  // Date.parse takes 30 February for 2 March.
  const day = dayOfMonth(value);
  return day <= 28 || new Date(`${value.slice(0, 10)}T00:00:00Z`).getUTCDate() === day;
}
