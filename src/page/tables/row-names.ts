/** What rows of the report's lists are called, and where they lead. */
import { given } from '../../digest/tables/given.ts';
import { MANY } from '../../report/lists.ts';
import type { ScopeColumn } from '../../report/scope.ts';
import type { Said, Words } from '../../words/words.ts';
import { changedAddress } from '../address/address-of.ts';
import type { PageAddress } from '../address/page-address.ts';
import type { RowName } from './page-column.ts';

// A page has more room than a mail; a longer name is told apart by its beginning as a rule.
const NAME_CHARACTERS = 80;

/** An entry of a list. */
export interface Entry {
  /** As it is stored; "" = not given, "(many)" = the rest of a list that grew too long. */
  readonly key: string;
  readonly name: string;
  /** Its plain name, where there is one. */
  readonly said?: Said;
  readonly unknown?: boolean;
}

/** Names of one list. */
export function rowNames(words: Words): (entry: Entry) => RowName {
  return ({ key, name, said, unknown }) => {
    if (key === MANY) return { text: words.say('table.many'), isRest: true };
    const flag = unknown ? words.say('flag.unknown') : undefined;
    return { text: said ?? words.name(given(name), NAME_CHARACTERS), ...(flag && { flag }) };
  };
}

/** The same, each a link to the page of that value alone; not where the page is of nothing else. */
export function linkedNames(column: ScopeColumn, address: PageAddress, words: Words): (entry: Entry) => RowName {
  const named = rowNames(words);
  const { [column]: narrowed } = address.scope;
  const isAlone = narrowed !== undefined && (typeof narrowed === 'string' || narrowed.length === 1);
  return (entry) => {
    const name = named(entry);
    if (isAlone || name.isRest) return name;
    return { ...name, href: changedAddress(address, { scope: { ...address.scope, [column]: entry.key } }) };
  };
}
