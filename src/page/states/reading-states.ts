/** What a page says where history has not come as far as its reader would expect. */
import type { Reading } from '../../report/around/surroundings.ts';
import type { Said, Words } from '../../words/words.ts';
import type { State } from './state.ts';

/** Why Dataverse is not read: its rights do not allow it; undefined where that is not known. */
export type ReadingTrouble = 'noRights' | undefined;

/** Instead of the page, before anything was read. */
export function firstVisitState({ first }: Reading, trouble: ReadingTrouble, { say }: Words): State {
  if (trouble === 'noRights') return { title: say('state.rights'), texts: [say('state.rightsText')] };
  const progress = first === null || first.days === 0 ? [] : [say('state.progress', { count: first.read, days: first.days })];
  return { title: say('state.first'), texts: [say('state.firstText'), ...progress] };
}

/** Above the content of a page, whose numbers may lack something; a sentence each. @param zone of the report, in which times are told */
export function readingNotices(
  { readTo, first, isBehind }: Reading,
  trouble: ReadingTrouble,
  { say, instant }: Words,
  zone: string,
): readonly Said[] {
  return [
    ...(trouble === 'noRights' ? [say('state.rights'), say('state.rightsText')] : []),
    ...(isBehind && readTo !== null ? [say('state.behind', { at: instant(readTo, zone) })] : []),
    ...(first === null ? [] : [say('state.reading', { count: first.read, days: first.days })]),
  ];
}
