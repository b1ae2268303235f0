/** Texts that a spreadsheet would take for a formula, made harmless in CSV so that a reader can undo it. */

// What Excel, LibreOffice and Google Sheets begin a formula with, what they skip before one, the full-width forms that input methods turn into the same
// (OWASP, CSV Injection), and the apostrophe itself: else a text that has one of its own could not be told from a defused one.
const BEGINNINGS = /^[=+\-@\t\r\n'＝＋－＠]/;

/** One apostrophe more in front of a text that begins as a formula does, or with an apostrophe: who takes one leading apostrophe off has every text as it was. */
export function defused(text: string): string {
  return BEGINNINGS.test(text) ? `'${text}` : text;
}
