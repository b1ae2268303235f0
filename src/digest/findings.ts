/** What a reader should act on or look at, in words, the gravest first: long for the mail, short for its subject. */
import type { Report, Signal } from '../report/report.ts';
import type { Words } from '../words/words.ts';
import type { Finding } from './findings/finding.ts';
import { findingWords } from './findings/finding-words.ts';

export type { Finding };

// So many lines of one kind: one bad day of one kind must not hide the others.
const MAX_EACH = 3;

/** In the order of the signals; of one kind at most three, the last of which says how many more there are. Empty on a good day. */
export function findingsOf(report: Report, signals: readonly Signal[], words: Words): Finding[] {
  return [...Map.groupBy(signals, ({ kind }) => kind).values()].flatMap((group) => {
    const all = findingWords(group, report, words);
    const shown = all.slice(0, MAX_EACH);
    const left = all.length - shown.length;
    return shown.flatMap(({ text, short, signal }, i): Finding[] => {
      if (signal.severity === 'change') return [];
      const isLast = left > 0 && i === shown.length - 1;
      return [
        { severity: signal.severity, text: isLast ? words.say('finding.andMore', { finding: text, count: left }) : text, short, signal },
      ];
    });
  });
}
