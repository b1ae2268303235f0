/** What a reader should act on or look at, in words, the gravest first: long for the mail, short for its subject. */
import type { Report, Signal } from '../report/report.ts';
import type { Said, Words } from '../words/words.ts';
import { findingWords } from './finding-words.ts';

export interface Finding {
  /** urgent = to act on; possible = possible or near, worth a look. */
  readonly severity: 'urgent' | 'possible';
  /** A sentence or two. */
  readonly text: Said;
  readonly short: Said;
  /** What it is made of; the first where it sums up several. */
  readonly signal: Signal;
}

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
