/** Command: how long a digest takes from stored values when its day closes. npm run bench:digest [-- --count N --rounds N]. Prints the page, and writes docs/digest-time.md. */
import { writeFileSync } from 'node:fs';
import { startAzurite } from '../../dev/azurite.ts';
import { dayQuarters } from '../../src/history/day-quarters.ts';
import { openHistory } from '../../src/history/history.ts';
import { openStorage } from '../../src/history/open-storage.ts';
import type { QuarterStore } from '../../src/history/quarters/quarter-store.ts';
import { loadContacts } from '../../src/lookup/load-contacts.ts';
import { sharedLists } from '../../src/lookup/loaded/shared-lists.ts';
import { lookUpReport } from '../../src/lookup/look-up-report.ts';
import { HOUR_MS } from '../../src/time/lengths.ts';
import { periodOf } from '../../src/time/local-day.ts';
import { BENCH_DAY_MS, BENCH_RULES } from '../bench-day.ts';
import { readOptions, runBench, tell, wholeOption } from '../command.ts';
import { thisMachine } from '../machine.ts';
import { replayBlobs } from '../replay-blobs.ts';
import { fillHistory, type HistoryToFill } from './digest-history.ts';
import { digestTimePage, type Timed } from './digest-time-page.ts';

const PAGE = new URL('../../docs/digest-time.md', import.meta.url);
const DATE = new Date(BENCH_DAY_MS.fromMs).toISOString().slice(0, 10);
const NOW_MS = BENCH_DAY_MS.toMs + HOUR_MS;

async function main(): Promise<void> {
  const { count, rounds } = readArguments();
  const filled: HistoryToFill = { count, days: 56, factDays: 35, contacts: count * 9 };
  const azurite = await startAzurite();
  try {
    const place = { connection: { connectionString: azurite.connectionString }, prefix: 'benchdigest' };
    const history = await openHistory(place);
    await fillHistory(history, filled, (left) => tell(`${left} days left to fill`));
    const storage = await openStorage(place);
    const blobs = replayBlobs(storage.blobs);
    const quarters = dayQuarters({ ...storage, blobs });
    const { rulePack } = BENCH_RULES;
    const period = periodOf(DATE, DATE, 'UTC');
    const lookUp = (store: QuarterStore) =>
      lookUpReport({ ...history, quarters: store, rulePack, openShareLimit: 0.05 }, { period, scope: {} }, NOW_MS);
    const contacts = (store: QuarterStore) =>
      loadContacts(sharedLists(store.readable()), { period, keep: () => true, caps: rulePack.caps });
    const [all, ofContacts]: [Lists, Lists] = [[], []];
    tell('reading');
    const startMs = performance.now();
    const { report } = await lookUp(noting(quarters, all));
    const firstMs = performance.now() - startMs;
    await contacts(noting(quarters, ofContacts));
    const times: Timed[] = [];
    for (let round = 0; round < rounds; round++) {
      tell(`round ${round + 1}`);
      const unpackMs = await cpuOf(() => readAll(all));
      const contactsMs = (await cpuOf(() => contacts(quarters))) - (await cpuOf(() => readAll(ofContacts)));
      const modelMs = (await cpuOf(() => lookUp(quarters))) - unpackMs - contactsMs;
      times.push({ unpackMs, modelMs, contactsMs });
    }
    const againMs = performance.now();
    await lookUp(quarters);
    const readMs = firstMs - (performance.now() - againMs);
    const page = digestTimePage({
      machine: thisMachine(),
      date: new Date().toISOString().slice(0, 10),
      filled,
      report,
      times,
      readMs,
      reads: blobs.reads,
      sizeBytes: blobs.sizeBytes,
    });
    console.log(page);
    writeFileSync(PAGE, page);
  } finally {
    await azurite.stop();
  }
}

/** Lists that were asked for, each as something that can be read to its end again. */
type Lists = (() => Promise<void>)[];

/** The store, with each list that is asked for noted. */
function noting(quarters: QuarterStore, lists: Lists): QuarterStore {
  const noted =
    <T, Arguments extends readonly unknown[]>(list: (...given: Arguments) => AsyncIterable<T>) =>
    (...given: Arguments): AsyncIterable<T> => {
      lists.push(async () => {
        for await (const _ of list(...given)) void _;
      });
      return list(...given);
    };
  return {
    ...quarters,
    listCubes: noted(quarters.listCubes),
    listTallies: noted(quarters.listTallies),
    sumTallies: (...given) => {
      lists.push(async () => void (await quarters.sumTallies(...given)));
      return quarters.sumTallies(...given);
    },
    listStates: noted(quarters.listStates),
    listContactFacts: noted(quarters.listContactFacts),
    listIntakes: noted(quarters.listIntakes),
  };
}

async function readAll(lists: Lists): Promise<void> {
  for (const list of lists) await list();
}

/** Time of the main thread, milliseconds. */
async function cpuOf(run: () => Promise<unknown>): Promise<number> {
  globalThis.gc?.();
  const before = process.threadCpuUsage();
  await run();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

function readArguments(): { count: number; rounds: number } {
  const { count = '100000', rounds = '5' } = readOptions({ count: { type: 'string' }, rounds: { type: 'string' } });
  return { count: wholeOption('count', count, [1, 999_999]), rounds: wholeOption('rounds', rounds, [1, 99]) };
}

runBench(main);
