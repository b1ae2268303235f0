/** What breaks a rule, as JSON and CSV show it: ids and instants, and nothing of a person. */
import type { ListedViolation, ViolationList } from '../../lookup/violations/list-violations.ts';
import { UNLISTED_REASONS, type UnlistedReason } from '../../lookup/violations/unlisted.ts';
import type { ViolationKind } from '../../lookup/violations/violations-of.ts';
import type { RulePack } from '../../metrics/zones/rule-packs.ts';
import { provisionalSentence } from '../../report/reasons/provisional-sentence.ts';
import { unreadReason } from '../../report/unread.ts';
import type { Period } from '../../time/local-day.ts';

export interface ShownViolation extends Omit<ListedViolation, 'startMs' | 'placeMs'> {
  readonly startedAt: string | null;
  readonly countedAt: string;
}

export interface ShownViolations {
  readonly period: Pick<Period, 'from' | 'to' | 'zone'>;
  /** With the ids of its caps: where it has none, nothing can be over one. */
  readonly rulePack: Pick<RulePack, 'id' | 'name'> & { readonly caps: readonly string[] };
  readonly violations: readonly ShownViolation[] | null;
  readonly notListed: readonly { readonly from: string; readonly to: string; readonly reason: UnlistedReason; readonly detail: string }[];
  readonly atLeast: readonly { readonly kind: ViolationKind; readonly reason: string }[];
  readonly provisional: readonly string[];
  readonly next: string | null;
}

export interface ShownOf {
  readonly period: Period;
  readonly kinds: ReadonlySet<ViolationKind>;
  readonly rulePack: RulePack;
  /** Address of the next page; null where there is none. */
  readonly next: string | null;
}

/** What looks back, and the kind that it tells. */
const LOOKING_BACK = [
  ['caps', 'over-cap'],
  ['contacts', 'after-opt-out'],
] as const;

export function shownViolations(list: ViolationList, { period, kinds, rulePack, next }: ShownOf): ShownViolations {
  const { from, to, zone } = period;
  const unread = LOOKING_BACK.filter(([what, kind]) => list.unreadBefore.includes(what) && kinds.has(kind));
  return {
    period: { from, to, zone },
    rulePack: { id: rulePack.id, name: rulePack.name, caps: rulePack.caps.map(({ id }) => id) },
    violations: list.isUnknown ? null : list.violations.map(shown),
    notListed: list.unlisted.map(({ fromMs, toMs, reason }) => ({
      from: isoOf(fromMs),
      to: isoOf(toMs),
      reason,
      detail: UNLISTED_REASONS[reason],
    })),
    atLeast: unread.map(([what, kind]) => ({ kind, reason: unreadReason(what) })),
    provisional: list.provisional.map((note) => provisionalSentence(note, zone)),
    next,
  };
}

function shown({ startMs, placeMs, ...violation }: ListedViolation): ShownViolation {
  return { ...violation, startedAt: startMs === null ? null : isoOf(startMs), countedAt: isoOf(placeMs) };
}

function isoOf(ms: number): string {
  return new Date(ms).toISOString();
}
