/** The step "note" of filing: the intake entries take what came. */

import type { QuarterStore } from '../../history/quarters/quarter-store.ts';
import type { QuarterUpdate, QuarterValue } from '../../history/quarters/quarter-value.ts';
import { cubeOf, mergeCubes } from '../../metrics/cube/cube.ts';
import type { Intake } from '../../metrics/fact/fact.ts';
import type { Filing } from '../../metrics/fact/make-fact.ts';
import { forEachAhead } from '../../parallel.ts';
import { type Decision, decide, placesToLookAt } from './decide.ts';
import { sortedById } from './merge-records.ts';
import { cubeOfAll, nothingOf } from './quarter-records.ts';

const PARALLEL_LOOKS = 8;

/**
 * Decides each row of a group created in one quarter hour against its entry as it is in this very write, and notes what was decided.
 * What is learned of quarter hours is added to `frozen`. @throws StoreError
 */
export async function noteIntakes(
  store: QuarterStore,
  quarterMs: number,
  group: readonly Filing[],
  frozen: Map<number, boolean>,
): Promise<readonly Decision[]> {
  let decisions: readonly Decision[] = [];
  for (;;) {
    const unknown = new Set<number>();
    await store.update(quarterMs, (current = nothingOf(quarterMs)) => {
      const known = new Map(current.intakes.map((intake) => [intake.id, intake]));
      for (const { intake } of group)
        for (const place of placesToLookAt(known.get(intake.id), intake)) if (!frozen.has(place)) unknown.add(place);
      // Another writer may have changed entries before this is asked again, so there may be more to look at then.
      if (unknown.size > 0) return undefined;
      const isFrozen = current.frozen === true;
      decisions = group.map((filing) => decide({ entry: known.get(filing.intake.id), isFrozen }, filing, frozen));
      return withEntries(current, known, decisions);
    });
    if (unknown.size === 0) return decisions;
    await forEachAhead(unknown, PARALLEL_LOOKS, async (place) => {
      frozen.set(place, (await store.readState(place))?.frozen === true);
    });
  }
}

/** The quarter hour with the entries that were decided on; changes the map of those it has. */
function withEntries(current: QuarterValue, known: Map<string, Intake>, decisions: readonly Decision[]): QuarterUpdate | undefined {
  const noted = decisions.flatMap(({ entry, transition }) => (transition.steps.includes('note') ? (entry ?? []) : []));
  if (noted.length === 0) return undefined;
  for (const entry of noted) known.set(entry.id, entry);
  const intakes = sortedById(known.values());
  // Where all are new, as when much is read for the first time, the facts need not be counted again.
  const isAddition = intakes.length === current.intakes.length + noted.length;
  return { intakes, cube: isAddition ? mergeCubes(current.cube, cubeOf([], noted)) : cubeOfAll(current.facts, intakes) };
}
