/** Earlier days whose numbers changed since the last digest, and how. */
import type { Report } from '../../report/report.ts';
import type { Said } from '../../words/declared/arguments.ts';
import type { Words } from '../../words/words.ts';
import { limited } from './limited.ts';

const MAX_REASON = 240;

/** Oldest first, as they are given. */
export function restatedLines({ restated = [] }: Report, words: Words): Said[] {
  return limited(
    restated.map(({ date, reason }) =>
      words.say('restated.line', { day: words.date(date, 'brief'), reason: words.name(reason, MAX_REASON) }),
    ),
    words,
  );
}
