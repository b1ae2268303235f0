/** Builds the report of a period out of what history holds: every number that a reader sees is computed here or in the files beside. */
import { type Cell, type Cube, type Detail, EMPTY_DETAIL, EMPTY_TALLY, mergeCells, scopeCube, type Tally } from '../metrics/cube/cube.ts';
import type { Histogram } from '../metrics/cube/open-list.ts';
import type { Scope } from '../metrics/fact/fact.ts';
import { TOLD_BY, TOLD_COUNTS, TOTAL_COUNTS, type TotalCount } from '../metrics/kpis/data/total-kpis.ts';
import { quantileOf, rateOfCounts } from '../metrics/kpis/rate.ts';
import { RATES, type RateId } from '../metrics/kpis/rate-table.ts';
import type { ConfigurationLimits } from '../metrics/row/configuration-limits.ts';
import type { FailedUpload } from '../metrics/row/failed-upload.ts';
import type { RulePack } from '../metrics/zones/rule-packs.ts';
import type { Period } from '../time/local-day.ts';
import type { AbandonmentWindow } from './abandonment-report.ts';
import { bestTimeOf } from './best-time.ts';
import { callerIdItems } from './caller-ids.ts';
import { comparisonOf } from './comparison.ts';
import { complianceReport } from './compliance-report.ts';
import { type ContactInput, contactReport } from './contact-report.ts';
import { type QualityInput, qualityNotes } from './quality-notes.ts';
import type { Load } from './queue-items.ts';
import type { Backlog, CallSeconds, Rate, Rates, Report, ReportPeriod, ReportScope, Totals } from './report.ts';
import { type Names, reportLists, type Untold, withoutUntold } from './report-lists.ts';
import { inScope } from './scope.ts';
import { failedUploadItems } from './setup/failed-uploads.ts';
import type { TrendDay } from './trend.ts';
import { unmeasuredOf } from './unmeasured.ts';
import { valueSumOf } from './value-sum.ts';

/** Version of the definitions that this code computes by; a change of any formula gives a new one. */
export const DEFINITIONS = '4';

/** What the cubes of one period amount to, before scoping. */
export interface PeriodData {
  readonly period: Period;
  readonly cube: Cube;
  /** Distinct contacts attempted in the scope, null where they are not known. */
  readonly contacts: number | null;
}

/** What lies before the period; every cube is of all scopes. */
export interface Background {
  readonly weekBefore: PeriodData | null;
  /** Earlier days in the scope of the report; empty where the period is longer than a day. */
  readonly trend: readonly TrendDay[];
  /** In the scope of the report. */
  readonly abandonment: AbandonmentWindow;
  /** The seven days before the period, by caller id; null where history lacks one. */
  readonly sevenDays: Cube | null;
  /** The 28 days ending with the period, by local slot, as far as history has them; null where they were not asked for. */
  readonly fourWeeks: { readonly cube: Cube; readonly days: number } | null;
}

export interface ReportInput {
  readonly period: Period;
  readonly cube: Cube;
  readonly contacts: ContactInput;
  readonly scope: ReportScope;
  readonly background: Background;
  readonly rulePack: RulePack;
  /** UTC epoch milliseconds. */
  readonly generatedMs: number;
  /** Up to when Dataverse had been read, UTC epoch milliseconds. */
  readonly asOfMs: number | null;
  readonly provisionalReasons: readonly string[];
  /** When the backlog was counted (UTC epoch milliseconds) and what it was, in all scopes; null without a count in the period. */
  readonly load: (Load & { readonly atMs: number }) | null;
  /** Result attributes created in the period whose delivery is not in Dataverse; null where it is not known, as for a part of the scopes. */
  readonly orphanAttributes: number | null;
  /** When PRIVACY_KEY was changed within the time that contacts are looked back at, UTC epoch milliseconds. */
  readonly keyChanges: readonly number[];
  /** When other settings that shape facts were changed within that time, and which. */
  readonly rulesChanges: QualityInput['rulesChanges'];
  /** Names in settings that no row had in 30 days. */
  readonly unmetNames: QualityInput['unmetNames'];
  readonly names: Names;
  /** Limits by configuration. */
  readonly limits: ReadonlyMap<string, ConfigurationLimits>;
  /** Uploads made in the period that failed, of all configurations. */
  readonly failedUploads: readonly FailedUpload[];
}

/** Nothing before the period is known. */
export const NO_BACKGROUND: Background = {
  weekBefore: null,
  trend: [],
  abandonment: { days: 0, tallies: [] },
  sevenDays: null,
  fourWeeks: null,
};

