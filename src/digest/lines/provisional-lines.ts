/** Why the numbers of a report can still change. */
import type { Report } from '../../report/report.ts';
import type { Said, Words } from '../../words/words.ts';
import { limited } from './limited.ts';
import { reasonWords } from './reason-words.ts';

/** A title, and a sentence a reason. */
export function provisionalLines(
  { provisionalReasons, provisionalNotes = [], period }: Pick<Report, 'provisionalReasons' | 'provisionalNotes' | 'period'>,
  words: Words,
): { readonly title: Said; readonly reasons: readonly Said[] } {
  const reasons = provisionalReasons.map((reason, i) => reasonWords(provisionalNotes[i], reason, words, period.zone));
  return { title: words.say('provisional.banner'), reasons: reasons.length > 0 ? limited(reasons, words) : [words.say('reason.unknown')] };
}
