/** One quarter hour or day of a store, read and written whole. */
import type { AskedRows, DayState, QuarterStore } from '../../../src/history/quarters/quarter-store.ts';
import { type Cube, EMPTY_CUBE } from '../../../src/metrics/cube/cube.ts';
import type { Fact, Intake, Tombstone } from '../../../src/metrics/fact/fact.ts';
import { DAY_MS, QUARTER_MS } from '../../../src/time/lengths.ts';

export interface QuarterRecords {
  readonly facts: readonly (Fact | Tombstone)[];
  readonly intakes: readonly Intake[];
}

export interface QuarterValue extends QuarterRecords {
  /** Its start, UTC epoch milliseconds. */
  readonly quarterMs: number;
  readonly cube: Cube;
  readonly frozen: boolean;
}

/** All that a store has of a quarter hour at one time; undefined where nothing was ever filed to it. */
export async function readQuarter(store: QuarterStore, quarterMs: number): Promise<QuarterValue | undefined> {
  const toMs = quarterMs + QUARTER_MS;
  const stateNow = async () => (await Array.fromAsync(store.listStates(quarterMs, toMs)))[0];
  const state = await stateNow();
  if (state === undefined) return undefined;
  const [facts] = await Array.fromAsync(store.listFacts(quarterMs, toMs));
  const [intakes] = await Array.fromAsync(store.listIntakes(quarterMs, toMs));
  const [cube] = await Array.fromAsync(store.listCubes(quarterMs, toMs));
  // Each list is whole, but a writer may have come between them.
  const { etag, frozen } = (await stateNow()) ?? {};
  if (etag !== state.etag || frozen !== state.frozen) return readQuarter(store, quarterMs);
  return {
    quarterMs,
    facts: facts?.facts ?? [],
    intakes: intakes?.intakes ?? [],
    cube: cube?.cube ?? EMPTY_CUBE,
    frozen: state.frozen,
  };
}

/** Makes these the records of a quarter hour; what is not named stays. */
export async function fileQuarter(store: QuarterStore, quarterMs: number, { facts, intakes }: Partial<QuarterRecords>): Promise<void> {
  const known = await readQuarter(store, quarterMs);
  const [goneFacts, goneIntakes] = [goneOf(known?.facts, facts), goneOf(known?.intakes, intakes)];
  const asked: AskedRows = { facts: [...goneFacts, ...idsOf(facts)], intakes: [...goneIntakes, ...idsOf(intakes)] };
  await store.edit(quarterMs, asked, () => ({ facts: facts ?? [], intakes: intakes ?? [], goneFacts, goneIntakes }));
}

/** Writes the records of a quarter hour again, as they are. */
export async function fileAgain(store: QuarterStore, quarterMs: number): Promise<void> {
  const { facts = [], intakes = [] } = (await readQuarter(store, quarterMs)) ?? {};
  await fileQuarter(store, quarterMs, { facts, intakes });
}

type Identified = readonly { readonly id: string }[];

function idsOf(records: Identified = []): readonly string[] {
  return records.map(({ id }) => id);
}

/** Ids of known records in whose place there are others, none of which is theirs. */
function goneOf(known: Identified = [], records?: Identified): readonly string[] {
  const kept = new Set(idsOf(records ?? known));
  return idsOf(known).filter((id) => !kept.has(id));
}

/** The day of UTC that holds an instant (UTC epoch milliseconds). @throws RangeError where nothing was filed to it */
export async function readDay(store: QuarterStore, instantMs: number): Promise<DayState> {
  const startMs = Math.floor(instantMs / DAY_MS) * DAY_MS;
  for await (const day of store.listDays()) if (day.dayMs === startMs) return day;
  throw new RangeError(`there is no day ${new Date(startMs).toISOString()}`);
}
