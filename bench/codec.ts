/** How fast facts become bytes and facts again. */
import { packFacts, unpackFacts } from '../src/history/packing/fact-codec.ts';
import type { Batch } from './bench-files.ts';
import { measure, type Spread, spreadOf } from './measure.ts';
import { quartersOf } from './pipeline.ts';

export interface CodecSpeed {
  /** Facts a second. */
  readonly pack: Spread;
  readonly unpack: Spread;
}

/** Packs and unpacks the facts of the batches, quarter hour by quarter hour, as they are stored. */
export async function codecSpeedOf(batches: Iterable<Batch>, rounds: number): Promise<CodecSpeed> {
  const quarters = [...quartersOf(batches).values()].map(({ facts }) => facts);
  const packed = quarters.map((facts) => packFacts(facts));
  const count = quarters.reduce((sum, facts) => sum + facts.length, 0);
  const times = await measure(
    { pack: () => quarters.map((facts) => packFacts(facts)), unpack: () => packed.map((bytes) => unpackFacts(bytes)) },
    { rounds },
  );
  const speedOf = (timesMs: readonly number[]) => spreadOf(timesMs.map((ms) => count / (ms / 1000)));
  return { pack: speedOf(times.pack), unpack: speedOf(times.unpack) };
}
