/** Makes the lists of a report: plain items for each list of the table (src/metrics/cube/lists.ts), and others for a few. */
import { recordOf } from '../metrics/cube/cell.ts';
import type { Cell, Detail } from '../metrics/cube/cube.ts';
import { isKept, LISTS, SHOWN, SHOWN_LIST_NAMES, type ShownListName } from '../metrics/cube/lists.ts';
import type { ConfigurationLimits } from '../metrics/row/configuration-limits.ts';
import { agentItems } from './agent-items.ts';
import { isWatched } from './comparison/comparison-model.ts';
import { type LastDays, withDays } from './comparison/item-days.ts';
import type { Item, OwnItems, QueueItem, ReportLists } from './list-model.ts';
import { attributeItems, hourItems, itemsByScope, itemsOfList, journeyRunItems } from './lists.ts';
import { maskNumber } from './mask.ts';
import { type Load, queueItems } from './queue-items.ts';
import type { Report, Signal } from './report.ts';
import { configurationItems } from './setup/configuration-items.ts';
import type { SignalScopes } from './signals/scope-groups.ts';
import { unusualItems } from './signals/unusual-items.ts';
import type { Untold } from './totals.ts';

/** Names of records by id, as found by second queries. An id without a name is shown as it is. */
export interface Names {
  readonly queue: ReadonlyMap<string, string>;
  readonly configuration: ReadonlyMap<string, string>;
  /** Journeys, and uploads of files. */
  readonly journey: ReadonlyMap<string, string>;
  readonly agent: ReadonlyMap<string, string>;
}

/** What the lists of a report are made of. */
export interface ListParts {
  readonly cells: readonly Cell[];
  /** Of all cells together. */
  readonly detail: Detail;
  readonly load: Load | null;
  readonly names: Names;
  /** Limits by configuration. */
  readonly limits: ReadonlyMap<string, ConfigurationLimits>;
  /** Whose clock the hours are of. */
  readonly zone: string;
  /** Those of the last days that were read whole; null where they were not asked for. */
  readonly lastDays: LastDays | null;
  /** How caller ids are shown. @default masked */
  readonly numberOf?: (number: string) => string;
}

/** Lists that are not made of plain items under their own keys. */
const OWN: { readonly [Name in keyof OwnItems | 'byCallerId' | 'byJourney']: (parts: ListParts) => ReportLists[Name] } = {
  byQueue: (parts) => copingItems(parts, 'queue'),
  byConfiguration: (parts) => configurationItems(copingItems(parts, 'configuration'), parts.cells, parts.limits),
  byJourney: ({ detail, names }) => itemsOfList(detail.byJourney, { nameOf: (id) => names.journey.get(id) ?? id }),
  byCallerId: ({ detail, numberOf = maskNumber }) => itemsOfList(detail.byCallerId, { nameOf: numberOf }).map(withoutNumber),
  byJourneyRun: ({ detail }) => journeyRunItems(detail.byJourneyRun),
  byAgent: ({ detail, names }) => agentItems(detail.byAgent, { nameOf: (id) => names.agent.get(id) ?? id }),
  byHour: ({ detail, zone }) => hourItems(detail, zone),
  byAttribute: ({ detail }) => attributeItems(detail.byAttribute),
};
type PlainName = Exclude<ShownListName, keyof typeof OWN>;

/** All lists of a report, in their order. */
export function reportLists(parts: ListParts): ReportLists {
  // Each is what its name stands for in the type; a record of all of them cannot say so.
  return recordOf(SHOWN_LIST_NAMES, (name) => (isOwn(name) ? OWN[name](parts) : plainItems(name, parts))) as ReportLists;
}

/** The lists without the counts that nothing tells: null in every item that carries one. */
export function withoutUntold(lists: ReportLists, untold: Untold): ReportLists {
  if (Object.keys(untold).length === 0) return lists;
  // Each list stays what its name stands for; a record of all of them cannot say so.
  return recordOf(SHOWN_LIST_NAMES, (name) => cleaned(lists[name], untold)) as unknown as ReportLists;
}

/** Queues and configurations with what they usually have, and how unusual they are. */
export function unusualLists(
  { byQueue, byConfiguration, comparison }: Pick<Report, 'byQueue' | 'byConfiguration' | 'comparison'>,
  { groups }: SignalScopes,
  signals: readonly Signal[],
): Pick<ReportLists, 'byQueue' | 'byConfiguration'> {
  const shared = { signals, isWatched: isWatched(comparison) };
  return {
    byQueue: unusualItems(byQueue, { column: 'queue', groups: groups.queue, ...shared }),
    byConfiguration: unusualItems(byConfiguration, { column: 'configuration', groups: groups.configuration, ...shared }),
  };
}

function copingItems({ cells, load, names, lastDays }: ListParts, column: 'queue' | 'configuration'): readonly QueueItem[] {
  const items = queueItems(cells, column, load, { nameOf: (id) => names[column].get(id) ?? id });
  return lastDays === null ? items : withDays(items, column, lastDays);
}

function cleaned(items: readonly object[], untold: Untold): readonly object[] {
  const [first = {}] = items;
  const carried = Object.fromEntries(Object.entries(untold).filter(([name]) => name in first));
  return items.map((item) => ({ ...item, ...carried }));
}

function isOwn(name: ShownListName): name is keyof typeof OWN {
  return Object.hasOwn(OWN, name);
}

function plainItems(name: PlainName, { cells, detail }: ListParts): readonly Item[] {
  return isKept(name) ? itemsOfList(detail[name], LISTS[name]) : itemsByScope(cells, SHOWN[name].column, SHOWN[name]);
}

function withoutNumber(item: Item): Item {
  return { ...item, key: item.key === '' ? '' : item.name };
}

/** Whether a queue, configuration, journey or representative of a report has been named since, or named anew. */
export function hasOtherNames({ byQueue, byConfiguration, byJourney, byAgent }: ReportLists, names: Names): boolean {
  const isOther = (known: ReadonlyMap<string, string>) => (item: Pick<Item, 'key' | 'name'>) =>
    (known.get(item.key) ?? item.name) !== item.name;
  return (
    byQueue.some(isOther(names.queue)) ||
    byConfiguration.some(isOther(names.configuration)) ||
    byJourney.some(isOther(names.journey)) ||
    byAgent.some(isOther(names.agent))
  );
}
