/** Reports by what conditions look at. */
import { rateOf } from '../../../src/metrics/kpis/rate.ts';
import type { Report } from '../../../src/report/report.ts';
import { emptyReport, sampleReport } from '../../support/sample-report.ts';

export interface Told {
  readonly deliveries: number;
  /** Of the bad-number rate. */
  readonly bad: number;
  readonly calls: number;
  readonly anomaly: 'found' | 'none' | 'unwatched';
  readonly compliance: 'broken' | 'kept' | 'unread';
  readonly state: 'final' | 'provisional' | 'part' | 'none';
}

export const QUIET: Told = { deliveries: 40, bad: 1, calls: 100, anomaly: 'none', compliance: 'kept', state: 'final' };

/** A report in which nothing else is found. */
export function reportWith(told: Partial<Told>): Report {
  const { deliveries, bad, calls, anomaly, compliance, state } = { ...QUIET, ...told };
  const [sample, empty] = [sampleReport(), emptyReport()];
  const cap = sample.compliance.frequency[0];
  if (cap === undefined) throw new Error('the sample has no cap');
  const { unwatched: _, ...comparison } = empty.comparison;
  return {
    ...empty,
    totals: { ...empty.totals, deliveries, attempts: deliveries },
    rates: { ...empty.rates, badNumber: rateOf(bad, calls) },
    compliance: { ...empty.compliance, frequency: compliance === 'broken' ? [{ ...cap, contactsOver: 1 }] : [] },
    comparison: {
      ...comparison,
      anomalies: anomaly === 'found' ? sample.comparison.anomalies : [],
      unwatched: anomaly === 'unwatched' ? 'only single days are held against what is usual' : null,
    },
    read: state === 'part' || state === 'none' ? state : 'all',
    provisional: state !== 'final',
    unreadBefore: compliance === 'unread' ? ['caps'] : [],
  };
}
