/** One object for all equal scopes: facts of a day take less memory, and a cube finds the cell of a row by the object. */

import { remembered } from '../row/text.ts';
import type { Scope } from './fact.ts';

const MOST_SCOPES = 20_000;
let known = noScopes();
let count = 0;

/** A scope equal to the given one, the same object every time as a rule. */
export function sharedScope({ configuration, queue, channel, dialMode }: Scope): Scope {
  if (count >= MOST_SCOPES) {
    known = noScopes();
    count = 0;
  }
  return known(configuration)(queue)(channel)(dialMode);
}

// Column by column: to write one key out of all four takes several times as long as four look-ups.
function noScopes() {
  return remembered((configuration: string) =>
    remembered((queue: string) =>
      remembered((channel: string) =>
        remembered((dialMode: string): Scope => {
          count++;
          return { configuration, queue, channel, dialMode };
        }),
      ),
    ),
  );
}
