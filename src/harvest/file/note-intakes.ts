/** The step "note" of filing: the intake entries take what came. */
import type { QuarterStore } from '../../history/quarters/quarter-store.ts';
import type { Filing } from '../../metrics/fact/make-fact.ts';
import { quarterOf } from '../../time/quarter.ts';
import { type Decision, decide, placesToLookAt } from './decide.ts';
import { eachQuarter } from './each-quarter.ts';

/** Decides each row against its entry as it is in this very write, and notes what was decided. @throws StoreError */
export async function noteIntakes(store: QuarterStore, filings: Iterable<Filing>): Promise<readonly Decision[]> {
  const decisions: Decision[] = [];
  const frozen = new Map<number, boolean>();
  await eachQuarter(
    filings,
    ({ intake }) => quarterOf(intake.createdMs),
    async (quarterMs, group) => {
      for (const decision of await noteGroup(store, quarterMs, group, frozen)) decisions.push(decision);
    },
  );
  return decisions;
}

/** The same of rows that were created in one quarter hour; what is learned of others is added to `frozen`. */
async function noteGroup(
  store: QuarterStore,
  quarterMs: number,
  group: readonly Filing[],
  frozen: Map<number, boolean>,
): Promise<readonly Decision[]> {
  let decisions: readonly Decision[] = [];
  for (;;) {
    const unknown = new Set<number>();
    await store.edit(quarterMs, { intakes: group.map(({ intake }) => intake.id) }, ({ isFrozen, intakes: known }) => {
      for (const { intake } of group)
        for (const place of placesToLookAt(known.get(intake.id), intake)) if (!frozen.has(place)) unknown.add(place);
      // Another writer may have changed entries before this is asked again, so there may be more to look at then.
      if (unknown.size > 0) return undefined;
      decisions = group.map((filing) => decide({ entry: known.get(filing.intake.id), isFrozen }, filing, frozen));
      const intakes = decisions.flatMap(({ entry, transition }) => (transition.steps.includes('note') ? (entry ?? []) : []));
      return intakes.length > 0 ? { intakes } : undefined;
    });
    if (unknown.size === 0) return decisions;
    await Promise.all(Array.from(unknown, async (place) => frozen.set(place, (await store.readState(place))?.frozen === true)));
  }
}
