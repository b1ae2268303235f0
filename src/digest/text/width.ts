/** How wide a text is on a terminal. */
import stringWidth from 'string-width';

// Latin letters but the soft hyphen, and the signs that figures are written with.
const NARROW = /^[ -~\u00a0-\u00ac\u00ae-\u024f\u2009\u202f\u2013\u2018-\u201d\u2026\u2212▁-█▲▼●○✓✗]*$/;

/** Columns: a full-width character takes two, an invisible one none. What surely is narrow, nearly all of a mail, is counted at once: asking Unicode of everything takes most of a text's time. */
export function widthOf(text: string): number {
  return NARROW.test(text) ? text.length : stringWidth(text);
}
