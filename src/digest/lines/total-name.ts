/** What a total is called within a sentence. */
import type { TotalCount } from '../../metrics/kpis/data/total-kpis.ts';
import type { NamedCount } from '../../words/declared/names.ts';
import type { Said, Words } from '../../words/words.ts';

/** Those that are watched have a name of their own. */
const WATCHED = { deliveries: true, attempts: true, contacts: true, intake: true } as const satisfies Record<NamedCount, true>;

/** By its id among the totals of a report. */
export function totalName(id: TotalCount | 'contacts' | 'value', words: Words): Said {
  return isWatched(id) ? words.say(`count.${id}`) : words.say(`total.${id}`);
}

function isWatched(id: string): id is NamedCount {
  return Object.hasOwn(WATCHED, id);
}
