/** What the entries of a list count. A count is named here once: what lists count, cubes store and items of a report carry follows. */
import { isTaken } from '../fact/classify.ts';
import type { Fact } from '../fact/fact.ts';
import type { SetName } from '../fact/sets.ts';

/** The sets that each entry of a list counts, after its deliveries. */
export const GROUPED_SETS = [
  'attempts',
  'voiceAttempts',
  'offHook',
  'liveMin',
  'liveMax',
  'short',
  'rightParty',
  'converted',
] as const satisfies readonly SetName[];
/** Names of the counts of a list entry, in their order. */
export const GROUP_COUNTS = ['deliveries', ...GROUPED_SETS] as const;
export type GroupCount = (typeof GROUP_COUNTS)[number];

/** The counts that every item of a report carries: not of short calls, by which only caller ids are judged. */
export type ItemCount = Exclude<GroupCount, 'short'>;
export const ITEM_COUNTS: readonly ItemCount[] = GROUP_COUNTS.filter((name) => name !== 'short');
/** Those that the many values of attributes carry. */
export const ATTRIBUTE_COUNTS = ['deliveries', 'liveMin', 'converted'] as const satisfies readonly ItemCount[];

/** What is told of calls by hour: how many there were, and how many a person answered, at least. */
export const CALL_COUNTS = ['voiceAttempts', 'liveMin'] as const satisfies readonly ItemCount[];
export type CallCount = (typeof CALL_COUNTS)[number];
/** What is told of single days, where they stand beside each other. */
export const DAY_COUNTS = ['deliveries', ...CALL_COUNTS] as const satisfies readonly ItemCount[];
export type DayCount = (typeof DAY_COUNTS)[number];

/** What one delivery adds to a count that is no set. */
type Addend = (fact: Fact) => number;
/** What a representative's entry counts after those: calls taken, and the seconds of those whose conversation tells them. */
const CONVERSATION_COUNTS = {
  handled: ({ sets }) => (isTaken(sets) ? 1 : 0),
  talked: ({ talkSeconds }) => (talkSeconds === null ? 0 : 1),
  talkSeconds: ({ talkSeconds }) => talkSeconds ?? 0,
  timedHandles: ({ handleSeconds }) => (handleSeconds === null ? 0 : 1),
  handleSeconds: ({ handleSeconds }) => handleSeconds ?? 0,
} as const satisfies Readonly<Record<string, Addend>>;
export type AgentCount = GroupCount | keyof typeof CONVERSATION_COUNTS;
export const AGENT_COUNTS: readonly AgentCount[] = [
  ...GROUP_COUNTS,
  ...(Object.keys(CONVERSATION_COUNTS) as (keyof typeof CONVERSATION_COUNTS)[]),
];

/** Those that an item of a report carries as they are; of seconds it carries means. */
export type ConversationCount = Exclude<keyof typeof CONVERSATION_COUNTS, `${string}Seconds`>;
export const CONVERSATION_COUNT_NAMES = Object.keys(CONVERSATION_COUNTS).filter(
  (name) => !name.endsWith('Seconds'),
) as readonly ConversationCount[];

/** The counts of a list's entries. */
export interface EntryCounts {
  /** In their order: those of GROUP_COUNTS, then the further ones. */
  readonly names: readonly string[];
  readonly further: readonly Addend[];
}

/** What an entry of attempts outside calling hours counts after the usual ones: those that are certain, in every zone the called party may be in. */
const OUTSIDE_COUNTS = {
  violation: ({ hours }) => (hours === 'violation' ? 1 : 0),
} as const satisfies Readonly<Record<string, Addend>>;
export type OutsideCount = GroupCount | keyof typeof OUTSIDE_COUNTS;
export const OUTSIDE_HOURS_COUNTS: readonly OutsideCount[] = [
  ...GROUP_COUNTS,
  ...(Object.keys(OUTSIDE_COUNTS) as (keyof typeof OUTSIDE_COUNTS)[]),
];

export const BY_GROUP: EntryCounts = { names: GROUP_COUNTS, further: [] };
export const BY_AGENT: EntryCounts = { names: AGENT_COUNTS, further: Object.values(CONVERSATION_COUNTS) };
export const BY_OUTSIDE_HOUR: EntryCounts = { names: OUTSIDE_HOURS_COUNTS, further: Object.values(OUTSIDE_COUNTS) };

/** One of an entry's counts, by the names that they stand under. */
export function countNamed<Name extends string>(names: readonly Name[], counts: readonly number[], name: Name): number {
  return counts[names.indexOf(name)] ?? 0;
}
