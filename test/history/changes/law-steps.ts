/** What happens to days in the law of compaction: edits, compaction, looking back, freezing and removal, each of which may end at any request. */
import fc from 'fast-check';
import type { RowChange } from '../../../src/history/quarters/quarter-store.ts';
import type { Fact, Intake, Tombstone } from '../../../src/metrics/fact/fact.ts';
import { DAY_MS, QUARTER_MS } from '../../../src/time/lengths.ts';
import { facts, intakes } from '../../support/arbitrary-facts.ts';

export const FIRST_MS = Date.UTC(2026, 9, 5);
export const END_MS = FIRST_MS + 2 * DAY_MS;
export const QUARTERS = [FIRST_MS, FIRST_MS + 40 * QUARTER_MS, FIRST_MS + DAY_MS, FIRST_MS + DAY_MS + 95 * QUARTER_MS] as const;
export const IDS = Array.from({ length: 5 }, (_, i) => `0000000${i}-0000-4000-8000-000000000000`);
/** An edit about all of the rows. */
export const ASKED = { facts: IDS, intakes: IDS };
/** Lists that tell of the same records in different ways. */
export const TOLD = ['facts', 'contacts', 'intakes', 'narrow', 'cubes', 'tallies', 'sums'] as const;
export type Told = (typeof TOLD)[number];

export interface Change {
  readonly quarter: number;
  readonly facts: readonly (Fact | Tombstone)[];
  readonly intakes: readonly Intake[];
  readonly gone: readonly string[];
}

interface Work {
  readonly day: number;
  readonly writer: 0 | 1;
  /** The request at which it ends; null = it does not. */
  readonly diesAt: number | null;
}

export type Step = { readonly tells: Told } & (
  | { readonly do: 'edit'; readonly change: Change; readonly writer: 0 | 1; readonly diesAt: number | null }
  | ({ readonly do: 'compact' | 'lookBack' | 'freeze' | 'remove' } & Work)
  | { readonly do: 'together'; readonly changes: readonly Change[] }
);

const tombstones: fc.Arbitrary<Tombstone> = facts().map(({ id, version }) => ({ id, version }));
const ids = fc.uniqueArray(fc.constantFrom(...IDS), { maxLength: 4 });
const five = <T>(one: fc.Arbitrary<T>) => fc.array(one, { minLength: IDS.length, maxLength: IDS.length });
const changes: fc.Arbitrary<Change> = fc
  .record({
    quarter: fc.constantFrom(...QUARTERS),
    factIds: ids,
    intakeIds: ids,
    gone: ids,
    someFacts: five(fc.oneof({ weight: 4, arbitrary: facts() }, { weight: 1, arbitrary: tombstones })),
    someIntakes: five(intakes),
  })
  .map(({ quarter, factIds, intakeIds, gone, someFacts, someIntakes }) => ({
    quarter,
    facts: factIds.map((id, i) => ({ ...(someFacts[i] as Fact | Tombstone), id })),
    intakes: intakeIds.map((id, i) => ({ ...(someIntakes[i] as Intake), id })),
    gone: gone.filter((id) => !factIds.includes(id) && !intakeIds.includes(id)),
  }));

const tells = fc.constantFrom(...TOLD);
const writer = fc.constantFrom(0 as const, 1 as const);
// A fold has about 40 points at which it can end.
const diesAt = fc.option(fc.nat({ max: 44 }), { nil: null, freq: 3 });
const day = fc.constantFrom(FIRST_MS, FIRST_MS + DAY_MS);
const work = <Do extends 'compact' | 'lookBack' | 'freeze' | 'remove'>(name: Do) =>
  fc.record({ do: fc.constant(name), tells, day, writer, diesAt });
const together = fc.record({ do: fc.constant('together' as const), tells, changes: fc.array(changes, { minLength: 2, maxLength: 4 }) });

export const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ do: fc.constant('edit' as const), tells, change: changes, writer, diesAt }) },
    { weight: 5, arbitrary: work('compact') },
    { weight: 4, arbitrary: work('lookBack') },
    { weight: 1, arbitrary: work('freeze') },
    { weight: 1, arbitrary: work('remove') },
    { weight: 2, arbitrary: together },
  ),
  { minLength: 3, maxLength: 12 },
);

/** Whatever comes, the greater number stays, so that the order of those who edit at once does not matter. */
export function changeOf({ facts: newFacts, intakes: newIntakes, gone }: Change, isOrdered: boolean): RowChange {
  return (known) => {
    const isNewer = ({ id, version }: Fact | Tombstone | Intake, map: ReadonlyMap<string, Pick<Fact, 'version'>>) =>
      isOrdered || version.number > (map.get(id)?.version.number ?? -1);
    return {
      facts: newFacts.filter((fact) => isNewer(fact, known.facts)),
      intakes: newIntakes.filter((intake) => isNewer(intake, known.intakes)),
      ...(isOrdered && { goneFacts: gone.filter((id) => known.facts.has(id)), goneIntakes: gone.filter((id) => known.intakes.has(id)) }),
    };
  };
}
