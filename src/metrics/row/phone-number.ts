/** Telephone numbers as rows and people write them, read as the digits that are dialled. */
import { BETWEEN_DIGITS, plainText, remembered } from './text.ts';

/** A number that was read. */
export interface PhoneNumber {
  /** Digits without plus sign or "00"; without the trunk zero in parentheses and an extension. */
  readonly digits: string;
  /** Whether it says that it begins with a country code, by "+" or "00": bare digits may be of any country. */
  readonly isInternational: boolean;
  /** Whether nothing but the number stands there, "tel:" aside. */
  readonly isAlone: boolean;
}

// As most rows have it: E.164.
const PLAIN = /^\+\d{7,15}$/;
// "+1 (212) 555-0143": with nothing that needs care, it takes a tenth of the time.
const USUAL = /^\+\d(?:[\d .-]|\((?! *0)|\)){6,30}$/;
const MIN_DIGITS = 7;
const MAX_DIGITS = 15;
/** Of msdyn_to_address; the patterns below take quadratic time. */
const MAX_LENGTH = 300;
const DIGITS = new RegExp(String.raw`(?:\d${BETWEEN_DIGITS}*)+`, 'u');
const FROM_PLUS = new RegExp(String.raw`\+${BETWEEN_DIGITS}*(?:\d${BETWEEN_DIGITS}*)+`, 'u');
const AROUND = new RegExp(String.raw`^\s*(?:tel:)?${BETWEEN_DIGITS}*$`, 'iu');
// "+44 (0)20 ...": the zero is dialled inside the country only, and so stands in brackets after the country code.
const TRUNK_ZERO = /^(\D*(?:00)?\D*(\d{1,3})\D*)[([]\s*0\s*[)\]]/;
/** Countries without a trunk zero, where one that stands first belongs to the number (libphonenumber: no national prefix): Italy, San Marino and six in Africa. */
const KEEP_ZERO: ReadonlySet<string> = new Set(['39', '378', '225', '226', '227', '229', '241', '242']);

/**
 * The number in a text; undefined where there is no digit. Invisible marks, the width of characters, the script of digits and what stands between
 * them do not matter. Undefined too for more than 300 characters. Nothing is checked against a numbering plan.
 */
export function phoneNumberOf(text: string): PhoneNumber | undefined {
  if (PLAIN.test(text)) return { digits: text.slice(1), isInternational: true, isAlone: true };
  if (!USUAL.test(text)) return spelled(text);
  const digits = text.replace(/\D+/g, '');
  return digits.length < MIN_DIGITS ? spelled(text) : { digits, isInternational: true, isAlone: true };
}

/** Whether a number has as many digits as a telephone number can have with its country code, 7 to 15 (ITU-T E.164). */
export function isFullNumber({ digits }: PhoneNumber): boolean {
  return digits.length >= MIN_DIGITS && digits.length <= MAX_DIGITS;
}

// One row's number is read for several columns of its fact.
const spelled = remembered((text: string): PhoneNumber | undefined => {
  if (text.length > MAX_LENGTH) return undefined;
  const plain = withAsciiDigits(plainText(text));
  const written = (FROM_PLUS.exec(plain) ?? DIGITS.exec(plain))?.[0];
  if (written === undefined) return undefined;
  const read = withoutTrunkZero(written).replace(/[^\d+]/g, '');
  const digits = read.replace(/^(?:\+|00)/, '');
  // Too few to be dialled: a text of another form, whose digits still tell it from others.
  if (digits.length < MIN_DIGITS) return { digits: plain.replace(/\D/g, '').replace(/^00/, ''), isInternational: false, isAlone: false };
  return { digits, isInternational: digits.length < read.length, isAlone: AROUND.test(plain.replace(written, '')) };
});

function withoutTrunkZero(written: string): string {
  return written.replace(TRUNK_ZERO, (all, before: string, country: string) => (KEEP_ZERO.has(country) ? all : before));
}

/** Digits of other scripts as 0 to 9. */
function withAsciiDigits(text: string): string {
  return text.replace(/[^\P{Nd}0-9]/gu, (digit) => `${placeInScript(digit)}`);
}

/** Each script has its ten digits in a row, beginning with zero. */
function placeInScript(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let place = 0;
  while (place < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - place - 1))) place++;
  return place;
}
