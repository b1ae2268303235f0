/** temporary */
import type { Report, Signal } from '../report/report.ts';
import type { Said } from '../words/declared/arguments.ts';
import type { Words } from '../words/words.ts';
import { attentionOf } from './attention.ts';
export interface Finding {
  readonly severity: 'urgent' | 'possible';
  readonly text: Said;
  readonly short: Said;
  readonly signal: Signal;
}
export function findingsOf(report: Report, signals: readonly Signal[], words: Words): Finding[] {
  return signals
    .filter(({ severity }) => severity !== 'change')
    .map((signal) => {
      const { urgent, possible } = attentionOf(report, [signal]);
      return {
        severity: signal.severity as 'urgent',
        signal,
        text: words.name([...urgent, ...possible].join(' '), 300),
        short: words.name(signal.name, 34),
      };
    });
}
