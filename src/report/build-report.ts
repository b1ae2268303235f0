/** Builds the report of a period out of what history holds: every number that a reader sees is computed here or in the files beside. */
import { type Cell, type Cube, type Detail, EMPTY_DETAIL, EMPTY_TALLY, mergeCells, scopeCube, type Tally } from '../metrics/cube/cube.ts';
import type { Histogram } from '../metrics/cube/open-list.ts';
import { quantileOf } from '../metrics/kpis/rate.ts';
import type { ConfigurationLimits } from '../metrics/row/configuration-limits.ts';
import type { FailedUpload } from '../metrics/row/failed-upload.ts';
import type { RulePack } from '../metrics/zones/rule-packs.ts';
import type { Period } from '../time/local-day.ts';
import type { AbandonmentWindow } from './abandonment-report.ts';
import { bestTimeOf, callHoursOf } from './best-time.ts';
import { callTimeBands } from './call-times.ts';
import { callerIdItems } from './caller-ids.ts';
import { breaksOf } from './comparison/breaks.ts';
import { comparisonOf } from './comparison/comparison.ts';
import { type EarlierData, earlierPeriod } from './comparison/earlier-period.ts';
import type { FiledBy } from './comparison/filed-by.ts';
import type { CountedDay, TrendDay } from './comparison/trend.ts';
import { trendPoints } from './comparison/trend-points.ts';
import { complianceReport } from './compliance/compliance-report.ts';
import { type ContactInput, contactReport } from './contact-report.ts';
import { maskNumber } from './mask.ts';
import { type QualityInput, qualityNotes } from './quality-notes.ts';
import { backlogOf, type Load, scopedLoad } from './queue-items.ts';
import { provisionalSentence } from './reasons/provisional-sentence.ts';
import type { ProvisionalNote } from './reasons/reason.ts';
import type { ReadState, Report, ReportScope, UnreadBefore } from './report.ts';
import { type Names, reportLists, unusualLists, withoutUntold } from './report-lists.ts';
import { inScope } from './scope.ts';
import { failedUploadItems } from './setup/failed-uploads.ts';
import { signalScopes } from './signals/signal-scopes.ts';
import { signalsOf } from './signals/signals.ts';
import { countOf, ratesOf, reportPeriodOf, totalsOf, untoldOf } from './totals.ts';
import { unmeasuredOf } from './unmeasured.ts';
import { notReadBefore, unreadLookBack, withoutNumbers } from './unread.ts';
import { unreadableNotes, unreadableReasons } from './unreadable.ts';

/** Version of the definitions that this code computes by; a change of any formula gives a new one. */
export const DEFINITIONS = '5';

