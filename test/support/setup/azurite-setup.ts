/** One Azurite for the whole test run; each test file works in tables of its own. */
import type { TestProject } from 'vitest/node';
import { startAzurite } from '../../../dev/azurite.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Connection string of the run's Azurite. */
    storageConnection: string;
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const azurite = await startAzurite();
  project.provide('storageConnection', azurite.connectionString);
  return () => azurite.stop();
}
