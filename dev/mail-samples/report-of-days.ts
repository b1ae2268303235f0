/** A report by its real way, without storage: rows of eight weeks become facts, facts become cubes, and those become what history would hand to buildReport(). */
import { contactFactOf } from '../../src/metrics/contacts/contact-fact.ts';
import { contactMetricsOf } from '../../src/metrics/contacts/contact-metrics-of.ts';
import { LOOK_BACK_DAYS } from '../../src/metrics/contacts/look-back/look-back.ts';
import { type Cube, cubeOf, mergeCubes, mergeTallies, narrowCube } from '../../src/metrics/cube/cube.ts';
import type { Fact, Intake, Scope } from '../../src/metrics/fact/fact.ts';
import { fileRow, type RowParts } from '../../src/metrics/fact/make-fact.ts';
import { isIn, SETS } from '../../src/metrics/fact/sets.ts';
import { ABANDONMENT_DAYS } from '../../src/report/abandonment-report.ts';
import { type Background, buildReport, type ReportInput } from '../../src/report/build-report.ts';
import { ITEM_DAYS } from '../../src/report/comparison/item-days.ts';
import { TREND_DAYS, type TrendDay } from '../../src/report/comparison/trend.ts';
import type { Report } from '../../src/report/report.ts';
import { daysBefore } from '../../src/time/days-before.ts';
import { HOUR_MS, MINUTE_MS, QUARTER_MS } from '../../src/time/lengths.ts';
import type { Period } from '../../src/time/local-day.ts';
import { partBefore } from '../../src/time/period-before.ts';
import { type Campaign, idOf, limitsIn, REPRESENTATIVES, RULES } from './organisation.ts';

/** One local day as it was filed. */
export interface FiledDay {
  readonly period: Period;
  readonly facts: readonly Fact[];
  readonly intakes: readonly Intake[];
  readonly cube: Cube;
}

export interface DaysToReport {
  readonly day: FiledDay;
  /** The days before it that were read, newest first. */
  readonly earlier: readonly FiledDay[];
  /** For names and limits. */
  readonly campaigns: readonly Campaign[];
  /** Names, by place. @default REPRESENTATIVES */
  readonly representatives?: readonly string[] | undefined;
  /** What else a report may tell. @default final, all of it read, nothing open, nothing uploaded */
  readonly others?: Partial<ReportInput>;
}

const WEEK = 7;
const FOUR_WEEKS = 28;

/** The days that a report looks back at, newest first. */
export function daysToFile(period: Period): readonly Period[] {
  return daysBefore(period.fromMs, period.zone, TREND_DAYS);
}

/** Files the rows of a day. */
export function fileDay(period: Period, rows: Iterable<RowParts>): FiledDay {
  const filed = Array.from(rows, (parts) => fileRow(parts, RULES));
  const facts = filed.flatMap(({ fact }) => fact ?? []);
  const intakes = filed.map(({ intake }) => intake);
  return { period, facts, intakes, cube: cubeOf(facts, intakes) };
}

/** The report of the day. */
export function reportOfDays({ day, earlier, campaigns, representatives = REPRESENTATIVES, others = {} }: DaysToReport): Report {
  const { period, cube } = day;
  return buildReport({
    period,
    cube,
    contacts: { metrics: contactsOf(day, earlier) },
    scope: {},
    background: backgroundOf(day, earlier),
    rulePack: RULES.rulePack,
    generatedMs: period.toMs + 7 * HOUR_MS,
    asOfMs: period.toMs + 6 * HOUR_MS + 55 * MINUTE_MS,
    provisionalNotes: [],
    load: { atMs: period.toMs - QUARTER_MS, open: [], lastHour: [] },
    orphanAttributes: 0,
    keyChanges: [],
    rulesChanges: [],
    unmetNames: [],
    names: namesOf(campaigns, representatives),
    limits: limitsIn(campaigns),
    failedUploads: [],
    ...others,
  });
}

function contactsOf(day: FiledDay, earlier: readonly FiledDay[]) {
  const { fromMs, toMs } = day.period;
  const facts = [day, ...earlier.slice(0, LOOK_BACK_DAYS)].flatMap((one) => one.facts.map(contactFactOf));
  return contactMetricsOf({ facts, loads: day.intakes, fromMs, toMs, keep: () => true, caps: RULES.rulePack.caps });
}

function backgroundOf(day: FiledDay, earlier: readonly FiledDay[]): Background {
  const { period, cube } = day;
  const within = (days: number) => earlier.filter((one) => daysBetween(one, day) <= days);
  const cubes = (days: number) => mergeCubes(...within(days).map((one) => one.cube));
  const before = partBefore(period, period.toMs);
  const weekBefore = earlier.find((one) => one.period.from === before?.period.from);
  const ofAbandonment = mergeCubes(cube, cubes(ABANDONMENT_DAYS - 1));
  const byConfiguration = Map.groupBy(ofAbandonment.cells, ({ scope }) => scope.configuration);
  return {
    before: before && weekBefore ? { ...before, cube: weekBefore.cube, contacts: attemptedIn(weekBefore.facts) } : null,
    trend: earlier.map((one) => trendDay(one, daysBetween(one, day))),
    periodTrend: null,
    abandonment: {
      days: within(ABANDONMENT_DAYS - 1).length + 1,
      tallies: Array.from(byConfiguration, ([configuration, cells]) => ({
        configuration,
        tally: mergeTallies(cells.map(({ tally }) => tally)),
      })),
    },
    sevenDays: within(WEEK).length < WEEK ? null : narrowCube(cubes(WEEK), ['byCallerId', 'byLocalSlot']),
    fourWeeks: { cube: narrowCube(mergeCubes(cube, cubes(FOUR_WEEKS - 1)), ['byLocalSlot']), days: within(FOUR_WEEKS - 1).length + 1 },
  };
}

function trendDay({ period, cube }: FiledDay, daysBefore: number): TrendDay {
  const groups = Map.groupBy(cube.cells, ({ scope }) => JSON.stringify([scope.configuration, scope.queue]));
  const parts = [...groups.values()].flatMap((cells) => {
    const [first] = cells;
    return first === undefined ? [] : [{ scope: keyOf(first.scope), tally: mergeTallies(cells.map(({ tally }) => tally)) }];
  });
  const tally = mergeTallies(parts.map((one) => one.tally));
  return { date: period.from, daysBefore, tally, ...((daysBefore % WEEK === 0 || daysBefore < ITEM_DAYS) && { parts }) };
}

const keyOf = ({ configuration, queue }: Scope) => ({ configuration, queue });

/** Local days; both begin near midnight, whatever the clock does between them. */
function daysBetween(earlier: FiledDay, later: FiledDay): number {
  return Math.round((later.period.fromMs - earlier.period.fromMs) / (24 * HOUR_MS));
}

function attemptedIn(facts: readonly Fact[]): number {
  return new Set(facts.flatMap(({ contact, sets }) => (contact !== '' && isIn(sets, SETS.attempts) ? [contact] : []))).size;
}

function namesOf(campaigns: readonly Campaign[], representatives: readonly string[]): ReportInput['names'] {
  return {
    configuration: new Map(campaigns.map(({ id, name }) => [id, name])),
    queue: new Map(campaigns.map(({ queue, queueName }) => [queue, queueName])),
    journey: new Map(),
    agent: new Map(representatives.map((name, i) => [idOf(6, i), name])),
  };
}
