/** All that a history holds of the quarter hours around a period, in a form that can be compared. */
import { openHistory } from '../../../src/history/history.ts';
import { cubeOf } from '../../../src/metrics/cube/cube.ts';
import { type Fact, isFact } from '../../../src/metrics/fact/fact.ts';
import { type Ledger, ledgerOf } from '../../../src/subscriptions/delivery/ledger.ts';
import { DAY_MS } from '../../../src/time/lengths.ts';
import type { Period } from '../../../src/time/local-day.ts';
import { type QuarterValue, readQuarter } from './read-quarter.ts';

export interface StoredQuarters {
  /** By start of the quarter hour; those that hold nothing but tombstones are left out. */
  readonly quarters: ReadonlyMap<number, Pick<QuarterValue, 'intakes' | 'cube'> & { readonly facts: readonly Fact[] }>;
  /** Starts of quarter hours whose cube is not that of their facts. */
  readonly wrongCubes: readonly number[];
  readonly tombstones: number;
}

// The name that the app gives its tables where nothing else is said.
const TABLE_PREFIX = 'proactivedigest';

/** The quarter hours from five days before the period to one day after it. */
export async function readQuarters(connectionString: string, { fromMs, toMs }: Period): Promise<StoredQuarters> {
  const { quarters: store } = await openHistory({ connection: { connectionString }, prefix: TABLE_PREFIX });
  const quarters: [number, Pick<QuarterValue, 'intakes' | 'cube'> & { readonly facts: readonly Fact[] }][] = [];
  const wrongCubes: number[] = [];
  let tombstones = 0;
  for await (const { quarterMs } of store.listStates(fromMs - 5 * DAY_MS, toMs + DAY_MS)) {
    const value = await readQuarter(store, quarterMs);
    if (value === undefined) continue;
    const facts = value.facts.filter(isFact).sort(byId);
    tombstones += value.facts.length - facts.length;
    if (JSON.stringify(cubeOf(facts, value.intakes)) !== JSON.stringify(value.cube)) wrongCubes.push(quarterMs);
    if (facts.length + value.intakes.length > 0)
      quarters.push([quarterMs, { facts, intakes: value.intakes.toSorted(byId), cube: value.cube }]);
  }
  return { quarters: new Map(quarters), wrongCubes, tombstones };
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}

/** The send ledger of a history. */
export async function openLedger(connectionString: string): Promise<Ledger> {
  const { documents } = await openHistory({ connection: { connectionString }, prefix: TABLE_PREFIX });
  return ledgerOf(documents);
}
