/** Abandonment on both denominators: Microsoft divides by attempts (of engagements that representatives lead), regulators by live-answered calls, per configuration over 30 days. */
import { mergeTallies, type Tally } from '../metrics/cube/cube.ts';
import { type Rate, rateOf } from '../metrics/kpis/rate.ts';
import type { ConfigurationLimits } from '../metrics/row/configuration-limits.ts';
import { certainlyLive } from './live.ts';
import type { Abandonment } from './report.ts';

/** The limit of the US safe harbour (16 CFR 310.4(b)(4)), and of most rules like it. */
export const ABANDONMENT_LIMIT = 0.03;
/** Room is counted in whole calls: a hair that binary fractions lose is none. */
const HAIR = 1e-9;
/** Local days, ending with the period's last. */
export const ABANDONMENT_DAYS = 30;

const SOURCES = [
  {
    source: 'column',
    measured: 'measuredColumn',
    abandoned: 'abandonedColumn',
    name: 'customer connected, and no representative after (msdyn_customer_connected_date, msdyn_csr_connected_date)',
  },
  {
    source: 'conversation',
    measured: 'measuredConversation',
    abandoned: 'abandonedConversation',
    name: 'abandoned conversation (msdyn_isabandoned)',
  },
  {
    source: 'code',
    measured: 'measuredCode',
    abandoned: 'abandonedCode',
    name: 'disposition code that DISPOSITION_MAP takes for abandoned',
  },
  {
    source: 'estimate',
    measured: 'measuredEstimate',
    abandoned: 'abandonedEstimate',
    name: 'estimate: short live call that no representative took',
  },
] as const;

/**
 * What Microsoft divides by. The columns tell of connected customers only, so there it is every attempt of the engagements that representatives lead; quarter
 * hours filed by older definitions lack that count.
 */
function attemptsBy({ source, measured }: (typeof SOURCES)[number], period: Tally): number {
  return source === 'column' ? Math.max(period.ledByPeople, period[measured]) : period[measured];
}

export interface AbandonmentWindow {
  /** Local days of the 30 that history holds. */
  readonly days: number;
  /** Their sums in the scope of the report, one a configuration. */
  readonly tallies: readonly { readonly configuration: string; readonly tally: Tally }[];
}

/** As Microsoft divides, by the best source that some counts tell of; null where nothing does. */
export function microsoftAbandonment(tally: Tally): Rate | null {
  const best = SOURCES.find(({ measured }) => tally[measured] > 0);
  return best === undefined ? null : rateOf(tally[best.abandoned], attemptsBy(best, tally));
}

/** The share that a configuration's owner lets be abandoned in Dynamics, the strictest where there are two; that of the law where none is set, or none that can be. */
export function abandonmentLimit(limits: ConfigurationLimits | undefined): number {
  const own = (limits?.throttles ?? []).flatMap(({ metric, threshold }) =>
    metric === 'abandonmentRate' && threshold !== null && threshold >= 0 && threshold <= 100 ? [threshold / 100] : [],
  );
  return own.length === 0 ? ABANDONMENT_LIMIT : Math.min(...own);
}

/** By the best source that tells anything, of the period and of each configuration's 30 days; no number mixes two. `limits` by configuration. */
export function abandonmentReport(
  period: Tally,
  window: AbandonmentWindow,
  nameOf: (configuration: string) => string,
  limits: ReadonlyMap<string, ConfigurationLimits> = new Map(),
): Abandonment {
  const all = mergeTallies(window.tallies.map(({ tally }) => tally));
  const best = SOURCES.find(({ measured }) => all[measured] > 0 || period[measured] > 0);
  if (best === undefined) {
    return {
      source: null,
      sourceName: 'not measurable: no column, conversation or disposition code tells of it',
      microsoft: rateOf(0, 0),
      regulatory: [],
      days: window.days,
    };
  }
  const regulatory = window.tallies.flatMap(({ configuration, tally: sum }) => {
    // The best source of this configuration: another one's column tells nothing about it.
    const own = SOURCES.find(({ measured }) => sum[measured] > 0);
    if (own === undefined) return [];
    const [abandoned, liveAnswered] = [sum[own.abandoned], certainlyLive(sum)];
    const value = liveAnswered === 0 ? null : abandoned / liveAnswered;
    const limit = abandonmentLimit(limits.get(configuration));
    const room = Math.floor(limit * liveAnswered + HAIR) - abandoned;
    return [{ configuration, name: nameOf(configuration), source: own.source, abandoned, liveAnswered, value, limit, room }];
  });
  return {
    source: best.source,
    sourceName: best.name,
    microsoft: rateOf(period[best.abandoned], attemptsBy(best, period)),
    regulatory: regulatory.toSorted((a, b) => a.room - b.room || (a.configuration < b.configuration ? -1 : 1)),
    days: window.days,
  };
}
