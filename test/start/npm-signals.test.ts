/** `npm start` itself: whatever ends npm, and npm alone, ends all that it started. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { startEmulator } from '../../dev/dataverse/emulator.ts';
import { isRunning } from '../../dev/is-running.ts';
import { ROOT } from '../../dev/root.ts';
import { compileCache } from '../support/setup/compile-cache.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { areFree, freePorts, untilFree } from './free-ports.ts';

interface Npm {
  readonly child: ChildProcess;
  readonly port: number;
  /** Where its storage lies. */
  readonly folder: string;
  /** Ends once that was printed. */
  printed(pattern: RegExp): Promise<void>;
}

/** Starts npm in a process group of its own, over an organisation without rows. */
async function startNpm(): Promise<Npm> {
  const emulator = await startEmulator();
  onTestFinished(() => emulator.stop());
  const port = await freePorts();
  const folder = await temporaryFolder();
  const dataverse = { DATAVERSE_URL: emulator.url, DATAVERSE_AUTH: 'token', DATAVERSE_TOKEN: emulator.token, HARVEST_FROM_DAYS: '1' };
  // Without "prestart", which would build under the hands of other tests.
  const child = spawn('npm', ['start', '--ignore-scripts', '--', '--port', `${port}`], {
    cwd: ROOT,
    env: { PATH: process.env.PATH ?? '', HOME: folder, DIGEST_LOCAL_DIR: folder, REPORT_TIME_ZONE: 'UTC', ...compileCache(), ...dataverse },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  onTestFinished(() => void (isGroupLeft(child) && process.kill(-(child.pid ?? 0), 'SIGKILL')));
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  const ended = once(child, 'exit');
  return {
    child,
    port,
    folder,
    async printed(pattern) {
      while (!pattern.test(text)) {
        if (child.exitCode !== null) throw new Error(`Cannot find ${pattern} in what npm start printed: ${text}`);
        await Promise.race([once(child.stdout, 'data'), ended]);
      }
    },
  };
}

/** Whether a process of its group is left. */
function isGroupLeft({ pid = 0 }: ChildProcess): boolean {
  try {
    process.kill(-pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** The id of the storage process, which has a group of its own. */
async function storagePid({ folder }: Npm): Promise<number> {
  const [source = ''] = await readdir(join(folder, 'history'));
  return Number(await readFile(join(folder, 'history', source, 'azurite.pid'), 'utf8'));
}

test.each([
  ['SIGTERM', 'runs', /Ctrl-C ends everything/],
  ['SIGHUP', 'runs', /Ctrl-C ends everything/],
  ['SIGINT', 'runs', /Ctrl-C ends everything/],
  ['SIGHUP', 'has begun to start', /storage and mail catcher are up/],
] as const)('%s to npm ends everything that %s', async (signal, _, moment) => {
  const npm = await startNpm();
  await npm.printed(moment);
  expect(await areFree(npm.port)).toBe(false);
  const storage = await storagePid(npm);
  expect([isGroupLeft(npm.child), isRunning(storage)]).toEqual([true, true]);
  process.kill(npm.child.pid ?? 0, signal);
  // However long it takes.
  while (isGroupLeft(npm.child) || isRunning(storage)) await sleep(50);
  await untilFree(npm.port);
});

test.each([
  ['has begun to start', /storage and mail catcher are up/],
  ['runs', /Ctrl-C ends everything/],
] as const)(
  'Ctrl-C in a terminal, which sends it to npm and to what npm runs, ends everything that %s in order, with 0',
  async (_, moment) => {
    const npm = await startNpm();
    await npm.printed(moment);
    const storage = await storagePid(npm);
    const exited = once(npm.child, 'exit');
    process.kill(-(npm.child.pid ?? 0), 'SIGINT');
    expect(await exited).toEqual([0, null]);
    expect([isGroupLeft(npm.child), isRunning(storage), await areFree(npm.port)]).toEqual([false, false, true]);
  },
);
