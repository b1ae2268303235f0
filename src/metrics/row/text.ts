/** Texts from outside, made fit to be kept: well-formed, short, and free of what identifies a person. */
import { hash } from 'node:crypto';

const MAX_LENGTH = 100;
/** Of a text that was cut. */
const CUT_LENGTH = MAX_LENGTH + 9;
const IS_CUT = /~[0-9a-f]{8}$/;
// As long as a mail address can be (RFC 5321 4.5.3.1); without the bounds a long text takes quadratic time.
const MAIL_ADDRESS = /[^\s"'<>,;:@]{1,64}@[^\s"'<>,;:@]{1,255}/g;
// Also without hyphens, and wherever it stands: "id_..." is no end of a word.
const GUID = /[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}/gi;
/**
 * One character that people put between the digits of a phone number, as part of a pattern with the flag u: blanks, brackets, dots, slashes, marks
 * such as a keycap, and every kind of dash, which Unicode sorts under several headings.
 */
export const BETWEEN_DIGITS = String.raw`[\s\p{Pd}\p{M}\u2212\u30fc\u2043\u2053\u223c~()\[\].\/\\_'’·•‧]`;
/** What stands between two digits of a phone number that is taken out of a text, as part of a pattern with the flag u. */
export const SEPARATORS = `${BETWEEN_DIGITS}{0,3}`;
// Seven digits or more.
const PHONE_NUMBER = new RegExp(`\\+?(?:\\p{Nd}${SEPARATORS}){6,}\\p{Nd}`, 'gu');
// Formatting marks, variation selectors and fillers: Default_Ignorable_Code_Point has what the category Cf lacks.
const INVISIBLE = /[\p{Cf}\p{DI}]/gu;
const IS_ASCII = /^[\0-\x7f]*$/;
const BLANK_BELOW = 0x21;
const ASCII_BELOW = 0x80;

const CACHE_SIZE = 20_000;
const ZERO = '0'.charCodeAt(0);

/** A function of one text (or number) that remembers its answers, up to a bound: the same few come with every row. */
export function remembered<T, K = string>(make: (given: K) => T): (given: K) => T {
  let answers = new Map<K, T>();
  return (given) => {
    const known = answers.get(given);
    if (known !== undefined) return known;
    if (answers.size >= CACHE_SIZE) answers = new Map();
    const made = make(given);
    answers.set(given, made);
    return made;
  };
}

/**
 * The normal form of an open text (result, code, keyword, journey), as it is kept and shown: NFKC, trimmed, numbers, ids and mail addresses of
 * people replaced, cut to 100 characters plus a hash. A text that is shown is its own normal form.
 */
export const openText = remembered((text: string): string => {
  const plain = visibleText(text).trim();
  if (plain.length === CUT_LENGTH && IS_CUT.test(plain) && masked(plain.slice(0, MAX_LENGTH)) === plain.slice(0, MAX_LENGTH)) return plain;
  const clean = masked(plain);
  // Of the folded text: else a long text in capitals would be another one.
  return clean.length <= MAX_LENGTH ? clean : `${clean.slice(0, MAX_LENGTH).toWellFormed()}~${hash('sha256', folded(clean)).slice(0, 8)}`;
});

/** The normal form in which texts that settings name and texts that rows hold are compared: that of openText(), without regard to case. */
export const textKey = remembered((text: string): string => folded(openText(text)));

/** The form in which names of records are compared: without regard to case, width and blanks, but with every digit: two names may differ in nothing else. */
export const nameKey = remembered((text: string): string => folded(visibleText(text).trim()));

/** Until nothing more is found: what stands in for one address may be the beginning of another. */
function masked(text: string): string {
  const clean = text.replace(MAIL_ADDRESS, '(mail)').replace(GUID, '(id)').replace(PHONE_NUMBER, '(number)');
  return clean === text ? text : masked(clean);
}

/** Without regard to case. Some letters have no capital of their own, and some no small one, so it goes there and back, and takes accents back in. */
function folded(text: string): string {
  return IS_ASCII.test(text) ? text.toLowerCase() : text.toLowerCase().toUpperCase().toLowerCase().normalize('NFC');
}

/** Well-formed, each character in its usual width, without invisible ones: so that nothing hides in between. */
export function visibleText(text: string): string {
  return IS_ASCII.test(text)
    ? text
    : // Invisible ones first: an accent behind one joins its letter only then.
      text.toWellFormed().replace(INVISIBLE, '').normalize('NFKC');
}

/** A text without accents and invisible characters, each character in its usual width: for comparing. */
export function plainText(text: string): string {
  return IS_ASCII.test(text) ? text : text.toWellFormed().normalize('NFKD').replace(/\p{M}/gu, '').replace(INVISIBLE, '').normalize('NFC');
}

/** The digits of a text. */
export function digitsOf(text: string): string {
  return (IS_ASCII.test(text) ? text : text.normalize('NFKC')).replace(/\D+/g, '');
}

/** Whether a text is absent, empty or made of blanks and invisible characters. */
export function isBlank(text: string | null | undefined): boolean {
  if (text === null || text === undefined || text === '') return true;
  const first = text.charCodeAt(0);
  // Nearly every text begins with a letter or a digit, and then there is nothing to trim.
  return (first < BLANK_BELOW || first >= ASCII_BELOW) && visibleText(text).trim() === '';
}

/** UTC epoch milliseconds of an ISO 8601 date-time, null where there is none. The row parser has refused what is no date. */
export function instantMs(text: string | null | undefined): number | null {
  if (text === null || text === undefined || text === '') return null;
  const plainMs = plainInstantMs(text);
  const ms = Number.isNaN(plainMs) ? Date.parse(text) : plainMs;
  return Number.isNaN(ms) ? null : ms;
}

/** Dataverse writes "2026-11-22T09:41:07Z": taken apart by hand it takes a quarter of the time of Date.parse. NaN for any other form. */
export function plainInstantMs(text: string): number {
  if (text.length !== 20 || !hasSeparators(text)) return Number.NaN;
  const century = twoDigits(text, 0, 99);
  const year = twoDigits(text, 2, 99);
  const month = twoDigits(text, 5, 12);
  const day = dayOfMonth(text);
  const hours = twoDigits(text, 11, 23);
  const minutes = twoDigits(text, 14, 59);
  const seconds = twoDigits(text, 17, 59);
  // Whole numbers until here: one that is negative makes all of them together negative.
  if ((century | year | month | day | hours | minutes | seconds) < 0) return Number.NaN;
  return midnightMs(((century * 100 + year) * 100 + month) * 100 + day) + ((hours * 60 + minutes) * 60 + seconds) * 1000;
}

/** The day of the month that a text of that form names. */
export function dayOfMonth(text: string): number {
  return twoDigits(text, 8, 31);
}

function hasSeparators(text: string): boolean {
  return text[4] === '-' && text[7] === '-' && text[10] === 'T' && text[13] === ':' && text[16] === ':' && text[19] === 'Z';
}

/** Start of a UTC day written as a number, such as 20261122: there are few of them. */
const midnightMs = remembered((day: number): number =>
  Date.parse(`${day}`.padStart(8, '0').replace(/^(....)(..)(..)$/, '$1-$2-$3T00:00Z')),
);

/** -1 where there are none, or they are more than `max`. */
function twoDigits(text: string, at: number, max: number): number {
  const tens = text.charCodeAt(at) - ZERO;
  const ones = text.charCodeAt(at + 1) - ZERO;
  const value = tens * 10 + ones;
  return tens >= 0 && ones >= 0 && ones <= 9 && value <= max ? value : -1;
}
