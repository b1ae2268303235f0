/** The verdict of a mail in a few words, and the one sentence under it: made of the same findings as everything below them. */
import { isWatched } from '../report/comparison/comparison-model.ts';
import { LIVE_RATES, liveRange } from '../report/live.ts';
import type { Report, Signal } from '../report/report.ts';
import { anomalyOf } from '../report/signals/signals.ts';
import { usualReach } from '../report/signals/usual-reach.ts';
import type { Said } from '../words/declared/arguments.ts';
import type { Words } from '../words/words.ts';
import type { Finding } from './findings.ts';

// Of fewer a share reads as much more than it is: "100% reached" of one call.
const LEAST_CALLS = 10;

/** What a mail says first. */
export type VerdictKind = 'unread' | 'attention' | 'provisional' | 'empty' | 'look' | 'calm';

/** What was not read or is not final must not be called normal; what was found is said even then. */
export function verdictKind(report: Report, findings: readonly Pick<Finding, 'severity'>[]): VerdictKind {
  if (report.read === 'none' || report.totals.deliveries === null) return 'unread';
  if (findings.some(({ severity }) => severity === 'urgent')) return 'attention';
  if (report.provisional) return 'provisional';
  if (report.totals.deliveries === 0 && findings.length === 0) return 'empty';
  return findings.length > 0 ? 'look' : 'calm';
}

/** "Two things need attention." */
export function verdictOf(report: Report, findings: readonly Finding[], words: Words): Said {
  const kind = verdictKind(report, findings);
  const count = findings.filter(({ severity }) => severity === (kind === 'look' ? 'possible' : 'urgent')).length;
  switch (kind) {
    case 'unread':
      return words.say('verdict.unread', { period: words.period(report.period, 'yearless') });
    case 'attention':
      return words.say('verdict.attention', { count });
    case 'look':
      return words.say('verdict.look', { count, known: isWatched(report.comparison) ? 'yes' : 'no' });
    case 'provisional':
    case 'empty':
    case 'calm':
      return words.say(`verdict.${kind}`);
  }
}

/** "646 deliveries; at least 20% of calls reached a person (usually 21%)."; null where there is nothing to tell. */
export function sentenceOf(report: Report, signals: readonly Signal[], words: Words): Said | null {
  const { totals, rates } = report;
  if (totals.deliveries === null || totals.deliveries === 0) return null;
  const { value: reached, numerator: live, denominator: called } = liveRange(rates).low;
  // What the finding says where there is one.
  const usual = anomalyOf(signals, LIVE_RATES.low)?.usual ?? usualReach(report);
  return words.say('sentence.day', {
    deliveries: totals.deliveries,
    calls: callsOf(report),
    known: usual === null ? 'no' : 'yes',
    reached: words.roughPercent(reached),
    usual: words.roughPercent(usual),
    live,
    called,
  });
}

/** Whether there were calls, too few of them for a percentage, messages alone, or no attempt at all. */
export function callsOf({ rates, totals }: Report): 'voice' | 'few' | 'messages' | 'none' {
  const { value, denominator } = liveRange(rates).low;
  if (value !== null) return denominator < LEAST_CALLS ? 'few' : 'voice';
  return totals.attempts === 0 ? 'none' : 'messages';
}