/** Pure. The same input gives the same report. */
export function buildReport(input: ReportInput): Report {
  const { scope, names, background, generatedMs, asOfMs } = input;
  const keep = inScope(scope);
  const { cells } = scopeCube(input.cube, keep);
  const { tally, detail } = whole(cells);
  const untold = untoldOf(tally);
  const load = input.load === null ? null : { atMs: input.load.atMs, ...scopedLoad(input.load, keep) };
  const contacts = contactReport(input.contacts);
  const rates = ratesOf(tally);
  const weekBefore = background.weekBefore === null ? null : earlierPeriod(background.weekBefore, keep);
  const configurationName = (id: string) => names.configuration.get(id) ?? id;
  const journeyName = (id: string) => names.journey.get(id) ?? id;
  return {
    definitions: DEFINITIONS,
    period: reportPeriod(input.period),
    scope,
    generatedAt: new Date(generatedMs).toISOString(),
    asOf: asOfMs === null ? null : new Date(asOfMs).toISOString(),
    provisional: input.provisionalReasons.length > 0,
    provisionalReasons: input.provisionalReasons,
    totals: totalsOf(tally, detail, contacts.contacts),
    rates,
    backlog: load === null ? null : backlogOf(load),
    ...withoutUntold(reportLists({ cells, detail, load, names, limits: input.limits, zone: input.period.zone }), untold),
    contacts,
    callerIds: callerIdItems(cells, background.sevenDays === null ? null : scopeCube(background.sevenDays, keep).cells, configurationName),
    bestTime:
      background.fourWeeks === null
        ? null
        : bestTimeOf(whole(scopeCube(background.fourWeeks.cube, keep).cells).detail, background.fourWeeks.days, input.contacts),
    customerWait: waitOf(detail.customerWaitSeconds),
    windowUse: windowUseOf(detail.windowUsePercent),
    compliance: complianceReport({
      tally,
      contacts: input.contacts,
      rulePack: input.rulePack,
      window: background.abandonment,
      nameOf: configurationName,
      notMeasured: unmeasuredOf(tally, input.contacts, input.rulePack),
    }),
    failedUploads: failedUploadItems(input.failedUploads, scope, { journey: journeyName, configuration: configurationName }),
    quality: qualityNotes({
      tally,
      detail,
      cells,
      trend: background.trend,
      contacts,
      orphanAttributes: input.orphanAttributes,
      keyChanges: input.keyChanges,
      rulesChanges: input.rulesChanges,
      unmetNames: input.unmetNames,
    }),
    comparison: comparisonOf({ tally, rates, weekBefore, trend: background.trend }),
  };
}

function earlierPeriod({ period, cube, contacts }: PeriodData, keep: (scope: Scope) => boolean) {
  const { tally, detail } = whole(scopeCube(cube, keep).cells);
  return { period: reportPeriod(period), totals: totalsOf(tally, detail, contacts), rates: ratesOf(tally) };
}

function scopedLoad({ open, lastHour }: Load, keep: (scope: Scope) => boolean): Load {
  return { open: open.filter(({ scope }) => keep(scope)), lastHour: lastHour.filter(({ scope }) => keep(scope)) };
}

function backlogOf({ open, atMs }: Load & { readonly atMs: number }): Backlog {
  const groups = Map.groupBy(open, ({ status, age }) => JSON.stringify([status, age]));
  const items = [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first === undefined
      ? []
      : [{ status: first.status, age: first.age, deliveries: group.reduce((sum, { deliveries }) => sum + deliveries, 0) }];
  });
  const total = items.reduce((sum, { deliveries }) => sum + deliveries, 0);
  return { at: new Date(atMs).toISOString(), total, items: items.toSorted((a, b) => b.deliveries - a.deliveries) };
}

function whole(cells: readonly Cell[]): { readonly tally: Tally; readonly detail: Detail } {
  return cells.length === 0 ? { tally: EMPTY_TALLY, detail: EMPTY_DETAIL } : mergeCells(cells);
}

function totalsOf(tally: Tally, detail: Detail, contacts: number | null): Totals {
  const counts = Object.fromEntries(TOTAL_COUNTS.map((name) => [name, tally[name]])) as Record<TotalCount, number>;
  return { ...counts, ...untoldOf(tally), value: valueSumOf(tally), contacts, callSeconds: callSecondsOf(detail.callSeconds) };
}

/** What no delivery tells, since the settings that would tell it were not there: null, since 0 would be a claim. */
function untoldOf(tally: Tally): Untold {
  return Object.fromEntries(TOLD_COUNTS.filter((name) => tally[TOLD_BY[name]] === 0).map((name) => [name, null]));
}

function callSecondsOf(histogram: Histogram): CallSeconds {
  const sum = histogram.reduce((total, [seconds, n]) => total + seconds * n, 0);
  const quantile = (q: number) => quantileOf(histogram, q);
  return {
    count: countOf(histogram),
    sum,
    p50: quantile(0.5),
    p90: quantile(0.9),
    p99: quantile(0.99),
    max: histogram.at(-1)?.[0] ?? null,
  };
}

function waitOf(histogram: Histogram): Report['customerWait'] {
  return { count: countOf(histogram), p50Seconds: quantileOf(histogram, 0.5), p90Seconds: quantileOf(histogram, 0.9) };
}

function windowUseOf(histogram: Histogram): Report['windowUse'] {
  return { count: countOf(histogram), p50Percent: quantileOf(histogram, 0.5), p90Percent: quantileOf(histogram, 0.9) };
}

function countOf(histogram: Histogram): number {
  return histogram.reduce((sum, [, n]) => sum + n, 0);
}

function ratesOf(tally: Tally): Rates {
  const rates = RATES.map(({ id, numerator, denominator }) => [id, rateOfCounts(tally[numerator], tally[denominator])]);
  return Object.fromEntries(rates) as Record<RateId, Rate>;
}

function reportPeriod({ from, to, zone, days }: Period): ReportPeriod {
  return { from, to, zone, days };
}
