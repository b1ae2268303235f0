/** Items of one of Microsoft's lists under their plain names. */
import type { Item } from '../../report/report.ts';
import type { Said, Words } from '../../words/words.ts';

/** The stored name stays with each: it is the name of a value that is not documented. */
export function plainItems(
  list: Parameters<Words['plainName']>[0],
  items: readonly Item[],
  words: Words,
): readonly (Item & { readonly said: Said })[] {
  return items.map((item) => ({ ...item, said: words.plainName(list, item.key, item.name) }));
}
