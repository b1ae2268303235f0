/** What changed between two versions of a day: the reason that a restatement is told with. */
import { RATES } from '../../metrics/kpis/rate-table.ts';
import { type ChangeNote, reasonOf } from '../reasons/reason.ts';
import type { Rates, Report } from '../report.ts';

const MAX_RATES = 3;

/** Late results, rates that read differently, ...; empty where nothing changed that is shown. Old versions may lack what was added since. */
export function changeNotes(before: Report, after: Report): ChangeNote[] {
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

function resultChanges(before: Report, after: Report): ChangeNote[] {
  const { gained, lost } = difference(before.byResult, after.byResult);
  const changed = Math.min(gained, lost);
  return [
    ...(gained > lost ? [reasonOf('lateResults', { count: gained - lost })] : []),
    ...(lost > gained ? [reasonOf('fewerDeliveries', { count: lost - gained })] : []),
    ...(changed > 0 ? [reasonOf('changedResults', { count: changed })] : []),
  ];
}

function intakeChanges({ totals: before }: Report, { totals: after }: Report): ChangeNote[] {
  const change = (after.intake ?? 0) - (before.intake ?? 0);
  if (change === 0) return [];
  return [reasonOf(change > 0 ? 'moreCreated' : 'fewerCreated', { count: Math.abs(change) })];
}

/** What could not look back before and can now, or could and cannot. */
function readChanges({ unreadBefore: before = [] }: Report, { unreadBefore: after = [] }: Report): ChangeNote[] {
  if (before.length === after.length) return [];
  return [reasonOf(after.length < before.length ? 'moreDaysRead' : 'fewerDaysRead', {})];
}

function detailChanges(before: Report, after: Report): ChangeNote[] {
  const codes = difference(before.byDisposition, after.byDisposition).gained;
  const attributes = difference(before.byAttribute, after.byAttribute).gained;
  const conversations = sumOf(after.byAgent, 'timedHandles') - sumOf(before.byAgent, 'timedHandles');
  return [
    ...(codes > 0 ? [reasonOf('lateCodes', { count: codes })] : []),
    ...(attributes > 0 ? [reasonOf('lateAttributes', { count: attributes })] : []),
    ...(conversations > 0 ? [reasonOf('lateConversations', { count: conversations })] : []),
    ...contactChanges(before.totals.contacts, after.totals.contacts),
  ];
}

function contactChanges(before: number | null, after: number | null): ChangeNote[] {
  return before === after ? [] : [reasonOf('contacts', { from: before, to: after })];
}

/** The first few rates that read differently now, to a tenth of a percent. */
function rateChanges(before: Partial<Rates>, after: Partial<Rates>): ChangeNote[] {
  const notes = RATES.flatMap(({ id }) => {
    const [old, now] = [before[id], after[id]];
    if (old === undefined || now === undefined || shown(old.value) === shown(now.value)) return [];
    return [reasonOf('rate', { rate: id, from: old.value, to: now.value })];
  });
  return notes.slice(0, MAX_RATES);
}

function shown(share: number | null): string | null {
  return share === null ? null : (share * 100).toFixed(1);
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
