/** What changed between two versions of a day: the reasons that a restatement is told with. */
import { RATES } from '../metrics/kpis/rate-table.ts';
import { type ChangeReasons, reasonOf } from '../report/reasons/reason.ts';
import type { Rates, Reason, Report } from '../report/report.ts';

const MAX_RATES = 3;

type CountedId = { [Id in keyof ChangeReasons]: ChangeReasons[Id] extends { readonly count: number } ? Id : never }[keyof ChangeReasons];

/** Empty where nothing changed that is shown. Old versions may lack what was added since. */
export function changesBetween(before: Report, after: Report): Reason[] {
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

function resultChanges(before: Report, after: Report): Reason[] {
  const { gained, lost } = difference(before.byResult, after.byResult);
  return [
    ...counted('lateResults', gained - lost),
    ...counted('fewerDeliveries', lost - gained),
    ...counted('changedResults', Math.min(gained, lost)),
  ];
}

function intakeChanges({ totals: before }: Report, { totals: after }: Report): Reason[] {
  const change = (after.intake ?? 0) - (before.intake ?? 0);
  return [...counted('moreCreated', change), ...counted('fewerCreated', -change)];
}

/** What could not look back before and can now, or could and cannot. */
function readChanges({ unreadBefore: before = [] }: Report, { unreadBefore: after = [] }: Report): Reason[] {
  if (before.length === after.length) return [];
  return [reasonOf(after.length < before.length ? 'moreDaysRead' : 'fewerDaysRead', {})];
}

function detailChanges(before: Report, after: Report): Reason[] {
  return [
    ...counted('lateCodes', difference(before.byDisposition, after.byDisposition).gained),
    ...counted('lateAttributes', difference(before.byAttribute, after.byAttribute).gained),
    ...counted('lateConversations', sumOf(after.byAgent, 'timedHandles') - sumOf(before.byAgent, 'timedHandles')),
    ...contactChanges(before.totals.contacts, after.totals.contacts),
  ];
}

function contactChanges(from: number | null, to: number | null): Reason[] {
  return from === to ? [] : [reasonOf('contacts', { from, to })];
}

/** The first few rates that read differently now. */
function rateChanges(before: Partial<Rates>, after: Partial<Rates>): Reason[] {
  const reasons = RATES.flatMap(({ id }) => {
    const [old, now] = [before[id], after[id]];
    if (old === undefined || now === undefined || shown(old.value) === shown(now.value)) return [];
    return [reasonOf('rate', { rate: id, from: old.value, to: now.value })];
  });
  return reasons.slice(0, MAX_RATES);
}

/** A rate as far as words say it: a tenth of a percent. */
function shown(value: number | null): string | null {
  return value === null ? null : (value * 100).toFixed(1);
}

/** None where there is none. */
function counted(id: CountedId, count: number): Reason[] {
  return count > 0 ? [reasonOf(id, { count })] : [];
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
