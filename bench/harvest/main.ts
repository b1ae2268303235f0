/** Command: npm run bench:harvest [-- --million]. Requests of a day of harvests, a full pull under latency, and memory; writes its section of docs/performance.md. --million adds a pull of a million deliveries. */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startAzurite } from '../../dev/azurite.ts';
import { messageOf } from '../../src/errors.ts';
import { thisMachine } from '../machine.ts';
import { HARVEST_SECTION, withSection } from '../page-section.ts';
import { type DayOfHarvests, dayOfHarvests } from './day-of-harvests.ts';
import { type FullPull, fullPull } from './full-pull.ts';
import { type HarvestFigures, harvestSection, type Pulled } from './harvest-section.ts';

const PAGE = new URL('../../docs/performance.md', import.meta.url);
const DAY_COUNT = 100_000;
const PULL: FullPull = { count: 200_000, latencyMs: 150, dopHint: 16 };
/** In which the pull of 50,000 has to fit, and that of a million too. */
const HEAP_MB = 192;
const SMALL: FullPull = { count: 50_000, latencyMs: 0, dopHint: 16, heapMb: HEAP_MB };
const MILLION: FullPull = { ...SMALL, count: 1_000_000 };

async function main(): Promise<void> {
  const { million = false } = parseArgs({ options: { million: { type: 'boolean' } } }).values;
  const figures = await measureAll(million ? [PULL, SMALL, MILLION] : [PULL, SMALL]);
  const body = harvestSection(figures, thisMachine(), new Date().toISOString().slice(0, 10));
  console.log(body);
  writeFileSync(PAGE, withSection(readFileSync(PAGE, 'utf8'), HARVEST_SECTION, body));
}

async function measureAll(pulls: readonly FullPull[]): Promise<HarvestFigures> {
  const pulled: Pulled[] = [];
  // Each with a storage of its own, whose memory the one before has not filled.
  for (const [i, pull] of pulls.entries()) {
    console.error(`bench: pulling ${pull.count} deliveries at ${pull.latencyMs} ms ...`);
    pulled.push({ ...pull, ...(await withStorage((storage) => fullPull(storage, `pull${i}`, pull))) });
  }
  console.error(`bench: a day of harvests over ${DAY_COUNT} deliveries ...`);
  return { pulls: pulled, day: await withStorage<DayOfHarvests>((storage) => dayOfHarvests(storage, 'day', DAY_COUNT)) };
}

async function withStorage<T>(work: (connectionString: string) => Promise<T>): Promise<T> {
  const azurite = await startAzurite();
  try {
    return await work(azurite.connectionString);
  } finally {
    await azurite.stop();
  }
}

main().catch((error: unknown) => {
  console.error(messageOf(error));
  process.exitCode = 1;
});
