/** Removes what history has of a span and Dataverse no longer shows: the one place where a row's absence is taken for evidence. */
import type { KnownRows, QuarterStore, RowEdit } from '../../history/quarters/quarter-store.ts';
import type { Span } from '../../history/state/coverage.ts';
import { type Intake, isFact, type Version } from '../../metrics/fact/fact.ts';
import { quarterOf } from '../../time/quarter.ts';
import { eachQuarter } from '../file/each-quarter.ts';

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

type RecordOf = { readonly id: string; readonly version: Version };

/** A row in a quarter hour (its start, UTC epoch milliseconds) that may hold a record of it. */
interface Row {
  readonly id: string;
  readonly quarterMs: number;
}

/**
 * Removes unseen records of a span whose rows were pulled just now. Two steps, each repeatable:
 * 1. facts: those of deliveries created in the span, wherever they lie, for only the intake entry knows where that is; and those placed in it, where the entry
 *    of one that was created elsewhere stays, and brings the fact back should the row come again;
 * 2. the intake entries of the span.
 * Nothing is marked as removed: a row that is seen again is filed again. Frozen quarter hours stay as they are, with the entries that
 * later filings need.
 * @throws StoreError
 */
export async function removeUnseen(store: QuarterStore, [fromMs, toMs]: Span, { seen, keepFromMs }: Unseen): Promise<Removed> {
  const isUnseen = ({ id, version }: RecordOf) => !seen.has(id) && version.modifiedMs < keepFromMs;
  const [facts, intakes]: [Row[], Row[]] = [[], []];
  let kept = 0;
  for await (const { quarterMs, intakes: entries } of store.listIntakes(fromMs, toMs)) {
    const unseen = entries.filter(isUnseen);
    for (const { id } of unseen) intakes.push({ id, quarterMs });
    for (const intake of unseen) for (const placeMs of placesOf(intake)) facts.push({ id: intake.id, quarterMs: placeMs });
    kept += entries.filter(({ id }) => !seen.has(id)).length - unseen.length;
  }
  for await (const { quarterMs, facts: records } of store.listFacts(fromMs, toMs))
    for (const { id } of records.filter((record) => isFact(record) && isUnseen(record))) facts.push({ id, quarterMs });
  return {
    facts: await removeRows(store, facts, 'facts', isUnseen),
    intakes: await removeRows(store, intakes, 'intakes', isUnseen),
    kept,
  };
}

/** Starts of the quarter hours that may hold a fact of the delivery. */
function placesOf({ placeMs, alsoAt }: Intake): ReadonlySet<number> {
  return new Set(placeMs === null ? alsoAt : [quarterOf(placeMs), ...alsoAt]);
}

/** Removes the records of rows that are unseen still, and gives their number. What is left of a quarter hour is not kept for longer. */
async function removeRows(
  store: QuarterStore,
  rows: readonly Row[],
  kind: 'facts' | 'intakes',
  isUnseen: (record: RecordOf) => boolean,
): Promise<number> {
  let removed = 0;
  await eachQuarter(
    rows,
    ({ quarterMs }) => quarterMs,
    async (quarterMs, group) => {
      let gone: readonly string[] = [];
      const change = ({ isFrozen, facts, intakes }: KnownRows): RowEdit | undefined => {
        const records = kind === 'facts' ? [...facts.values()].filter(isFact) : [...intakes.values()];
        gone = isFrozen ? [] : records.filter(isUnseen).map(({ id }) => id);
        if (gone.length === 0) return undefined;
        return kind === 'facts' ? { goneFacts: gone } : { goneIntakes: gone };
      };
      await store.edit(quarterMs, { [kind]: new Set(group.map(({ id }) => id)) }, change, { isFiling: false });
      removed += gone.length;
    },
  );
  return removed;
}
