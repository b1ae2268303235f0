/** What could not be measured, and why. */
import type { Report } from '../../report/report.ts';
import type { Said } from '../../words/declared/arguments.ts';
import type { Words } from '../../words/words.ts';

const MAX_CHARACTERS = 160;

/** All of it: a reader who asks for this section asks for all. */
export function notMeasuredLines({ compliance: { notMeasured } }: Report, words: Words): Said[] {
  return notMeasured.map(({ name, reason }) =>
    words.say('unmeasured.line', { what: words.name(name, MAX_CHARACTERS), reason: words.name(reason, MAX_CHARACTERS) }),
  );
}
