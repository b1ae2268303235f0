/** What a report can be narrowed to: all that history has met, or what somebody's own part of it holds. */
import type { QuarterStore } from '../../history/quarters/quarter-store.ts';
import { loadKnown } from '../../history/state/known-names.ts';
import { loadSeenValues } from '../../history/state/seen-values.ts';
import type { DocumentStore } from '../../history/tables/document-store.ts';
import type { ValueStore } from '../../history/tables/value-store.ts';
import { recordOf } from '../../metrics/cube/cell.ts';
import type { Scope } from '../../metrics/fact/fact.ts';
import { recordKey } from '../../metrics/row/record-id.ts';
import { VOCABULARY } from '../../metrics/row/vocabulary.ts';
import { atMost, byName, type Choices, choiceOf } from '../../report/around/choices.ts';
import { inAnyScope, type ReportScope, SCOPE_COLUMNS, type ScopeColumn, valuesOf } from '../../report/scope.ts';
import { WEEK_MS } from '../../time/lengths.ts';
import { allowedLists } from '../allowed-lists.ts';
import type { Loaded } from '../loaded/loaded.ts';
import type { ReportLists } from '../loaded/report-lists.ts';
import { sharedLists } from '../loaded/shared-lists.ts';
import type { ReportQuery } from '../report-query.ts';

export interface ChoicePorts {
  readonly documents: DocumentStore;
  readonly values: ValueStore;
  readonly quarters: QuarterStore;
  /** What this process has loaded already. @default nothing is shared */
  readonly loaded?: Loaded;
}

/** All that is kept of names and values. @throws StoreError */
export async function loadKnownChoices({ documents, values }: ChoicePorts): Promise<Choices> {
  const [queue, configuration, seen] = await Promise.all([
    loadKnown(values, 'queue'),
    loadKnown(values, 'configuration'),
    loadSeenValues(documents),
  ]);
  return {
    queue: byName(Array.from(queue, ([key, name]) => choiceOf(key, name))),
    configuration: byName(Array.from(configuration, ([key, name]) => choiceOf(key, name))),
    // Of what is documented nobody notes that it was met.
    channel: byName([...VOCABULARY.channel, ...seen.channel].map((key) => choiceOf(key))),
    dialMode: byName([...VOCABULARY.dialMode, ...seen.dialMode].map((key) => choiceOf(key))),
  };
}

/**
 * Of what a reader of a part may see: what the rows of the last week of the period hold, most deliveries first, and what their scopes name, which need
 * not have rows there. @throws StoreError
 */
export async function loadMetChoices(ports: ChoicePorts, { period, allowed }: ReportQuery): Promise<Choices> {
  const readable = sharedLists(ports.quarters.readable(), ports.loaded);
  const quarters = allowed === undefined ? readable : allowedLists(readable, inAnyScope(allowed));
  const [queue, configuration, met] = await Promise.all([
    loadKnown(ports.values, 'queue'),
    loadKnown(ports.values, 'configuration'),
    sumDeliveries(quarters, Math.max(period.fromMs, period.toMs - WEEK_MS), period.toMs),
  ]);
  const names: Readonly<Partial<Record<ScopeColumn, ReadonlyMap<string, string | null>>>> = { queue, configuration };
  return recordOf(SCOPE_COLUMNS, (column) => {
    const keys = new Set([...keysOf(met, column), ...namedIn(allowed ?? [], column, [...(names[column]?.keys() ?? [])])]);
    return atMost([...keys].map((key) => choiceOf(key, names[column]?.get(key))));
  });
}

interface Met {
  readonly scope: Scope;
  readonly deliveries: number;
}

async function sumDeliveries(quarters: ReportLists, fromMs: number, toMs: number): Promise<readonly Met[]> {
  return (await quarters.listParts([{ fromMs, toMs }])).map(({ scope, tally }) => ({ scope, deliveries: tally.deliveries }));
}

/** The values of a column, most deliveries first. */
function keysOf(met: readonly Met[], column: ScopeColumn): readonly string[] {
  const groups = Map.groupBy(met, ({ scope }) => scope[column]);
  const sums = Array.from(groups, ([key, group]) => ({ key, sum: group.reduce((total, { deliveries }) => total + deliveries, 0) }));
  return sums.toSorted((a, b) => b.sum - a.sum || (a.key < b.key ? -1 : 1)).map(({ key }) => key);
}

/** What scopes name of a column, as history spells it. */
function namedIn(scopes: readonly ReportScope[], column: ScopeColumn, known: readonly string[]): readonly string[] {
  const spelled = new Map(known.map((key) => [recordKey(key), key]));
  return scopes.flatMap((scope) => valuesOf(scope[column] ?? [])).map((key) => spelled.get(recordKey(key)) ?? key);
}
