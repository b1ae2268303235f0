/** What changed between two versions of a day, in words: the reason that a restatement is told with. */
import { RATES } from '../metrics/kpis/rate-table.ts';
import type { Rates, Report } from '../report/report.ts';
import { counted, formatCount, formatPercent } from './words/format.ts';

const MAX_RATES = 3;

/** "43 late results", "off-hook rate 11.2 % to 11.6 %"; empty where nothing changed that is shown. Old versions may lack what was added since. */
export function changesBetween(before: Report, after: Report): string[] {
  const results = resultChanges(before, after);
  // Codes, attributes and call times come with a result; only where no result is news are they news themselves.
  const details = results.length > 0 ? [] : detailChanges(before, after);
  return [
    ...results,
    ...intakeChanges(before, after),
    ...details,
    ...rateChanges(before.rates, after.rates),
    ...readChanges(before, after),
  ];
}

function resultChanges(before: Report, after: Report): string[] {
  const { gained, lost } = difference(before.byResult, after.byResult);
  const changed = Math.min(gained, lost);
  return [
    ...(gained > lost ? [counted(gained - lost, 'late result')] : []),
    ...(lost > gained ? [`${counted(lost - gained, 'delivery', 'deliveries')} fewer`] : []),
    ...(changed > 0 ? [`${counted(changed, 'result')} changed`] : []),
  ];
}

function intakeChanges({ totals: before }: Report, { totals: after }: Report): string[] {
  const change = (after.intake ?? 0) - (before.intake ?? 0);
  if (change === 0) return [];
  return [`${counted(Math.abs(change), 'created delivery', 'created deliveries')} ${change > 0 ? 'more' : 'fewer'}`];
}

/** What could not look back before and can now, or could and cannot. */
function readChanges({ unreadBefore: before = [] }: Report, { unreadBefore: after = [] }: Report): string[] {
  if (before.length === after.length) return [];
  return [after.length < before.length ? 'more of the days before has been read' : 'less of the days before is known'];
}

function detailChanges(before: Report, after: Report): string[] {
  const codes = difference(before.byDisposition, after.byDisposition).gained;
  const attributes = difference(before.byAttribute, after.byAttribute).gained;
  const conversations = sumOf(after.byAgent, 'timedHandles') - sumOf(before.byAgent, 'timedHandles');
  return [
    ...(codes > 0 ? [counted(codes, 'late disposition code')] : []),
    ...(attributes > 0 ? [counted(attributes, 'late attribute')] : []),
    ...(conversations > 0 ? [counted(conversations, 'late conversation')] : []),
    ...contactChanges(before.totals.contacts, after.totals.contacts),
  ];
}

function contactChanges(before: number | null, after: number | null): string[] {
  return before === after ? [] : [`contacts ${formatCount(before)} to ${formatCount(after)}`];
}

/** The first few rates that read differently now. */
function rateChanges(before: Partial<Rates>, after: Partial<Rates>): string[] {
  const lines = RATES.flatMap(({ id, name }) => {
    const [old, now] = [before[id], after[id]];
    if (old === undefined || now === undefined) return [];
    const [from, to] = [formatPercent(old.value), formatPercent(now.value)];
    return from === to ? [] : [`${inSentence(name)} ${from} to ${to}`];
  });
  return lines.slice(0, MAX_RATES);
}

/** "Live answer rate, at least" as "live answer rate (at least)", "SMS ..." as it is. */
function inSentence(name: string): string {
  const start = /^[A-Z][a-z]/.test(name) ? name.slice(0, 1).toLowerCase() + name.slice(1) : name;
  return start.replace(/, (at (?:least|most))$/, ' ($1)');
}

interface Counted {
  readonly key: string;
  readonly deliveries: number;
}

/** Deliveries that items gained, and that items lost. Those without a value (key "") are none. */
function difference(before: readonly Counted[], after: readonly Counted[]): { readonly gained: number; readonly lost: number } {
  const changes = new Map(after.map(({ key, deliveries }) => [key, deliveries]));
  for (const { key, deliveries } of before) changes.set(key, (changes.get(key) ?? 0) - deliveries);
  changes.delete('');
  const counts = [...changes.values()];
  return {
    gained: counts.reduce((sum, count) => sum + Math.max(0, count), 0),
    lost: counts.reduce((sum, count) => sum + Math.max(0, -count), 0),
  };
}

function sumOf<Name extends string>(items: readonly Readonly<Record<Name, number>>[], name: Name): number {
  return items.reduce((sum, item) => sum + item[name], 0);
}
