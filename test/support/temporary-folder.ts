/** A folder of a test's own. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Made now, removed after the test (or by `onEnd`, for a suite). */
export async function temporaryFolder(onEnd: (end: () => Promise<void>) => void = onTestFinished): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'digest-test-'));
  onEnd(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
