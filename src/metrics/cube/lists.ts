/** The lists of cubes and reports. Each is one entry of this table: what cubes count, merge and store, and what a report shows, derives from it. */
import { quarterOf } from '../../time/quarter.ts';
import type { Fact, Scope } from '../fact/fact.ts';
import { isIn, SETS } from '../fact/sets.ts';
import { VOCABULARY } from '../row/vocabulary.ts';
import { distinct } from './distinct.ts';
import { ATTRIBUTE_COUNTS, BY_AGENT, BY_GROUP, BY_OUTSIDE_HOUR, type EntryCounts, ITEM_COUNTS, type ItemCount } from './entry-counts.ts';
import { journeyRunKey, keyOfAttribute, keywordOf, localHourKey, localSlotKey, quarterKey } from './list-keys.ts';
import { MAX_ENTRIES } from './open-list.ts';

/** A list that every cell keeps: its deliveries by a text of theirs. */
export interface KeptList {
  /** The keys that a delivery counts under: one, several different ones, or none ([]). */
  readonly keysOf: (fact: Fact) => string | readonly string[];
  readonly counts: EntryCounts;
  /** Of more entries than this a cell keeps the sum alone. */
  readonly limit: number;
  /** Tells which keys are of a kind: most lists hold the same number of each, so they are stored kind by kind. */
  readonly kindOf: (key: string) => string;
  /** Values that Microsoft documents: a report marks the others. */
  readonly known?: ReadonlySet<string>;
  /** The counts that its items carry in a report. */
  readonly shows: readonly ItemCount[];
}

/** A list that a report makes of the cells, by one column of their scope. */
export interface ScopeList extends Pick<KeptList, 'known' | 'shows'> {
  readonly column: keyof Scope;
}

/** A list that a report makes of a kept one. */
export interface MadeList extends Pick<KeptList, 'shows'> {
  readonly of: string;
}

const NONE: readonly string[] = [];

/** The lists of a report, in its order. A new one has plain items (src/report/report-lists.ts) unless it is given others there. */
export const SHOWN = {
  byStatus: kept(({ status }) => status, { known: VOCABULARY.status }),
  byResult: kept(({ result }) => result, { known: VOCABULARY.result }),
  byDialMode: scoped('dialMode', VOCABULARY.dialMode),
  byChannel: scoped('channel', VOCABULARY.channel),
  byQueue: scoped('queue'),
  byConfiguration: scoped('configuration'),
  byJourney: kept(({ journey }) => journey),
  byJourneyRun: kept((fact) => (fact.journeyRun === '' ? NONE : journeyRunKey(fact))),
  byCancellationPolicy: kept(({ cancellationPolicy }) => (cancellationPolicy === '' ? NONE : cancellationPolicy)),
  byCallerId: kept(({ callerId }) => callerId),
  byDisposition: kept(({ dispositions }) => dispositions),
  byAgent: kept(({ agent }) => (agent === '' ? NONE : agent), { counts: BY_AGENT }),
  byHour: { of: 'byStartQuarter', shows: ITEM_COUNTS } satisfies MadeList,
  // An attribute that a row repeats counts once.
  byAttribute: kept(({ attributes }) => distinct(attributes.map(keyOfAttribute)), { kindOf: keywordOf, shows: ATTRIBUTE_COUNTS }),
} as const satisfies Readonly<Record<string, KeptList | ScopeList | MadeList>>;

/** Lists that a report makes something else of. Their keys are times, so that they need no limit. */
const HIDDEN = {
  byStartQuarter: kept(({ sets, startMs }) => (isAttempt(sets) && startMs !== null ? quarterKey(quarterOf(startMs)) : NONE), {
    limit: Number.POSITIVE_INFINITY,
  }),
  // On the called party's own clock, so of calls whose local hour is known.
  byLocalSlot: kept(
    ({ sets, startMs, localSlot }) => (isCall(sets) && startMs !== null && localSlot >= 0 ? localSlotKey(localSlot) : NONE),
    { limit: Number.POSITIVE_INFINITY },
  ),
  // Certainly or possibly outside calling hours, by the called party's own clock; the configuration is that of the cell.
  byOutsideHour: kept(({ hours, localSlot }) => (hours === 'violation' || hours === 'possible' ? localHourKey(localSlot) : NONE), {
    limit: Number.POSITIVE_INFINITY,
    counts: BY_OUTSIDE_HOUR,
  }),
} as const satisfies Readonly<Record<string, KeptList>>;

type NamesOf<Kind> = { [Name in keyof typeof SHOWN]: (typeof SHOWN)[Name] extends Kind ? Name : never }[keyof typeof SHOWN];
export type ShownListName = keyof typeof SHOWN;
/** Names of the lists that cells keep. */
export type ListName = NamesOf<KeptList> | keyof typeof HIDDEN;

export const SHOWN_LIST_NAMES = Object.keys(SHOWN) as readonly ShownListName[];
const KEPT_NAMES = SHOWN_LIST_NAMES.filter(isKept);
export const LIST_NAMES: readonly ListName[] = [...KEPT_NAMES, ...(Object.keys(HIDDEN) as (keyof typeof HIDDEN)[])];
/** The lists that cells keep, by name. */
export const LISTS: Readonly<Record<ListName, KeptList>> = { ...(SHOWN satisfies Record<NamesOf<KeptList>, KeptList>), ...HIDDEN };

/** Whether cells keep a list of a report, or a report makes it. */
export function isKept(name: ShownListName): name is NamesOf<KeptList> {
  return 'keysOf' in SHOWN[name];
}

/** The lists of a report whose items carry a count. */
export function listsShowing(count: string): readonly ShownListName[] {
  return SHOWN_LIST_NAMES.filter((name) => SHOWN[name].shows.some((shown) => shown === count));
}

function kept(keysOf: KeptList['keysOf'], options: Partial<KeptList> = {}): KeptList {
  return { keysOf, counts: BY_GROUP, limit: MAX_ENTRIES, kindOf: () => '', shows: ITEM_COUNTS, ...options };
}

function scoped(column: keyof Scope, known?: ReadonlySet<string>): ScopeList {
  return { column, shows: ITEM_COUNTS, ...(known === undefined ? {} : { known }) };
}

function isAttempt(sets: number): boolean {
  return isIn(sets, SETS.attempts);
}

function isCall(sets: number): boolean {
  return isIn(sets, SETS.voiceAttempts);
}
