/** Ids in text columns: one thing however they are spelled. What files, names, scopes, looks up, maps and erases by an id takes it from here. */
import { openText, remembered, textKey, visibleText } from './text.ts';

const PLAIN_GUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
// What Dataverse takes for a Guid (System.Guid.Parse, formats D, N, B and P): with braces or parentheses, in either case, also without hyphens.
const GUID = /^[{(]?\s*([0-9a-f]{8})(-?)([0-9a-f]{4})\2([0-9a-f]{4})\2([0-9a-f]{4})\2([0-9a-f]{12})\s*[)}]?$/i;
const BRACES = new Set(['{}', '()']);

/** The GUID that a text is, in lower case with hyphens; undefined for any other text. Blanks around it do not matter, visible or not. */
export function guidOf(text: string): string | undefined {
  if (PLAIN_GUID.test(text)) return text;
  const plain = visibleText(text).trim();
  const [, first, , second, third, fourth, last] = GUID.exec(plain) ?? [];
  return first === undefined || !isWrappedWhole(plain) ? undefined : [first, second, third, fourth, last].join('-').toLowerCase();
}

function isWrappedWhole(text: string): boolean {
  const ends = `${text.at(0)}${text.at(-1)}`;
  return BRACES.has(ends) || !/[{}()]/.test(ends);
}

/** Whether a text is a GUID, in whatever spelling. */
export function isGuid(text: string): boolean {
  return guidOf(text) !== undefined;
}

/** An id as it is compared: a GUID, any other text trimmed and in lower case, as Dataverse compares text. Empty = none. */
export function idKey(text: string | null | undefined): string {
  if (!text) return '';
  return guidOf(text) ?? visibleText(text).trim().toLowerCase();
}

/** The form in which recordId() of two texts is compared. */
export const recordKey = remembered((text: string): string => guidOf(text) ?? textKey(text));

/** An id of a configuration, queue, journey or agent as it is kept and shown: a GUID, any other text as an open text. */
export const recordId = remembered((text: string): string => guidOf(text) ?? openText(text));
