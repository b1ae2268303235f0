/** Lets people name a queue or a configuration instead of giving its id. */
import { InputError } from '../errors.ts';
import type { NamesById } from '../history/state/known-names.ts';
import { recordId } from '../metrics/row/record-id.ts';
import { textKey } from '../metrics/row/text.ts';
import type { ReportScope } from '../report/report.ts';
import { shown } from '../time/zone.ts';

/** The scope with names replaced by ids, compared in their normal form; a text that is no known name is taken for an id, in whatever spelling. @throws InputError where several have the name */
export function resolveScope(scope: ReportScope, names: Pick<NamesById, 'queue' | 'configuration'>): ReportScope {
  const resolved = Object.entries(scope).map(([column, value]: [string, string]) => {
    if (column !== 'queue' && column !== 'configuration') return [column, value];
    const wanted = textKey(value);
    const ids = [...names[column]].filter(([, name]) => textKey(name) === wanted).map(([id]) => id);
    if (ids.length > 1)
      throw new InputError('input.query', `Cannot use the ${column} "${shown(value)}": ${ids.length} have that name, so give the id`);
    return [column, ids[0] ?? recordId(value)];
  });
  return Object.fromEntries(resolved);
}
