/** Where a reader finds what a signal is about. */
import { LIVE_RATES } from '../live.ts';
import { leaderOf } from './contributions.ts';
import type { Contribution, HourRun, Opens, SignalTarget } from './signal.ts';

/** Narrowed to the one configuration or queue that holds more than half, else to none: nothing of the rest would be seen. */
export function opensOf(section: SignalTarget, most: readonly Contribution[] = [], hours?: HourRun): Opens {
  const leader = leaderOf(most);
  return {
    scope: leader === undefined ? {} : { [leader.column]: leader.key },
    section,
    ...(hours !== undefined && { hours: { from: hours.from, to: hours.to } }),
  };
}

/** Of something that one configuration is named with. */
export function opensConfiguration(section: SignalTarget, configuration: string): Opens {
  return { scope: { configuration }, section };
}

// Those at the top of the page; shares that expired stand beside their queues, and the others in the table of further figures.
const FIGURES: ReadonlySet<string> = new Set([
  ...['deliveries', 'attempts', 'contacts', 'intake', 'callSeconds.p50'],
  ...[LIVE_RATES.low, LIVE_RATES.high, 'offHook', 'machine', 'badNumber', 'notTried', 'conversion'],
]);

/** Where a count or a rate of the report stands. */
export function figureTarget(what: string): SignalTarget {
  if (what === 'expired') return 'queues';
  return FIGURES.has(what) ? 'figures' : 'furtherFigures';
}
