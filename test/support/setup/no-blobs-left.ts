/** What a test file has written into Azurite's blobs goes with it: each removal of a blob there takes the longer the more blobs there are, of whatever account. */
import { afterAll } from 'vitest';
import { removeContainers } from './made-containers.ts';

afterAll(async () => {
  // Storage that a test has stopped or damaged has nothing to be removed.
  await removeContainers().catch(() => undefined);
});
