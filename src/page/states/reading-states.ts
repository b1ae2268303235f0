/** What a page says before anything was read. */
import type { Reading } from '../../report/around/surroundings.ts';
import type { Words } from '../../words/words.ts';
import type { State } from './state.ts';

/** Why Dataverse is not read: its rights do not allow it; undefined where that is not known. */
export type ReadingTrouble = 'noRights' | undefined;

/** Instead of the page, before anything was read. */
export function firstVisitState({ first }: Reading, trouble: ReadingTrouble, { say }: Words): State {
  if (trouble === 'noRights') return { title: say('state.rights'), texts: [say('state.rightsText')] };
  const progress = first === null || first.days === 0 ? [] : [say('state.progress', { count: first.read, days: first.days })];
  return { title: say('state.first'), texts: [say('state.firstText'), ...progress] };
}
