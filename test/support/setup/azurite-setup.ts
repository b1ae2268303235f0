/** One Azurite for the whole test run; each test file works in tables of its own, or in an account of its own (own-storage.ts). */
import { TableClient } from '@azure/data-tables';
import type { TestProject } from 'vitest/node';
import { startAzurite } from '../../../dev/azurite.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Connection string of the run's Azurite. */
    storageConnection: string;
    /** Its further accounts. */
    storageAccounts: readonly string[];
  }
}

/** The table that has an entity of each account which a test file was given. */
export const ACCOUNTS_GIVEN = 'AccountsGiven';

const ACCOUNTS = Array.from({ length: 200 }, (_, i) => `account${i}`);

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const azurite = await startAzurite({ accounts: ACCOUNTS });
  await TableClient.fromConnectionString(azurite.connectionString, ACCOUNTS_GIVEN, { allowInsecureConnection: true }).createTable();
  project.provide('storageConnection', azurite.connectionString);
  project.provide('storageAccounts', ACCOUNTS);
  return () => azurite.stop();
}
