/** Texts as a workbook can hold them. */

/** Longest text of a cell, UTF-16 units (Excel specifications and limits). */
export const MAX_CELL_CHARACTERS = 32_767;

// XML cannot hold them or turns them into something else (CR), or write-excel-file takes them out, and good ones with them
// (findings/write-excel-file-lost-characters.sh).
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for
const UNFIT = /[\0-\x08\x0B-\x1F\x7F-\x84\x86-\x9F\uFFFD]|\p{Surrogate}|\p{Noncharacter_Code_Point}/gu;
// "_x0041_" is how a workbook writes "A" (ISO/IEC 29500-1, 22.9.2.19 ST_Xstring); a text that is written so has its underscore escaped.
const ESCAPE = /_(?=x[0-9A-Fa-f]{4}_)/g;

const PICTURES = 0x2400;
const DELETE = 0x7f;
const PICTURE_OF_DELETE = '\u2421';
const SUBSTITUTE = '\u2426';

/** A control character is shown as its picture (␀, ␍), what else cannot be written as ␦; line feed and tab stay. Longer texts end with "…". */
export function sheetText(text: string): string {
  const cut = text.length > MAX_CELL_CHARACTERS ? `${text.slice(0, MAX_CELL_CHARACTERS - 1)}…` : text;
  return cut.replace(UNFIT, pictureOf).replace(ESCAPE, '_x005F_');
}

function pictureOf(character: string): string {
  const code = character.charCodeAt(0);
  if (code === DELETE) return PICTURE_OF_DELETE;
  return code < ' '.charCodeAt(0) ? String.fromCharCode(PICTURES + code) : SUBSTITUTE;
}
