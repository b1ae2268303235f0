/** Why a day was not held against what is usual. */
import type { Report } from '../../report/report.ts';
import type { Said, Words } from '../../words/words.ts';
import { reasonWords } from './reason-words.ts';

/** Null where it was, and in versions that do not tell. */
export function unwatchedLine({ comparison }: Pick<Report, 'comparison'>, words: Words): Said | null {
  const { unwatched = null, unwatchedNote } = comparison;
  return unwatched === null ? null : words.say('verdict.unwatched', { reason: reasonWords(unwatchedNote, unwatched, words) });
}
