/** Command: measures the way from rows to cubes and to stored bytes. npm run bench [-- --count N --rounds N --large]; --large stores days of a million deliveries too. Prints the page, and writes docs/performance.md. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startAzurite } from '../dev/azurite.ts';
import { type BenchFiles, readBatches, writeBenchFiles } from './bench-files.ts';
import { codecSpeedOf } from './codec.ts';
import { readOptions, runBench, tell, wholeOption } from './command.ts';
import { type CubeSpeed, cubeSpeedOf } from './cube-speed.ts';
import { thisMachine } from './machine.ts';
import { withOthersSections } from './page-section.ts';
import { peakMemoryOf } from './peak-memory.ts';
import { type Measured, performancePage } from './performance-page.ts';
import { race } from './race.ts';
import { type StoredSize, storedSizeOf } from './stored-size.ts';

const PAGE = new URL('../docs/performance.md', import.meta.url);
const STORED_DELIVERIES = 100_000;
const LARGE_DELIVERIES = 1_000_000;
const STORED_SCOPES = [
  ['tied', '24 in use'],
  ['independent', '2,000 in use'],
] as const;

async function main(): Promise<void> {
  const { count, rounds, large } = readArguments();
  const folder = mkdtempSync(join(tmpdir(), 'proactive-digest-bench-'));
  try {
    tell(`writing ${count} deliveries`);
    const page = performancePage(await measureAll(writeBenchFiles(folder, count), rounds, large));
    console.log(page);
    writeFileSync(PAGE, withOthersSections(page, readFileSync(PAGE, 'utf8')));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measureAll(files: BenchFiles, rounds: number, large: boolean): Promise<Measured> {
  tell('comparing and timing');
  const { times, totals } = await race(files, rounds);
  tell('memory, facts and cubes as files');
  const memory = peakMemoryOf(files);
  const codec = await codecSpeedOf(readBatches(files), rounds);
  const cubes: { scopes: string; speed: CubeSpeed }[] = [];
  for (const [kind, scopes] of STORED_SCOPES) cubes.push({ scopes, speed: await cubeSpeedOf(STORED_DELIVERIES, kind, rounds) });
  const stored = await storedSizes(large ? [STORED_DELIVERIES, LARGE_DELIVERIES] : [STORED_DELIVERIES]);
  return { machine: thisMachine(), date: new Date().toISOString().slice(0, 10), files, times, totals, memory, codec, cubes, stored };
}

async function storedSizes(counts: readonly number[]): Promise<Measured['stored']> {
  const azurite = await startAzurite();
  try {
    const stored: { scopes: string; size: StoredSize }[] = [];
    for (const count of counts) {
      tell(`storing days of ${count} deliveries`);
      for (const [kind, scopes] of STORED_SCOPES) {
        stored.push({ scopes, size: await storedSizeOf(azurite.connectionString, `bench${kind}${count}`, count, kind) });
      }
    }
    return stored;
  } finally {
    await azurite.stop();
  }
}

function readArguments(): { count: number; rounds: number; large: boolean } {
  const options = { count: { type: 'string' }, rounds: { type: 'string' }, large: { type: 'boolean' } } as const;
  const { count = '50000', rounds = '7', large = false } = readOptions(options);
  return { count: wholeOption('count', count, [1, 9_999_999]), rounds: wholeOption('rounds', rounds, [5, 99]), large };
}

runBench(main);