/** What lies before the period; every cube is of all scopes. */
export interface Background {
  /** Null where it was not read whole. */
  readonly before: EarlierData | null;
  /** Earlier days in the scope of the report; null where the period is longer than a day, or they were not asked for. */
  readonly trend: readonly TrendDay[] | null;
  /** Of a period of several days: the days of its trend that were read whole, in the scope of the report; null of a single day, or where they were not asked for. */
  readonly periodTrend: readonly CountedDay[] | null;
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
  /** What its reader may see, any of them; all parts hold nothing else already. @default all */
  readonly allowed?: readonly ReportScope[] | undefined;
  /** Whether the organisation's own caller ids are shown whole. @default masked */
  readonly callerIds?: 'whole' | undefined;
  readonly background: Background;
  readonly rulePack: RulePack;
  /** UTC epoch milliseconds. */
  readonly generatedMs: number;
  /** Up to when Dataverse had been read, UTC epoch milliseconds. */
  readonly asOfMs: number | null;
  /** Why its numbers can still change; empty where they are final. */
  readonly provisionalNotes: readonly ProvisionalNote[];
  /** Starts of the quarter hours that could not be read, of the period and before it, UTC epoch milliseconds. @default none */
  readonly unreadable?: Iterable<number>;
  /** How much of the period was read. @default all */
  readonly read?: ReadState;
  /** What looks back over days that were not read. @default none */
  readonly unreadBefore?: readonly UnreadBefore[];
  /** When the backlog was counted (UTC epoch milliseconds) and what it was, in all scopes; null without a count in the period. */
  readonly load: (Load & { readonly atMs: number }) | null;
  /** Result attributes created in the period whose delivery is not in Dataverse; null where it is not known, as for a part of the scopes. */
  readonly orphanAttributes: number | null;
  /** Changes of PRIVACY_KEY between the rows of the period and of the time that contacts are looked back at, UTC epoch milliseconds. */
  readonly keyChanges: readonly number[];
  /** Changes of other settings that shape facts, between the same rows. */
  readonly rulesChanges: QualityInput['rulesChanges'];
  /** Names in settings that no row had in 30 days. */
  readonly unmetNames: QualityInput['unmetNames'];
  /** Tables that Dataverse showed only a part of in the period. @default none */
  readonly partlyShown?: QualityInput['partlyShown'];
  /** By which rules the rows were filed. @default all by the same ones */
  readonly filedBy?: FiledBy;
  readonly names: Names;
  /** Limits by configuration. */
  readonly limits: ReadonlyMap<string, ConfigurationLimits>;
  /** Uploads made in the period that failed, of all configurations. */
  readonly failedUploads: readonly FailedUpload[];
}

/** Nothing before the period is known. */
export const NO_BACKGROUND: Background = {
  before: null,
  trend: [],
  periodTrend: null,
  abandonment: { days: 0, tallies: [] },
  sevenDays: null,
  fourWeeks: null,
};

/** Pure. The same input gives the same report. */
export function buildReport(input: ReportInput): Report {
  const report = { ...reportOf(input), read: input.read ?? 'all', unreadBefore: input.unreadBefore ?? [] };
  const told = report.read === 'none' ? withoutNumbers(report) : report;
  const { cells } = scopeCube(input.cube, inScope(input.scope));
  const scopes = signalScopes({ ...input, cells, trend: input.background.trend ?? [] });
  const signals = signalsOf(told, scopes);
  return { ...told, ...(input.background.trend !== null && unusualLists(told, scopes, signals)), signals };
}

