/** That numbers can still change, and why. */
import type { Report } from '../../report/report.ts';
import type { Said } from '../../words/declared/arguments.ts';
import type { Words } from '../../words/words.ts';
import { limited } from './limited.ts';

const MAX_REASON = 160;

/** The reasons may be none where a stored report does not tell them. */
export function provisionalLines(
  { provisionalReasons }: Report,
  words: Words,
): { readonly title: Said; readonly reasons: readonly Said[] } {
  return {
    title: words.say('provisional.banner'),
    reasons: limited(
      provisionalReasons.map((reason) => words.name(reason, MAX_REASON)),
      words,
    ),
  };
}
