/** Loads what history holds of a period: the merged cube, and the distinct contacts from the facts. */
import type { QuarterStore } from '../history/quarter-store.ts';
import { collectContacts, passesFor } from '../metrics/contacts.ts';
import { type Cube, EMPTY_CUBE, mergeCubes, scopeCube } from '../metrics/cube.ts';
import { type Fact, isFact, type Scope } from '../metrics/fact.ts';
import type { PeriodData } from '../report/build-report.ts';
import type { Period } from '../time/local-day.ts';

// Merging a day's quarter hours at a time keeps few cubes in memory, however long the period is.
const CUBES_AT_ONCE = 96;

/** Reads the quarter hours of the period. Contacts are counted in the scopes to keep only; the cube is whole. @throws StoreError */
export async function loadPeriod(quarters: QuarterStore, period: Period, keep: (scope: Scope) => boolean): Promise<PeriodData> {
  const cube = await loadCube(quarters, period);
  const attempts = scopeCube(cube, keep).cells.reduce((sum, { tally }) => sum + tally.attempts, 0);
  return { period, cube, contacts: await countContacts(quarters, period, keep, attempts) };
}

async function loadCube(quarters: QuarterStore, { fromMs, toMs }: Period): Promise<Cube> {
  let merged = EMPTY_CUBE;
  let waiting: Cube[] = [];
  for await (const { cube } of quarters.listCubes(fromMs, toMs)) {
    waiting.push(cube);
    if (waiting.length < CUBES_AT_ONCE) continue;
    merged = mergeCubes(merged, ...waiting);
    waiting = [];
  }
  return mergeCubes(merged, ...waiting);
}

async function countContacts(
  quarters: QuarterStore,
  { fromMs, toMs }: Period,
  keep: (scope: Scope) => boolean,
  attempts: number,
): Promise<number> {
  const passes = passesFor(attempts);
  let contacts = 0;
  for (let pass = 0; pass < passes; pass++) {
    const keys = new Set<string>();
    for await (const { facts } of quarters.listFacts(fromMs, toMs)) {
      const counted = facts.filter((record): record is Fact => isFact(record) && keep(record.scope));
      collectContacts(counted, keys, pass, passes);
    }
    contacts += keys.size;
  }
  return contacts;
}
