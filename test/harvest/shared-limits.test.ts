/** Processes of one user at once, each of its own: they find their shares of its limits by what they write down. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, inject, onTestFinished, test } from 'vitest';
import { type Emulator, startEmulator } from '../../dev/dataverse/emulator.ts';
import { ROOT } from '../../dev/root.ts';
import { createApp } from '../../src/app.ts';
import { openHistory } from '../../src/history/history.ts';
import { requestSeats } from '../../src/history/state/request-seats.ts';
import { readSettings } from '../../src/settings/settings.ts';
import { startApp } from '../support/start-app.ts';

/** What the server counts, and what a client takes for its limits: as much below as it is in life. */
const COUNTED = { requests: 100, executionMs: 1e9, concurrent: 10, windowMs: 2_000 };
const LIMITS = { ...COUNTED, requests: 90, concurrent: 9 };
const RENEW_MS = 250;

async function startOrganisation(name: string) {
  const emulator = await startEmulator({ faults: { limits: COUNTED, dopHint: 8 } });
  onTestFinished(() => emulator.stop());
  const prefix = `shared${process.pid}${name}`;
  const { documents } = await openHistory({ connection: { connectionString: inject('storageConnection') }, prefix });
  return { emulator, prefix, seats: requestSeats(documents) };
}

interface Asking {
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;
  /** Requests that the server has had of it. */
  count(): number;
}

/** Starts a process that asks so often, with a token of its own by which its requests are known. */
function ask(emulator: Emulator, prefix: string, count: number): Asking {
  const token = emulator.issueToken();
  let requests = 0;
  emulator.intercept(({ headers }) => {
    if (headers.authorization === `Bearer ${token}`) requests++;
    return false;
  });
  const args = [emulator.url, token, inject('storageConnection'), prefix, JSON.stringify(LIMITS), `${RENEW_MS}`, `${count}`];
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', `${ROOT}/test/harvest/asking-process.ts`, ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return { child, ended: once(child, 'exit').then(([code]) => code), count: () => requests };
}

function throttled({ faults: { stats } }: Emulator): number {
  return stats.requestLimit + stats.executionLimit + stats.concurrencyLimit;
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await sleep(20);
}

test('two at once, which know of each other, are never refused for their number, and go on side by side', async () => {
  const { emulator, prefix, seats } = await startOrganisation('two');
  const asking = [ask(emulator, prefix, 250), ask(emulator, prefix, 250)];
  await until(async () => {
    const known = await seats.list();
    return known.length === 2 && known.every(({ sees, upTo }) => sees.length === 1 && upTo.concurrent > 1);
  });
  const [before, counts] = [throttled(emulator), asking.map(({ count }) => count())];
  // What each has had by the time that the first of them ended.
  await Promise.race(asking.map(({ ended }) => ended));
  const meanwhile = asking.map(({ count }, i) => count() - (counts[i] ?? 0));
  expect(await Promise.all(asking.map(({ ended }) => ended))).toEqual([0, 0]);
  expect(throttled(emulator) - before).toBe(0);
  // A share of the window at least: neither waited for the other's whole run.
  expect(Math.min(...meanwhile)).toBeGreaterThan(LIMITS.requests / 2);
});

test('one that is killed leaves its share to the other', async () => {
  const { emulator, prefix, seats } = await startOrganisation('killed');
  const asking = [ask(emulator, prefix, 100_000), ask(emulator, prefix, 100_000)];
  const atATime = async () => (await seats.list()).map(({ upTo }) => upTo.concurrent);
  await until(async () => (await atATime()).filter((concurrent) => concurrent === Math.floor(LIMITS.concurrent / 2)).length === 2);
  asking[0]?.child.kill('SIGKILL');
  await until(async () => (await atATime()).includes(LIMITS.concurrent));
  expect(asking[1]?.child.exitCode).toBeNull();
});

test('an app takes a seat when it asks Dataverse, and gives it back when it closes', async () => {
  const { env } = await startApp({ env: { HARVEST_FROM_DAYS: '1' } });
  const prefix = `shared${process.pid}app`;
  const app = await createApp(readSettings(env), { tablePrefix: prefix });
  await app.harvest();
  const { documents } = await openHistory({ connection: { connectionString: inject('storageConnection') }, prefix });
  const { list } = requestSeats(documents);
  await until(async () => (await list()).length === 1);
  await app.close();
  const [seat] = await list();
  expect(seat).toMatchObject({ upTo: { requests: 0 } });
  expect(seat?.used.requests).toBeGreaterThan(0);
  expect(seat?.untilMs).toBeLessThanOrEqual(Date.now());
});
