/** Named time zones of the IANA database. */
import { InputError } from '../errors.ts';
import { zoneSpelling, zoneTable } from './zone-data.ts';

/** Checks that a zone is a named IANA zone ("Europe/Lisbon", "UTC") and gives it in the spelling of the database; all names of UTC are "UTC". An offset such as "+02:00" is no zone: it knows no clock change. @throws InputError input.zone */
export function parseZone(name: string): string {
  const zone = zoneSpelling(name);
  if (zone === undefined) {
    throw new InputError(
      'input.zone',
      `Cannot use time zone "${shown(name)}": it is not a zone of the IANA database, such as Europe/Lisbon`,
    );
  }
  return isUtc(zone) ? 'UTC' : zone;
}

/** "Etc/UTC", "GMT", "Zulu" and the like: no place on earth has shown UTC since before there were zones. */
function isUtc(zone: string): boolean {
  const { changes, offsets } = zoneTable(zone);
  return changes.length === 0 && offsets[0] === 0;
}

// Nine digits or more: a date has eight.
const PHONE_NUMBER = /\+?(?:\p{Nd}[\s().\p{Pd}/]{0,3}){8,}\p{Nd}/gu;
const GUID = /[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}/gi;

// What cannot be seen, and what turns the text round it.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** A given value as an error message may repeat it: short, on one line, its invisible characters as escapes ("\u202E"), and without mail addresses, ids and phone numbers. */
export function shown(value: string): string {
  const safe = value
    .slice(0, 200)
    .replace(/\S*@\S*/g, '(mail)')
    .replace(GUID, '(id)')
    .replace(PHONE_NUMBER, '(number)');
  return safe.slice(0, 60).replace(INVISIBLE, escapeOf);
}

function escapeOf(character: string): string {
  const digits = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
  return digits.length > 4 ? `\\u{${digits}}` : `\\u${digits.padStart(4, '0')}`;
}
