/** The contacts that rows of a scope are about, each once. */
import type { Scope } from '../fact/fact.ts';
import { newContactNumbers } from './contact-numbers.ts';

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
  return {
    add({ scope, contact }: { readonly scope: Scope; readonly contact: string }): void {
      const known = scopes.get(scope) ?? newKeys();
      scopes.set(scope, known);
      known.add(contact);
    },
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
    finish: () => ({ contacts: contacts.words(), rowsWithout }),
  };
}
