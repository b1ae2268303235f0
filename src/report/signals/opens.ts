/** Where a reader finds what a signal is about. */
import { RATES } from '../../metrics/kpis/rate-table.ts';
import { leaderOf } from './contributions.ts';
import type { Contribution, HourRun, Opens, SignalTarget } from './signal.ts';
import { WATCHED } from './watched.ts';

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

// Those at the top of the page.
const FIGURES: ReadonlySet<string> = new Set([
  ...['deliveries', 'attempts', 'contacts', 'intake', 'callSeconds.p50'],
  ...RATES.filter(({ isTopFigure }) => isTopFigure).map(({ id }) => id),
]);

/** Where a count or a rate of the report stands: what is watched beside them is a column of the queues, and the others are in the table of further figures. */
export function figureTarget(what: string): SignalTarget {
  if (FIGURES.has(what)) return 'figures';
  return WATCHED.some(({ id }) => id === what) ? 'queues' : 'furtherFigures';
}
