/** Markup as short as HTML lets it be, and the same document: a page has thousands of cells. */
import type { Html } from '../../html.ts';

/** End tags that need not be there (HTML 13.1.2.4), and the scope of heads that their places tell (4.9.12.1): first in a row of heads, or first in a column of them. */
const IMPLIED = /<\/(?:td|th|tr|li|option)>| scope="(?:col|row)"/g;
/** Quotes round what is one word (HTML 13.1.2.3); of ids, which are few, they stay. */
const QUOTED = /(<[a-z][^<>]*>)/g;
const ONE_WORD = / (?!id=)([a-z-]+)="([\w-]+)"(?=[ >])/g;
/** Lines between blocks. */
const BETWEEN = /\n+(?=<\/?(?:tr|td|li|p|div|section|table|tbody|details|ul|dl|nav|main|footer)\b)/g;

/** In markup that html`` made a text holds neither "<" nor a quote, so that both stand for tags alone; never for style or script. */
export function shortMarkup({ markup }: Html): Html {
  const plain = markup.replace(IMPLIED, '').replace(BETWEEN, '');
  return { markup: plain.replace(QUOTED, (tag) => tag.replace(ONE_WORD, ' $1=$2')) };
}
