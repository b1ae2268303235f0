/** The contacts that rows of a scope are about, each once. */
import type { Scope } from '../fact/fact.ts';
import { newContactNumbers } from './contact-numbers.ts';
import { MARKS } from './counted-columns.ts';
import type { RowCursor } from './row-cursor.ts';

export interface ContactKeys {
  readonly scope: Scope;
  /** Two words each (contact-numbers.ts). */
  readonly contacts: Uint32Array;
  /** Rows without a contact key. */
  readonly rowsWithout: number;
}

/** No rows yet. */
export function newContactKeys() {
  const scopes = new Map<Scope, ReturnType<typeof newKeys>>();
  const keysOf = (scope: Scope) => {
    const known = scopes.get(scope) ?? newKeys();
    scopes.set(scope, known);
    return known;
  };
  return {
    add: ({ scope, contact }: { readonly scope: Scope; readonly contact: string }): void => keysOf(scope).add(contact),
    /** The row that a cursor is at. */
    addAt: (cursor: RowCursor): void => keysOf(cursor.scope).addAt(cursor),
    finish: (): readonly ContactKeys[] => Array.from(scopes, ([scope, keys]) => ({ scope, ...keys.finish() })),
  };
}

function newKeys() {
  const contacts = newContactNumbers(0);
  let rowsWithout = 0;
  return {
    add(contact: string) {
      if (contact === '') rowsWithout++;
      else contacts.add(contact);
    },
    addAt({ marks, high, low }: RowCursor) {
      if ((marks & MARKS.hasContact) === 0) rowsWithout++;
      else contacts.addWords(high, low);
    },
    finish: () => ({ contacts: contacts.words(), rowsWithout }),
  };
}
