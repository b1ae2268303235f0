/** Changes since the period before that are more than noise: what an arrow is drawn for. */
import { RATES, type RateId } from '../../metrics/kpis/rate-table.ts';
import { differenceOfRates } from '../../metrics/kpis/statistics.ts';
import { type EarlierPeriod, heldAgainst } from '../comparison/comparison-model.ts';
import type { Rates, Report, Totals } from '../report.ts';
import { lacksHours } from '../unreadable.ts';
import { figureTarget } from './opens.ts';
import { NO_EVIDENCE, type Signal } from './signal.ts';

// A count or a duration that changes by less than this share of what it was is no change.
const SMALL_CHANGE = 0.05;
// Of fewer than this, such a change is chance: one or two more.
const LEAST_COUNT = 10;
const COMPARED = RATES.filter(({ isSignal = true }) => isSignal);

/** Rates whose difference from before has a 95 % interval (Newcombe) that leaves out 0. */
export function clearRates(now: Rates, before: Rates): RateId[] {
  return COMPARED.map(({ id }) => id).filter((id) => {
    // An older version may lack what was added since.
    if (now[id] === undefined || before[id] === undefined) return false;
    const difference = differenceOfRates(now[id].numerator, now[id].denominator, before[id].numerator, before[id].denominator);
    return difference !== null && (difference.low > 0 || difference.high < 0);
  });
}

/** What is compared of the totals: counts, per day where the periods differ in length, and lengths of calls. */
const COUNTS = [
  ['deliveries', 'Deliveries'],
  ['attempts', 'Attempts'],
  ['contacts', 'Contacts attempted'],
  ['intake', 'Intake'],
] as const;
const TIMES = [
  ['p50', 'Median call'],
  ['p90', '90 % of calls up to'],
] as const;
export type ComparedCount = (typeof COUNTS)[number][0];

/** What changes are made of; stored versions may lack what is optional. */
export type ChangeParts = Pick<Report, 'totals' | 'comparison'> & Partial<Pick<Report, 'read' | 'quality'>>;

/** A count of both periods as they are compared: each per day where the periods differ in length. Null without a period before, and where a part of this one is missing. */
export function comparedCount(report: ChangeParts, key: ComparedCount) {
  const { totals, comparison } = report;
  const before = heldAgainst(comparison);
  if (before === null || !hasWholeCounts(report, before)) return null;
  const [now, then] = [totals[key], before.totals[key]];
  return before.perDay ? { now: per(now, before.days.now), before: per(then, before.days.before) } : { now, before: then };
}

/** Counts of a period of which a part was not read are no fewer than those of a whole one: they are not known. One that still runs is held against the same part. */
function hasWholeCounts({ read = 'all', quality = [] }: ChangeParts, { until }: EarlierPeriod): boolean {
  return (read === 'all' || until !== null) && !lacksHours({ quality });
}

function per(count: number | null, days: number): number | null {
  return count === null || days === 0 ? null : count / days;
}

/** One signal a count, time or rate that changed. */
export function changeSignals(report: ChangeParts & Pick<Report, 'rates'>): Signal[] {
  const before = heldAgainst(report.comparison);
  if (before === null) return [];
  const crossesRules = (report.comparison.breaks ?? []).some(({ crosses }) => crosses.includes('before'));
  return [...countChanges(report), ...timeChanges(report.totals, before), ...rateChanges(report, before)].map((signal) => ({
    ...signal,
    evidence: { ...signal.evidence, crossesRules },
  }));
}

function countChanges(report: ChangeParts): Signal[] {
  return COUNTS.flatMap(([key, name]) => {
    const { now = null, before = null } = comparedCount(report, key) ?? {};
    const most = Math.max(report.totals[key] ?? 0, heldAgainst(report.comparison)?.totals[key] ?? 0);
    return most >= LEAST_COUNT && isLarge(now, before) ? [totalSignal(key, name, now, before)] : [];
  });
}

function timeChanges({ callSeconds }: Totals, { totals }: EarlierPeriod): Signal[] {
  return TIMES.flatMap(([key, name]) => {
    const [now, before] = [callSeconds[key], totals.callSeconds[key]];
    const fewest = Math.min(callSeconds.count, totals.callSeconds.count);
    return fewest >= LEAST_COUNT && isLarge(now, before) ? [totalSignal(`callSeconds.${key}`, name, now, before)] : [];
  });
}

function isLarge(now: number | null, before: number | null): boolean {
  return now !== null && before !== null && now !== before && Math.abs(now - before) >= SMALL_CHANGE * before;
}

function totalSignal(what: string, name: string, value: number | null, usual: number | null): Signal {
  return {
    ...changeOf(what, name, value, usual),
    where: { section: 'totals', key: null, name: null },
    threshold: `a change of ${SMALL_CHANGE * 100} % of what it was`,
    minimum: LEAST_COUNT,
    evidence: { ...NO_EVIDENCE, numerator: value, usualNumerator: usual },
  };
}

function rateChanges({ rates, comparison }: Pick<Report, 'rates' | 'comparison'>, before: EarlierPeriod): Signal[] {
  return COMPARED.filter(({ id }) => comparison.signals.includes(id)).map(({ id, name }): Signal => {
    const [now, then] = [rates[id], before.rates[id]];
    return {
      ...changeOf(id, name, now.value, then.value),
      where: { section: 'rates', key: null, name: null },
      threshold: 'the 95 % interval of the difference leaves out 0',
      evidence: {
        ...NO_EVIDENCE,
        numerator: now.numerator,
        denominator: now.denominator,
        usualNumerator: then.numerator,
        usualDenominator: then.denominator,
      },
    };
  });
}

function changeOf(what: string, name: string, value: number | null, usual: number | null) {
  return {
    id: `change:${what}`,
    kind: 'change',
    severity: 'change',
    what,
    name,
    opens: { scope: {}, section: figureTarget(what) },
    value,
    usual,
    limit: null,
    minimum: 0,
  } as const;
}
