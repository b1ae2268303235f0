/** A quarter hour as parts and head of a stored value, and back; frozen ones lack the part of the facts. */

import type { FactOfContact } from '../../metrics/contacts/contact-fact.ts';
import type { WantedContacts } from '../../metrics/contacts/contact-numbers.ts';
import type { Cube, Detail } from '../../metrics/cube/cube.ts';
import type { Fact, Intake, Scope, Tombstone } from '../../metrics/fact/fact.ts';
import { packDetails, packTallies, type TallyCell, type TallySums, unpackCube, unpackTallies } from '../packing/cube-codec.ts';
import { packFacts, packIntakes, unpackContactFacts, unpackFacts, unpackIntakes } from '../packing/fact-codec.ts';
import { requirePart } from '../tables/json-part.ts';
import type { NewValue, StoredValue, ValueHead } from '../tables/value-store.ts';
import { filedByMeta } from './filed-by.ts';
import { nextTurn } from './in-turn.ts';

/** All that is kept of one quarter hour. */
export interface QuarterValue {
  /** Its start, UTC epoch milliseconds. */
  readonly quarterMs: number;
  readonly facts: readonly (Fact | Tombstone)[];
  readonly intakes: readonly Intake[];
  /** The cube of its facts and intakes. */
  readonly cube: Cube;
  /**
   * Present once it is frozen: it has no facts, and only those intake entries, without contact, whose delivery is open or whose fact lies in a quarter hour
   * that is not frozen (they tell later filings where that is). The cube is the last one, whatever is filed.
   */
  readonly frozen?: true;
}

/** What is known of a quarter hour without reading its parts. */
export interface QuarterState {
  /** UTC epoch milliseconds. */
  readonly quarterMs: number;
  /** Changes with every write of the quarter hour, and with nothing else. */
  readonly etag: string;
  /** Numbers of records: facts (tombstones too), intake entries, and those of them whose delivery is not finished. */
  readonly facts: number;
  readonly intakes: number;
  readonly open: number;
  /** Whether its facts are gone and its cube is the last one. */
  readonly frozen: boolean;
  /** When it was last filed to, UTC epoch milliseconds by the writer's clock; 0 where that was not noted. */
  readonly filedMs: number;
}

/** What becomes of a quarter hour: its new records, where they are not named those that it has, and the cube of all of them. */
export type QuarterUpdate = Partial<Pick<QuarterValue, 'facts' | 'intakes'>> & Pick<QuarterValue, 'cube'>;

export type PartName = 'facts' | 'intakes' | 'tally' | 'detail';

/** What is written of a quarter hour that was last filed to at `filedMs`, UTC epoch milliseconds: records that are not named stay as they are stored. */
export async function newValue({ facts, intakes, cube }: QuarterUpdate, filedMs: number, stored?: StoredValue): Promise<NewValue> {
  const parts = new Map<PartName, Uint8Array>();
  parts.set('facts', facts === undefined && stored ? requirePart(stored, 'facts') : packFacts(facts ?? []));
  await nextTurn();
  parts.set('intakes', intakes === undefined && stored ? requirePart(stored, 'intakes') : packIntakes(intakes ?? []));
  await nextTurn();
  parts.set('tally', packTallies(cube));
  // Cell by cell in the order of the tallies, which name the scopes.
  parts.set('detail', packDetails(cube));
  const known = stored?.meta ?? filedByMeta([]);
  const counts = { ...known, ...(facts && { facts: facts.length, ...filedByMeta(facts) }), ...(intakes && countsOf(intakes)) };
  return { parts, meta: { facts: 0, ...countsOf([]), ...counts, filedMs } };
}

/** The same quarter hour frozen: tally and detail byte by byte, no facts, and of the intake entries those given. */
export function frozenValue({ parts, meta }: StoredValue, intakes: readonly Intake[]): NewValue {
  const kept = [...parts].filter(([name]) => name !== 'facts');
  return {
    parts: new Map([...kept, ['intakes', packIntakes(intakes)]]),
    meta: { ...meta, facts: 0, ...countsOf(intakes), frozen: true },
  };
}

/** What newValue() or frozenValue() wrote, each part unpacked when it is first asked for, which throws StoreError store.corrupt. */
export function quarterValue(quarterMs: number, stored: StoredValue): QuarterValue {
  let [facts, intakes, cube]: [QuarterValue['facts']?, QuarterValue['intakes']?, Cube?] = [];
  const value = {
    quarterMs,
    get facts() {
      facts ??= factsOf(stored);
      return facts;
    },
    get intakes() {
      intakes ??= intakesOf(stored);
      return intakes;
    },
    get cube() {
      cube ??= cubeOf(stored);
      return cube;
    },
  };
  return isFrozen(stored) ? Object.assign(value, { frozen: true as const }) : value;
}

/** What the head alone tells. */
export function quarterState(quarterMs: number, { etag, meta }: ValueHead): QuarterState {
  const number = (name: string) => Number(meta[name] ?? 0);
  return {
    quarterMs,
    etag,
    facts: number('facts'),
    intakes: number('intakes'),
    open: number('open'),
    frozen: isFrozen({ meta }),
    filedMs: number('filedMs'),
  };
}

/** Whether the head says that facts are gone and the cube is the last one. */
export function isFrozen({ meta }: Pick<ValueHead, 'meta'>): boolean {
  return meta.frozen === true;
}

/** Facts and tombstones; none of a frozen quarter hour. */
export function factsOf(stored: StoredValue): readonly (Fact | Tombstone)[] {
  return isFrozen(stored) ? [] : unpackFacts(requirePart(stored, 'facts'));
}

/** Of its facts what tells of contacts, or of those in the set alone; none of a frozen quarter hour. */
export function contactFactsOf(stored: StoredValue, contacts?: WantedContacts): readonly FactOfContact[] {
  return isFrozen(stored) ? [] : unpackContactFacts(requirePart(stored, 'facts'), contacts);
}

export function intakesOf(stored: StoredValue): readonly Intake[] {
  return unpackIntakes(requirePart(stored, 'intakes'));
}

/** Its cube, with the named lists alone where they are given. */
export function cubeOf(stored: StoredValue, lists?: readonly (keyof Detail)[]): Cube {
  return unpackCube(requirePart(stored, 'tally'), requirePart(stored, 'detail'), lists);
}

/** Adds its fixed counts to sums by key. */
export function addTallies(stored: StoredValue, sums: TallySums, keyOf: (scope: Scope) => string | undefined): void {
  sums.add(requirePart(stored, 'tally'), keyOf);
}

export function talliesOf(stored: StoredValue): readonly TallyCell[] {
  return unpackTallies(requirePart(stored, 'tally'));
}

function countsOf(intakes: readonly Intake[]) {
  return { intakes: intakes.length, open: intakes.filter(({ placeMs }) => placeMs === null).length };
}
