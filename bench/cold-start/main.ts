/** Command: npm run bench:cold [-- --count N --rounds N]. What a start of the bundled app takes, beside the unbundled one, and in how much memory it does a day of N deliveries; writes its section of docs/performance.md. */
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { startAzurite } from '../../dev/azurite.ts';
import { bundledPackages, codeBytes } from '../../dev/package/bundled-packages.ts';
import { gatherPackage } from '../../dev/package/gather-package.ts';
import { ROOT } from '../../dev/root.ts';
import { addDays, dateAt } from '../../src/time/local-day.ts';
import { readOptions, runBench, tell, wholeOption } from '../command.ts';
import { printed, startNode } from '../harvest/processes.ts';
import { thisMachine } from '../machine.ts';
import { COLD_SECTION, withSection } from '../page-section.ts';
import type { Started, Step } from './app-process.ts';
import { type ColdStart, coldSection, FIRST_CALLS, type FirstCall, SMALL_STEPS, type SmallStep } from './cold-section.ts';

const PAGE = new URL('../../docs/performance.md', import.meta.url);
const TOKEN = 'bench';
const EMULATOR_HEAP_MB = 14_000;
/** Deliveries of the day that first calls are asked about. */
const FIRST_ROWS = 2000;
/** Half of the smallest instance, as Node has it by itself; the other half is for code, buffers and threads. */
const HEAP_MB = 256;

/** Starts a process of an app in a folder, and gives its figures. */
type Run = (folder: string, steps: readonly Step[], nodeOptions?: readonly string[]) => Promise<Started>;

async function main(): Promise<void> {
  const { count, rounds } = readArguments();
  const folder = mkdtempSync(join(tmpdir(), 'proactive-digest-cold-'));
  try {
    const bundle = join(folder, 'app');
    const metafile = await gatherPackage(bundle);
    const before = loadOfMinute();
    const calls = await withDay(FIRST_ROWS, join(folder, 'first'), (run) => measureCalls(run, bundle, rounds));
    const small = await withDay(count, join(folder, 'small'), (run) => measureSmall(run, bundle));
    const files = Object.keys(metafile.outputs).filter((path) => path.endsWith('.js')).length;
    const size = { sizeBytes: codeBytes(metafile), files, packages: bundledPackages(metafile) };
    const rows = { first: FIRST_ROWS, small: count };
    const measured = { ...size, calls, small, rows, heapMb: HEAP_MB, load: [before, loadOfMinute()] as const };
    const body = coldSection(measured, thisMachine(), new Date().toISOString().slice(0, 10));
    console.log(body);
    writeFileSync(PAGE, withSection(readFileSync(PAGE, 'utf8'), COLD_SECTION, body));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Both do everything in each round, the first of which does not count: then every file has been read once. */
async function measureCalls(run: Run, bundle: string, rounds: number): Promise<ColdStart['calls']> {
  await run(bundle, ['harvest all', 'digest']);
  const both = () => ({ bundled: [] as Started[], unbundled: [] as Started[] });
  const calls = { report: both(), page: both(), harvest: both(), dispatch: both(), mail: both() };
  for (let round = -1; round < rounds; round++) {
    tell(`first calls, round ${round + 1}`);
    for (const call of Object.keys(FIRST_CALLS) as FirstCall[]) {
      const [ours, theirs] = [await run(bundle, [call]), await run(ROOT, [call])];
      if (round < 0) continue;
      calls[call].bundled.push(ours);
      calls[call].unbundled.push(theirs);
    }
  }
  return calls;
}

async function measureSmall(run: Run, bundle: string): Promise<ColdStart['small']> {
  const small: [SmallStep, Started][] = [];
  for (const step of Object.keys(SMALL_STEPS) as SmallStep[]) {
    tell(`smallest instance: ${SMALL_STEPS[step]}`);
    small.push([step, await run(bundle, [step], [`--max-heap-size=${HEAP_MB}`])]);
  }
  return Object.fromEntries(small) as ColdStart['small'];
}

/** An emulator with so many deliveries yesterday, of UTC, and storage, each a process of its own. */
async function withDay<T>(count: number, outbox: string, work: (run: Run) => Promise<T>): Promise<T> {
  const today = dateAt(Date.now(), 'UTC');
  const date = addDays(today, -1);
  tell(`an emulator with ${count} deliveries`);
  const azurite = await startAzurite();
  const rows = ['--bench-rows', `${count}`, '--bench-from', `${date}T00:00:00Z`, '--bench-to', `${today}T00:00:00Z`];
  const emulator = startNode([`--max-old-space-size=${EMULATOR_HEAP_MB}`, 'dev/dataverse/main.ts', '--token', TOKEN, ...rows]);
  try {
    const [, url = ''] = await printed(emulator, /Dataverse emulator: (\S+)/);
    const env = { ...settings(outbox), DATAVERSE_URL: url, STORAGE_CONNECTION: azurite.connectionString };
    return await work(async (folder, steps, nodeOptions = []) => {
      const [line] = await printed(
        startNode([...nodeOptions, 'bench/cold-start/app-process.ts', folder, date, ...steps], env),
        /^\{.*\}$/m,
      );
      return JSON.parse(line) as Started;
    });
  } finally {
    emulator.kill();
    await once(emulator, 'exit');
    await azurite.stop();
  }
}

function settings(outbox: string): Readonly<Record<string, string>> {
  return {
    DATAVERSE_AUTH: 'token',
    DATAVERSE_TOKEN: TOKEN,
    MAIL_TRANSPORT: 'outbox',
    MAIL_OUTBOX_DIR: outbox,
    MAIL_FROM: 'digest@contoso.example',
    DIGEST_TO: 'ana@contoso.example',
    // Come, at whatever time of the day this runs.
    DIGEST_AT: '00:00',
    HARVEST_FROM_DAYS: '2',
    REPORT_TIME_ZONE: 'UTC',
  };
}

function loadOfMinute(): number {
  return loadavg()[0] ?? 0;
}

function readArguments(): { count: number; rounds: number } {
  const { count = '100000', rounds = '5' } = readOptions({ count: { type: 'string' }, rounds: { type: 'string' } });
  return { count: wholeOption('count', count, [1, 999_999]), rounds: wholeOption('rounds', rounds, [1, 99]) };
}

runBench(main);
