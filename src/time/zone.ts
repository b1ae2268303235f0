/** Named time zones of the IANA database. */
import { Temporal } from 'temporal-polyfill';
import { InputError } from '../errors.ts';

/** Checks that a zone is a named IANA zone ("Europe/Lisbon", "UTC") and gives it in the spelling of the database. @throws InputError input.zone */
export function parseZone(name: string): string {
  try {
    const zone = new Temporal.ZonedDateTime(0n, name).timeZoneId;
    // An offset such as "+02:00" is no zone: it knows no clock change.
    if (!/^[+-]/.test(zone)) return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone === 'UTC' ? 'UTC' : zone;
  } catch {
    // Falls through to the one error below: the engine's own message names no rule.
  }
  throw new InputError('input.zone', `Cannot use time zone "${shown(name)}": it is not a zone of the IANA database, such as Europe/Lisbon`);
}

// Nine digits or more: a date has eight.
const PHONE_NUMBER = /\+?(?:\p{Nd}[\s().\p{Pd}/]{0,3}){8,}\p{Nd}/gu;
const GUID = /[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}/gi;

/** A given value as an error message may repeat it: short, on one line, and without mail addresses, ids and phone numbers. */
export function shown(value: string): string {
  const safe = value
    .slice(0, 200)
    .replace(/\S*@\S*/g, '(mail)')
    .replace(GUID, '(id)')
    .replace(PHONE_NUMBER, '(number)');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what has to go
  return safe.slice(0, 60).replace(/[\u0000-\u001f\u007f]/g, '?');
}