function reportOf(input: ReportInput): Report {
  const { scope, names, background, generatedMs, asOfMs, unreadBefore = [], unreadable = [] } = input;
  const trend = background.trend ?? [];
  const keep = inScope(scope);
  const { cells } = scopeCube(input.cube, keep);
  const { tally, detail } = whole(cells);
  const untold = untoldOf(tally);
  const days = countedDays(input, tally, cells);
  const lastDays = days && { period: input.period, read: days };
  const load = input.load === null ? null : { atMs: input.load.atMs, ...scopedLoad(input.load, keep) };
  const contacts = contactReport(input.contacts, unreadBefore.includes('contacts') ? unreadLookBack('contacts') : null);
  const rates = ratesOf(tally);
  const before = background.before === null ? null : earlierPeriod(background.before, whole(scopeCube(background.before.cube, keep).cells));
  const provisionalNotes = [...input.provisionalNotes, ...unreadableReasons(input.period, unreadable)];
  const provisional = provisionalNotes.length > 0;
  const configurationName = (id: string) => names.configuration.get(id) ?? id;
  const numberOf = input.callerIds === 'whole' ? (number: string) => number : maskNumber;
  return {
    definitions: DEFINITIONS,
    period: reportPeriodOf(input.period),
    scope,
    ...(input.allowed && { allowed: input.allowed }),
    generatedAt: new Date(generatedMs).toISOString(),
    asOf: asOfMs === null ? null : new Date(asOfMs).toISOString(),
    provisional,
    provisionalReasons: provisionalNotes.map((note) => provisionalSentence(note, input.period.zone)),
    provisionalNotes,
    totals: totalsOf(tally, detail, contacts.contacts),
    rates,
    backlog: load === null ? null : backlogOf(load),
    ...withoutUntold(
      reportLists({ cells, detail, load, names, limits: input.limits, zone: input.period.zone, lastDays, numberOf }),
      untold,
    ),
    contacts,
    callerIds: callerIdItems(
      cells,
      background.sevenDays === null ? null : scopeCube(background.sevenDays, keep).cells,
      configurationName,
      numberOf,
    ),
    ...hoursOf(input),
    callTimes: callTimeBands(detail.callSeconds),
    customerWait: waitOf(detail.customerWaitSeconds),
    windowUse: windowUseOf(detail.windowUsePercent),
    compliance: complianceReport({
      cells,
      tally,
      contacts: input.contacts,
      rulePack: input.rulePack,
      window: background.abandonment,
      nameOf: configurationName,
      limits: input.limits,
      notMeasured: [...notReadBefore(unreadBefore), ...unmeasuredOf(tally, input.contacts, input.rulePack)],
      unreadBefore,
    }),
    failedUploads: failedUploadItems(input.failedUploads, scope, configurationName),
    quality: [
      ...unreadableNotes(input.period, unreadable),
      ...qualityNotes({
        tally,
        detail,
        cells,
        trend,
        contacts,
        orphanAttributes: input.orphanAttributes,
        keyChanges: input.keyChanges,
        rulesChanges: input.rulesChanges,
        unmetNames: input.unmetNames,
        partlyShown: input.partlyShown,
      }),
    ],
    comparison: comparisonOf({
      tally,
      rates,
      before,
      trend,
      days: input.period.days,
      provisional,
      breaks: breaksOf(input.filedBy ?? { quarters: new Map(), changes: [] }, {
        period: input.period,
        before: background.before?.period ?? null,
        trend,
      }),
    }),
    ...(days !== null && { trend: trendPoints(input.period, days) }),
  };
}

/** The days of the trend that were read whole; null where they were not asked for. */
function countedDays(input: ReportInput, tally: Tally, parts: readonly Cell[]): readonly CountedDay[] | null {
  const { period, background } = input;
  const { trend, periodTrend } = background;
  if (trend === null) return periodTrend;
  return isReadWhole(input) ? [...trend, { date: period.from, tally, parts }] : trend;
}

/** When calls are answered, of the four weeks that end with the period. */
function hoursOf({ background: { fourWeeks }, scope, contacts, unreadBefore = [] }: ReportInput): Pick<Report, 'bestTime' | 'callHours'> {
  if (fourWeeks === null || unreadBefore.includes('bestTime')) return { bestTime: null, callHours: [] };
  const { detail } = whole(scopeCube(fourWeeks.cube, inScope(scope)).cells);
  return { bestTime: bestTimeOf(detail, fourWeeks.days, contacts), callHours: callHoursOf(detail) };
}

/** Whether all of the period has been read and can be read. */
function isReadWhole({ period: { fromMs, toMs }, read = 'all', unreadable = [] }: ReportInput): boolean {
  return read === 'all' && ![...unreadable].some((startMs) => startMs >= fromMs && startMs < toMs);
}

function whole(cells: readonly Cell[]): { readonly tally: Tally; readonly detail: Detail } {
  return cells.length === 0 ? { tally: EMPTY_TALLY, detail: EMPTY_DETAIL } : mergeCells(cells);
}

function waitOf(histogram: Histogram): Report['customerWait'] {
  return { count: countOf(histogram), p50Seconds: quantileOf(histogram, 0.5), p90Seconds: quantileOf(histogram, 0.9) };
}

function windowUseOf(histogram: Histogram): Report['windowUse'] {
  return { count: countOf(histogram), p50Percent: quantileOf(histogram, 0.5), p90Percent: quantileOf(histogram, 0.9) };
}
