/** Loads what lies before a period: the period that it is held against, the days of eight weeks, 30 days for abandonment, four weeks for calling times. */

import { type Coverage, isCovered, readUpTo } from '../history/state/coverage.ts';
import { type Cube, mergeCubes, mergeTallies, narrowCube } from '../metrics/cube/cube.ts';
import type { Scope } from '../metrics/fact/fact.ts';
import { ABANDONMENT_DAYS, type AbandonmentWindow } from '../report/abandonment-report.ts';
import type { Background } from '../report/build-report.ts';
import type { EarlierData } from '../report/comparison/earlier-period.ts';
import { type Compare, comparedPeriod } from '../time/compared-period.ts';
import { daysBefore } from '../time/days-before.ts';
import type { Period } from '../time/local-day.ts';
import { type PeriodBefore, type PeriodKind, partBefore, periodBefore } from '../time/period-before.ts';
import { countContacts } from './count-contacts.ts';
import { isWhole } from './is-whole.ts';
import { loadPeriodTrend, loadTrend } from './load-trend.ts';
import type { ReportLists } from './loaded/report-lists.ts';
import { loadPeriodState } from './period-state.ts';

const WEEK = 7;
const FOUR_WEEKS = 28;

export interface BackgroundToLoad {
  readonly period: Period;
  /** How it was asked for. @default a range; one day is a day */
  readonly kind?: PeriodKind | undefined;
  /** What it is compared with. @default as usual */
  readonly compare?: Compare | undefined;
  /** Where the period ends in any case, since later rows cannot be there, UTC epoch milliseconds. */
  readonly nowMs: number;
  /** The period's own cube. */
  readonly cube: Cube;
  readonly coverage: Coverage;
  readonly keep: (scope: Scope) => boolean;
  /** False = only what the comparison with the period before needs. */
  readonly isFull: boolean;
}

/** @throws StoreError, InputError where the period cannot be compared so */
export async function loadBackground(quarters: ReportLists, wanted: BackgroundToLoad): Promise<Background> {
  const { period, coverage, keep, isFull } = wanted;
  const before = {
    before: await loadBefore(quarters, wanted),
    trend: isFull && period.days === 1 ? await loadTrend(quarters, period, coverage, keep) : null,
    periodTrend: isFull && period.days > 1 ? await loadPeriodTrend(quarters, period, coverage, keep) : null,
  };
  if (!isFull) return { ...before, abandonment: { days: 0, tallies: [] }, sevenDays: null, fourWeeks: null };
  return { ...before, abandonment: await loadAbandonment(quarters, wanted), ...(await loadFourWeeks(quarters, wanted)) };
}

/** Null where it was not read whole, where a part of it cannot be read, or where parts of the period behind a gap were. */
async function loadBefore(
  quarters: ReportLists,
  { period, kind, compare, nowMs, coverage, keep, isFull }: BackgroundToLoad,
): Promise<EarlierData | null> {
  const readMs = readUpTo(coverage, [period.fromMs, period.toMs]);
  const whole = compare === undefined ? periodBefore(period, kind) : comparedPeriod(period, compare, kind);
  const earlier = readMs === null ? null : partBefore(period, Math.min(readMs, Math.max(nowMs, period.fromMs)), kind, whole);
  if (earlier === null || !isCovered(coverage, [earlier.period.fromMs, earlier.period.toMs])) return null;
  const data = await loadEarlier(quarters, earlier, keep, isFull);
  return isWhole(quarters, earlier.period) ? { ...data, ...(compare && { compare }) } : null;
}

async function loadEarlier(
  quarters: ReportLists,
  earlier: PeriodBefore,
  keep: BackgroundToLoad['keep'],
  isFull: boolean,
): Promise<EarlierData> {
  const { period } = earlier;
  const cube = await quarters.sumCubes(period.fromMs, period.toMs);
  if (!isFull || (await loadPeriodState(quarters, period.fromMs, period.toMs)).frozen) return { ...earlier, cube, contacts: null };
  return { ...earlier, cube, contacts: await countContacts(quarters, period, keep) };
}

/** Tallies by configuration of the 30 local days that end with the period's last. */
async function loadAbandonment(quarters: ReportLists, { period, coverage, keep }: BackgroundToLoad): Promise<AbandonmentWindow> {
  const days = daysBefore(period.toMs, period.zone, ABANDONMENT_DAYS);
  const fromMs = days.at(-1)?.fromMs ?? period.fromMs;
  const parts = (await quarters.listParts([{ fromMs, toMs: period.toMs }])).filter(({ scope }) => keep(scope));
  return {
    days: wholeDays(quarters, days, coverage),
    tallies: Array.from(
      Map.groupBy(parts, ({ scope }) => scope.configuration),
      ([configuration, own]) => ({ configuration, tally: mergeTallies(own.map(({ tally }) => tally)) }),
    ),
  };
}

async function loadFourWeeks(
  quarters: ReportLists,
  { period, cube, coverage }: BackgroundToLoad,
): Promise<Pick<Background, 'sevenDays' | 'fourWeeks'>> {
  const earlier = daysBefore(period.fromMs, period.zone, FOUR_WEEKS - 1);
  const week = earlier.slice(0, WEEK);
  const weekFromMs = week.at(-1)?.fromMs ?? period.fromMs;
  const sevenDays = await quarters.sumCubes(weekFromMs, period.fromMs, ['byCallerId', 'byLocalSlot']);
  const older = await quarters.sumCubes(earlier.at(-1)?.fromMs ?? weekFromMs, weekFromMs, ['byLocalSlot']);
  return {
    sevenDays: wholeDays(quarters, week, coverage) === WEEK ? sevenDays : null,
    fourWeeks: {
      cube: narrowCube(mergeCubes(older, sevenDays, cube), ['byLocalSlot']),
      days: wholeDays(quarters, earlier, coverage) + period.days,
    },
  };
}

function wholeDays(quarters: ReportLists, days: readonly Period[], coverage: Coverage): number {
  return days.filter((day) => isCovered(coverage, [day.fromMs, day.toMs]) && isWhole(quarters, day)).length;
}
