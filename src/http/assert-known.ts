/** A query holds nothing but parameters that are known: a misspelt one must not be taken for one that is absent. */
import { InputError } from '../errors.ts';
import { shown } from '../time/zone.ts';

// How the Functions host takes an access key (learn.microsoft.com/azure/azure-functions/function-keys-how-to); it leaves both in the query.
const KEY_PARAMETERS = ['code', 'clientId'];

/** @throws InputError for a parameter that is none of the known ones, and for one given twice that is not `repeatable` */
export function assertKnown(query: URLSearchParams, known: readonly string[], repeatable: readonly string[] = []): void {
  const unknown = [...query.keys()].find((name) => !known.includes(name) && !KEY_PARAMETERS.includes(name));
  if (unknown !== undefined) {
    const rule = known.length === 0 ? 'this address takes none' : `it is none of ${known.join(', ')}`;
    throw new InputError('input.query', `Cannot use the parameter "${shown(unknown)}": ${rule}`);
  }
  const repeated = known.find((name) => !repeatable.includes(name) && query.getAll(name).length > 1);
  if (repeated !== undefined) throw new InputError('input.query', `Cannot use "${repeated}" more than once: give one value`);
}
