/** Removes what history has of a span and Dataverse no longer shows: the one place where a row's absence is taken for evidence. */

import type { QuarterStore } from '../../history/quarters/quarter-store.ts';
import type { QuarterValue } from '../../history/quarters/quarter-value.ts';
import type { Span } from '../../history/state/coverage.ts';
import { cubeOf } from '../../metrics/cube/cube.ts';
import { type Fact, type Intake, isFact, type Version } from '../../metrics/fact/fact.ts';
import { forEachAhead } from '../../parallel.ts';
import { quarterOf } from '../../time/quarter.ts';

export interface Unseen {
  /** Ids that the pull of the span saw. */
  readonly seen: ReadonlySet<string>;
  /** What changed from this instant of the server's clock on may have become visible since the pull, UTC epoch milliseconds. */
  readonly keepFromMs: number;
}

export interface Removed {
  readonly facts: number;
  readonly intakes: number;
  /** Unseen deliveries created in the span that stay, because they changed too recently. */
  readonly kept: number;
}

const PARALLEL_WRITES = 8;

type RecordOf = { readonly id: string; readonly version: Version };

/**
 * Removes unseen records of a span whose rows were pulled just now. Three steps, each repeatable:
 * 1. of deliveries created in the span the facts, wherever they lie, for only the intake entry knows where that is;
 * 2. facts placed in the span; the entry of one that was created elsewhere stays, and brings the fact back should the row come again;
 * 3. the intake entries of the span.
 * Nothing is marked as removed: a row that is seen again is filed again. Frozen quarter hours stay as they are, with the entries that
 * later filings need.
 * @throws StoreError
 */
export async function removeUnseen(store: QuarterStore, [fromMs, toMs]: Span, { seen, keepFromMs }: Unseen): Promise<Removed> {
  const isUnseen = ({ id, version }: RecordOf) => !seen.has(id) && version.modifiedMs < keepFromMs;
  const places = new Map<number, Set<string>>();
  const quarters = new Set<number>();
  let [facts, intakes, kept] = [0, 0, 0];
  for await (const { quarterMs, intakes: entries } of store.listIntakes(fromMs, toMs)) {
    quarters.add(quarterMs);
    for (const intake of entries) {
      if (isUnseen(intake)) for (const placeMs of placesOf(intake)) places.set(placeMs, (places.get(placeMs) ?? new Set()).add(intake.id));
      else if (!seen.has(intake.id)) kept++;
    }
  }
  await forEachAhead(places, PARALLEL_WRITES, async ([quarterMs, ids]) => {
    const removed = await removeFacts(store, quarterMs, (fact) => ids.has(fact.id) && isUnseen(fact));
    facts += removed;
  });
  await forEachAhead(quarters, PARALLEL_WRITES, async (quarterMs) => {
    // Not "facts += await ...": that would add to what it was before the others were done.
    const removedFacts = await removeFacts(store, quarterMs, isUnseen);
    const removedIntakes = await removeIntakes(store, quarterMs, isUnseen);
    facts += removedFacts;
    intakes += removedIntakes;
  });
  return { facts, intakes, kept };
}

/** Starts of the quarter hours that may hold a fact of the delivery. */
function placesOf({ placeMs, alsoAt }: Intake): ReadonlySet<number> {
  return new Set(placeMs === null ? alsoAt : [quarterOf(placeMs), ...alsoAt]);
}

async function removeFacts(store: QuarterStore, quarterMs: number, isGone: (fact: Fact) => boolean): Promise<number> {
  let removed = 0;
  await change(store, quarterMs, ({ facts }) => {
    const kept = facts.filter((record) => !isFact(record) || !isGone(record));
    removed = facts.length - kept.length;
    return removed === 0 ? undefined : { facts: kept };
  });
  return removed;
}

async function removeIntakes(store: QuarterStore, quarterMs: number, isGone: (intake: Intake) => boolean): Promise<number> {
  let removed = 0;
  await change(store, quarterMs, ({ intakes }) => {
    const kept = intakes.filter((intake) => !isGone(intake));
    removed = intakes.length - kept.length;
    return removed === 0 ? undefined : { intakes: kept };
  });
  return removed;
}

type Records = Pick<QuarterValue, 'facts' | 'intakes'>;

/** Changes the records of a quarter hour that is not frozen, and its cube with them. Their time to be kept does not begin anew. */
async function change(store: QuarterStore, quarterMs: number, to: (current: Records) => Partial<Records> | undefined): Promise<void> {
  await store.update(
    quarterMs,
    (current) => {
      if (current === undefined || current.frozen) return undefined;
      const next = to(current);
      return next && { ...next, cube: cubeOf((next.facts ?? current.facts).filter(isFact), next.intakes ?? current.intakes) };
    },
    { isFiling: false },
  );
}
