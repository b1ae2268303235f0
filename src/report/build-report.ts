/** Builds the report of a period out of its cube: every number that a reader sees is computed here. */
import { type Cell, type Cube, type Detail, EMPTY_DETAIL, EMPTY_TALLY, mergeCells, scopeCube, type Tally } from '../metrics/cube.ts';
import type { Scope } from '../metrics/fact.ts';
import { quantileOf, rateOf } from '../metrics/kpis.ts';
import type { Histogram } from '../metrics/open-list.ts';
import type { Period } from '../time/local-day.ts';
import { attributeItems, hourItems, itemsByScope, itemsOfList, KNOWN } from './lists.ts';
import { maskNumber } from './mask.ts';
import { qualityNotes } from './quality-notes.ts';
import type { Backlog, CallSeconds, Comparison, Rates, Report, ReportPeriod, ReportScope, Totals } from './report.ts';

/** Version of the definitions that this code computes by; a change of any formula gives a new one. */
export const DEFINITIONS = '1';

/** Names of records by id, as found by second queries. An id without a name is shown as it is. */
export interface Names {
  readonly queue: ReadonlyMap<string, string>;
  readonly configuration: ReadonlyMap<string, string>;
  readonly agent: ReadonlyMap<string, string>;
}

/** What the facts and cubes of one period amount to, before scoping. */
export interface PeriodData {
  readonly period: Period;
  readonly cube: Cube;
  /** Distinct contacts attempted in the scope, null where the facts are gone. */
  readonly contacts: number | null;
}

export interface ReportInput extends PeriodData {
  readonly scope: ReportScope;
  /** UTC epoch milliseconds. */
  readonly generatedMs: number;
  /** Up to when Dataverse had been read, UTC epoch milliseconds. */
  readonly asOfMs: number | null;
  readonly provisionalReasons: readonly string[];
  readonly backlog: Backlog | null;
  readonly names: Names;
  readonly weekBefore: PeriodData | null;
}

/** Pure. The same input gives the same report. */
export function buildReport(input: ReportInput): Report {
  const { scope, names } = input;
  const { cells } = scopeCube(input.cube, inScope(scope));
  const { detail } = whole(cells);
  return {
    definitions: DEFINITIONS,
    period: reportPeriod(input.period),
    scope,
    generatedAt: new Date(input.generatedMs).toISOString(),
    asOf: input.asOfMs === null ? null : new Date(input.asOfMs).toISOString(),
    provisional: input.provisionalReasons.length > 0,
    provisionalReasons: input.provisionalReasons,
    ...totalsAndRates(cells, input.contacts),
    backlog: input.backlog,
    byStatus: itemsOfList(detail.byStatus, { known: KNOWN.status }),
    byResult: itemsOfList(detail.byResult, { known: KNOWN.result }),
    byDialMode: itemsByScope(cells, 'dialMode', { known: KNOWN.dialMode }),
    byChannel: itemsByScope(cells, 'channel', { known: KNOWN.channel }),
    byQueue: itemsByScope(cells, 'queue', { nameOf: (id) => names.queue.get(id) ?? id }),
    byConfiguration: itemsByScope(cells, 'configuration', { nameOf: (id) => names.configuration.get(id) ?? id }),
    byJourney: itemsOfList(detail.byJourney),
    byCallerId: itemsOfList(detail.byCallerId, { nameOf: maskNumber }).map((item) => ({ ...item, key: item.key === '' ? '' : item.name })),
    byDisposition: itemsOfList(detail.byDisposition),
    byAgent: [],
    byHour: hourItems(detail, input.period.zone),
    byAttribute: attributeItems(detail.byAttribute),
    compliance: { notMeasured: NOT_MEASURED },
    quality: qualityNotes(detail, cells),
    comparison: comparisonOf(input.weekBefore, scope),
  };
}

/** Whether a scope is within what a report was narrowed to. */
export function inScope(narrowed: ReportScope): (scope: Scope) => boolean {
  const wanted = Object.entries(narrowed) as [keyof Scope, string][];
  return (scope) => wanted.every(([column, value]) => scope[column].toLowerCase() === value.toLowerCase());
}

function comparisonOf(weekBefore: PeriodData | null, scope: ReportScope): Comparison {
  if (weekBefore === null) return { weekBefore: null };
  const { cells } = scopeCube(weekBefore.cube, inScope(scope));
  return { weekBefore: { period: reportPeriod(weekBefore.period), ...totalsAndRates(cells, weekBefore.contacts) } };
}

function totalsAndRates(cells: readonly Cell[], contacts: number | null): { totals: Totals; rates: Rates } {
  const { tally, detail } = whole(cells);
  return { totals: totalsOf(tally, detail, contacts), rates: ratesOf(tally) };
}

function whole(cells: readonly Cell[]): { readonly tally: Tally; readonly detail: Detail } {
  return cells.length === 0 ? { tally: EMPTY_TALLY, detail: EMPTY_DETAIL } : mergeCells(cells);
}

function totalsOf(tally: Tally, detail: Detail, contacts: number | null): Totals {
  const { expired: _, ...counts } = tally;
  return { ...counts, contacts, callSeconds: callSecondsOf(detail.callSeconds) };
}

function callSecondsOf(histogram: Histogram): CallSeconds {
  let count = 0;
  let sum = 0;
  for (const [seconds, n] of histogram) {
    count += n;
    sum += seconds * n;
  }
  const quantile = (q: number) => quantileOf(histogram, q);
  return { count, sum, p50: quantile(0.5), p90: quantile(0.9), p99: quantile(0.99), max: histogram.at(-1)?.[0] ?? null };
}

function ratesOf(tally: Tally): Rates {
  return {
    offHook: rateOf(tally.offHook, tally.voiceAttempts),
    liveMin: rateOf(tally.liveMin, tally.voiceAttempts),
    liveMax: rateOf(tally.liveMax, tally.voiceAttempts),
    machine: rateOf(tally.machine, tally.voiceAttempts),
    badNumber: rateOf(tally.badNumber, tally.voiceAttempts),
    notTried: rateOf(tally.notTried, tally.deliveries),
    expired: rateOf(tally.expired, tally.deliveries),
  };
}

function reportPeriod({ from, to, zone, days }: Period): ReportPeriod {
  return { from, to, zone, days };
}

const NOT_MEASURED = [
  { id: 'callingHours', name: 'Calls outside the permitted hours', reason: 'not measured by this version' },
  { id: 'frequency', name: 'Contacts called too often', reason: 'not measured by this version' },
  { id: 'abandonment', name: 'Abandoned calls', reason: 'not measured by this version' },
] as const;
