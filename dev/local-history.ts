/** The history of one source on this machine: Azurite over a folder of .local (or DIGEST_LOCAL_DIR), used by one process at a time. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Azurite, startAzurite } from './azurite.ts';
import { isRunning } from './is-running.ts';
import { ROOT } from './root.ts';

// Where the histories of this machine lie; tests bring a folder of their own.
const LOCAL = process.env.DIGEST_LOCAL_DIR || join(ROOT, '.local');
// After a kill, the store of the killed process needs a moment to write its files.
const PATIENCE_MS = 10_000;

/** Starts Azurite over the folder of a source. @throws Error where another process uses it, or a port is taken */
export async function openLocalHistory(key: string, ports?: readonly [number, number, number]): Promise<Azurite> {
  const folder = join(LOCAL, 'history', key);
  const lock = join(folder, 'azurite.pid');
  await mkdir(folder, { recursive: true });
  await waitForRelease(folder, lock);
  const azurite = await startAzurite({ folder, ...(ports && { ports }) });
  await writeFile(lock, `${azurite.pid}`);
  return {
    ...azurite,
    async stop() {
      await azurite.stop();
      await rm(lock, { force: true });
    },
  };
}

async function waitForRelease(folder: string, lock: string): Promise<void> {
  for (const endMs = Date.now() + PATIENCE_MS; Date.now() < endMs; await sleep(100)) {
    const pid = Number(await readFile(lock, 'utf8').catch(() => '0'));
    if (!isRunning(pid)) return;
  }
  throw new Error(`Cannot open the history in "${folder}": another npm start uses it; end that one, or set STORAGE_CONNECTION`);
}
