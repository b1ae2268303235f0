/** Storage of its own on the run's Azurite, for programs whose tables have the names that the app gives them. */
import { RestError, TableClient } from '@azure/data-tables';
import { inject } from 'vitest';
import { accountConnection } from '../../../dev/azurite.ts';
import { ACCOUNTS_GIVEN } from './azurite-setup.ts';
import { noteAccount } from './made-storage.ts';

// Those before it are taken: this process has asked for each of them.
let next = 0;

/** Connection string of an account that nobody else was given in this run. @throws Error where all are given away */
export async function ownStorage(): Promise<string> {
  const [shared, accounts] = [inject('storageConnection'), inject('storageAccounts')];
  const given = TableClient.fromConnectionString(shared, ACCOUNTS_GIVEN, { allowInsecureConnection: true });
  while (next < accounts.length) {
    const account = accounts[next++] ?? '';
    if (!(await isMine(given, account))) continue;
    const own = accountConnection(shared, account);
    noteAccount(own);
    return own;
  }
  throw new Error('Cannot give out a storage account: all are taken');
}

/** Workers ask at the same time: an entity can be created once. */
async function isMine(given: TableClient, account: string): Promise<boolean> {
  try {
    await given.createEntity({ partitionKey: 'account', rowKey: account });
    return true;
  } catch (error) {
    if (error instanceof RestError && error.statusCode === 409) return false;
    throw error;
  }
}
