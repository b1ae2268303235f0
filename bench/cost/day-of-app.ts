/** A day of the whole app, timer by timer, on an emulated organisation: what is charged for, counted. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Emulator, startEmulator } from '../../dev/dataverse/emulator.ts';
import { createApp } from '../../src/app.ts';
import { openStorage } from '../../src/history/open-storage.ts';
import { readSettings } from '../../src/settings/settings.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/time/lengths.ts';
import type { App } from '../../src/use-cases.ts';
import { changesOfDay, writeChange } from '../harvest/changing-day.ts';
import { countByService, type StorageOperations } from './count-by-service.ts';

/** Of one day. */
export interface DayOfApp extends StorageOperations {
  readonly deliveries: number;
  readonly requestsToDataverse: number;
  readonly executions: number;
  /** Of the processor, in the runs; the emulator's answers are in it. */
  readonly cpuSeconds: number;
  /** Of one day: facts and intake entries, which go after FACTS_DAYS. */
  readonly factBytes: number;
  /** Of one day: counts and all else, which go after CUBE_DAYS or stay. */
  readonly countBytes: number;
}

const FROM_MS = Date.UTC(2026, 10, 21);
/** From ten past seven to ten past seven: the digest of the day before is in it, and a day's deliveries. */
const COUNTED_MS = [FROM_MS + 7 * HOUR_MS + 10 * MINUTE_MS, FROM_MS + DAY_MS + 7 * HOUR_MS + 10 * MINUTE_MS] as const;
const DAY_MINUTES = 1440;

interface Timer {
  /** Minutes of the hour, as in functions/. */
  readonly isDue: (minute: number) => boolean;
  readonly run: (app: App) => Promise<unknown>;
}

const TIMERS: readonly Timer[] = [
  {
    isDue: (minute) => minute % 10 === 0,
    run: async (app) => {
      await app.harvest();
      await app.compact();
      await app.closeDays();
    },
  },
  { isDue: (minute) => minute % 60 === 47, run: (app) => app.sweep() },
  { isDue: (minute) => minute % 60 === 23 || minute % 60 === 53, run: (app) => app.compact() },
  { isDue: (minute) => minute % 60 === 12 || minute % 60 === 42, run: (app) => app.watch() },
  { isDue: (minute) => minute % DAY_MINUTES === 197, run: (app) => app.retain() },
];

/** Two days of `count` deliveries each are written as they happen; of 24 hours everything is counted. */
export async function dayOfApp(connectionString: string, prefix: string, count: number): Promise<DayOfApp> {
  const clock = { nowMs: FROM_MS };
  const emulator = await startEmulator({ now: () => clock.nowMs, faults: { dopHint: 16 } });
  const app = await createApp(readSettings(settingsFor(emulator, connectionString)), { tablePrefix: prefix, clock: () => clock.nowMs });
  try {
    const counted = await runTimers(app, emulator, clock, count, countByService(connectionString));
    return { deliveries: count, ...counted, ...(await bytesOfDay(connectionString, prefix)) };
  } finally {
    await app.close();
    await emulator.stop();
  }
}

type Counted = Omit<DayOfApp, 'deliveries' | 'factBytes' | 'countBytes'>;

async function runTimers(
  app: App,
  emulator: Emulator,
  clock: { nowMs: number },
  count: number,
  operations: () => StorageOperations,
): Promise<Counted> {
  const changes = [...changesOfDay(count, FROM_MS), ...changesOfDay(count, FROM_MS + DAY_MS, 2)];
  let [next, executions, cpuSeconds, requests] = [0, 0, 0, 0];
  emulator.intercept(() => {
    requests++;
    return false;
  });
  const timed = async (work: () => Promise<unknown>) => {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    executions++;
    cpuSeconds += (user + system) / 1e6;
  };
  for (clock.nowMs = FROM_MS; clock.nowMs < COUNTED_MS[1]; clock.nowMs += MINUTE_MS) {
    const nowMs = clock.nowMs;
    if (nowMs === COUNTED_MS[0]) {
      operations();
      [executions, cpuSeconds, requests] = [0, 0, 0];
    }
    for (let change = changes[next]; change !== undefined && change.atMs < nowMs; change = changes[++next]) {
      clock.nowMs = change.atMs;
      writeChange(emulator, change, next + 1);
    }
    clock.nowMs = nowMs;
    const minute = (nowMs - FROM_MS) / MINUTE_MS;
    for (const { isDue, run } of TIMERS) if (isDue(minute)) await timed(() => run(app));
    if (minute % 5 === 0) await timed(() => dispatch(app, timed));
  }
  return { ...operations(), requestsToDataverse: requests, executions, cpuSeconds };
}

/** What came due, each delivery as a run of its own. */
async function dispatch(app: App, timed: (work: () => Promise<unknown>) => Promise<void>): Promise<void> {
  const { messages } = await app.dispatch({ isOver: () => false });
  for (const message of messages) await timed(() => app.deliver(message));
}

/** What the day that was folded takes, by how long it is kept. */
async function bytesOfDay(connectionString: string, prefix: string): Promise<Pick<DayOfApp, 'factBytes' | 'countBytes'>> {
  const { blobs } = await openStorage({ connection: { connectionString }, prefix });
  const date = new Date(FROM_MS).toISOString().slice(0, 10);
  let [factBytes, countBytes] = [0, 0];
  for await (const { name, sizeBytes } of blobs.list('')) {
    if (name === `facts/${date}.parquet` || name === `intakes/${date}.parquet`) factBytes += sizeBytes;
    else if (name === `tallies/${date}.parquet` || name === `details/${date}.parquet` || name.startsWith('values/'))
      countBytes += sizeBytes;
  }
  return { factBytes, countBytes };
}

function settingsFor({ url, token }: Emulator, connectionString: string): Readonly<Record<string, string>> {
  return {
    DATAVERSE_URL: url,
    DATAVERSE_AUTH: 'token',
    DATAVERSE_TOKEN: token,
    STORAGE_CONNECTION: connectionString,
    MAIL_TRANSPORT: 'outbox',
    MAIL_OUTBOX_DIR: mkdtempSync(join(tmpdir(), 'bench-cost-')),
    MAIL_FROM: 'digest@contoso.example',
    DIGEST_TO: 'reader@contoso.example',
    REPORT_TIME_ZONE: 'UTC',
    HARVEST_FROM_DAYS: '1',
    PRIVACY_KEY: 'a key for the bench alone, long enough',
  };
}
