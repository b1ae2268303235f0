/** Unpacks what the lists of quarter hours give: each time anew, or once for each value that stays in memory. */
import type { FactOfContact } from '../../metrics/contacts/contact-fact.ts';
import type { WantedContacts } from '../../metrics/contacts/contact-numbers.ts';
import type { Cube, Detail } from '../../metrics/cube/cube.ts';
import type { Intake, Scope } from '../../metrics/fact/fact.ts';
import type { TallyCell, TallySums } from '../packing/cube-codec.ts';
import type { StoredValue } from '../tables/value-store.ts';
import { addTallies, contactFactsOf, cubeOf, intakesOf, talliesOf } from './quarter-value.ts';

/** Every method throws StoreError store.corrupt, as often as it is asked. */
export interface Unpacking {
  cube(stored: StoredValue, lists?: readonly (keyof Detail)[]): Cube;
  tallies(stored: StoredValue): readonly TallyCell[];
  /** Adds its fixed counts to sums by key. */
  addTallies(stored: StoredValue, sums: TallySums, keyOf: (scope: Scope) => string | undefined): void;
  /** Those of some contacts are unpacked each time: hardly anybody asks for the same ones again. */
  contactFacts(stored: StoredValue, contacts?: WantedContacts): readonly FactOfContact[];
  intakes(stored: StoredValue): readonly Intake[];
}

/** Each time anew. */
export const UNPACKING: Unpacking = { cube: cubeOf, tallies: talliesOf, addTallies, contactFacts: contactFactsOf, intakes: intakesOf };

/** Once for each value: what is unpacked of it is kept until nobody holds the value. */
export function unpackingOnce(): Unpacking {
  const tallies = remembered(talliesOf);
  const facts = remembered((stored) => contactFactsOf(stored));
  const cubes = new Map<string, (stored: StoredValue) => Cube>();
  return {
    cube(stored, lists) {
      const name = lists?.join(' ') ?? '';
      const cube = cubes.get(name) ?? remembered((value) => cubeOf(value, lists));
      cubes.set(name, cube);
      return cube(stored);
    },
    tallies,
    addTallies: (stored, sums, keyOf) => sums.addCells(tallies(stored), keyOf),
    contactFacts: (stored, contacts) => (contacts === undefined ? facts(stored) : contactFactsOf(stored, contacts)),
    intakes: remembered(intakesOf),
  };
}

function remembered<T extends object>(unpack: (stored: StoredValue) => T): (stored: StoredValue) => T {
  const known = new WeakMap<StoredValue, T>();
  return (stored) => {
    const unpacked = known.get(stored) ?? unpack(stored);
    known.set(stored, unpacked);
    return unpacked;
  };
}
