/** The number that lower-case hexadecimal digits of a text are. */

/** Of the digits from `start` to before `end`; NaN where one of them is none. Exact up to 13 digits, and far faster than a pattern and parseInt(). */
export function hexNumber(text: string, start: number, end: number): number {
  let value = 0;
  for (let i = start; i < end; i++) value = value * 16 + digitOf(text.charCodeAt(i));
  return value;
}

function digitOf(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  return code >= 97 && code <= 102 ? code - 87 : Number.NaN;
}
