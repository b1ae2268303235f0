/** Earlier days whose numbers changed since the last mail, and how. */
import type { Report, Restatement } from '../../report/report.ts';
import type { Said, Words } from '../../words/words.ts';
import { limited } from './limited.ts';
import { reasonWords } from './reason-words.ts';

/** At most six. */
export function restatedLines({ restated = [], period }: Pick<Report, 'restated' | 'period'>, words: Words): Said[] {
  return limited(
    restated.map((day) => words.say('restated.line', { day: words.date(day.date, 'short'), reason: reasonOf(day, period.zone, words) })),
    words,
  );
}

/** Versions of before changes were kept as data tell them in their own words. */
function reasonOf({ changes, reason }: Restatement, zone: string, words: Words): Said {
  return changes === undefined || changes.length === 0
    ? reasonWords(null, reason, words)
    : words.enumeration(changes.map((change) => reasonWords(change, change.id, words, zone)));
}
