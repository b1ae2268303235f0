/** Where the queues of the Functions host are, in each form of its connection. */
import {
  AccountSASPermissions,
  AccountSASResourceTypes,
  AccountSASServices,
  generateAccountSASQueryParameters,
  SASProtocol,
  StorageSharedKeyCredential,
} from '@azure/storage-blob';
import { expect, inject, test } from 'vitest';
import { queueLister } from '../../src/doctor/queue-access.ts';
import { SettingsError, StoreError } from '../../src/errors.ts';

const signal = new AbortController().signal;
const lister = (AzureWebJobsStorage: string) => queueLister({ AzureWebJobsStorage });

/** The same account by a signature that opens queues, in place of its key. */
function bySignature(connection: string): string {
  const part = (name: string) => new RegExp(`${name}=([^;]+)`).exec(connection)?.[1] ?? '';
  const permissions = {
    permissions: AccountSASPermissions.parse('rl'),
    resourceTypes: AccountSASResourceTypes.parse('sco').toString(),
    services: AccountSASServices.parse('q').toString(),
    expiresOn: new Date(Date.now() + 86_400_000),
    protocol: SASProtocol.HttpsAndHttp,
  };
  const sas = generateAccountSASQueryParameters(permissions, new StorageSharedKeyCredential(part('AccountName'), part('AccountKey')));
  return `BlobEndpoint=${part('BlobEndpoint')};QueueEndpoint=${part('QueueEndpoint')};SharedAccessSignature=${sas}`;
}

test('queues are listed by the key of the account, and by a signature', async () => {
  const connection = inject('storageConnection');
  await expect(lister(connection)?.(signal)).resolves.toBeUndefined();
  await expect(lister(bySignature(connection))?.(signal)).resolves.toBeUndefined();
});

test('without a setting there is nothing to list, and an account without a key is asked by identity', () => {
  expect(queueLister({})).toBeUndefined();
  expect(queueLister({ AzureWebJobsStorage__accountName: 'contoso' })).toBeInstanceOf(Function);
  expect(queueLister({ AzureWebJobsStorage__blobServiceUri: 'https://contoso.blob.core.windows.net' })).toBeUndefined();
});

test('what is no connection string is refused, and not repeated', async () => {
  const error: unknown = await lister('AccountName=a;AccountKey')?.(signal).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(SettingsError);
  expect(String(error)).not.toContain('AccountKey');
});

test('a key of another account is told by the code of the service', async () => {
  const wrong = inject('storageConnection').replace(/AccountKey=[^;]+/, 'AccountKey=bm90IHRoZSBrZXk=');
  const error: unknown = await lister(wrong)?.(signal).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(StoreError);
  expect(String(error)).toMatch(/Cannot list the queues of AzureWebJobsStorage: status 403 \(\w+\)/);
  expect(String(error)).not.toContain('bm90');
});
