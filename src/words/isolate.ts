/** Keeps a text that runs from right to left from turning what stands round it, numbers above all. */

// Hebrew, Arabic, Syriac, Thaana, N'Ko and their neighbours, with their presentation forms and what lies beyond the first plane.
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

/** The text between U+2068 and U+2069 where it has a letter that runs from right to left; as it is otherwise, so that plain names cost nothing. */
export function isolated(text: string): string {
  return RIGHT_TO_LEFT.test(text) ? `${FIRST_STRONG_ISOLATE}${text}${POP_ISOLATE}` : text;
}

/** The lines that a text was broken into or cut down to, each with its isolates whole: one that a line leaves open is closed at its end, and opened again in the next behind its indent. */
export function wholeIsolates(lines: readonly string[]): string[] {
  let isOpen = false;
  return lines.map((line) => {
    const begun = isOpen ? line.replace(/^ */, `$&${FIRST_STRONG_ISOLATE}`) : line;
    isOpen = begun.lastIndexOf(FIRST_STRONG_ISOLATE) > begun.lastIndexOf(POP_ISOLATE);
    return isOpen ? begun + POP_ISOLATE : begun;
  });
}
