/** The number that lower-case hexadecimal digits of a text are. */

const NO_DIGIT = 0x80;
/** What a character code below 128 is as a digit. */
const DIGITS = Uint8Array.from({ length: 128 }, (_, code) => {
  const digit = '0123456789abcdef'.indexOf(String.fromCharCode(code));
  return digit < 0 ? NO_DIGIT : digit;
});

/** Of the digits from `start` to before `end`; NaN where one of them is none. Exact up to 13 digits, and far faster than a pattern and parseInt(). */
export function hexNumber(text: string, start: number, end: number): number {
  let value = 0;
  let all = 0;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    const digit = DIGITS[code & 0x7f] ?? NO_DIGIT;
    value = value * 16 + digit;
    // Other bits than those of a digit stay set.
    all |= digit | (code & ~0x7f);
  }
  return all > 15 ? Number.NaN : value;
}
