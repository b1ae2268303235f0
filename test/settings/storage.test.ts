import { expect, test } from 'vitest';
import { settingsReader } from '../../src/environment/reader.ts';
import { readStorage } from '../../src/settings/storage.ts';

const storageOf = (env: Readonly<Record<string, string>>) => {
  const reader = settingsReader(env);
  return reader.checked(readStorage(reader));
};

test('the storage is STORAGE_CONNECTION, else the storage of the Functions host', () => {
  expect(storageOf({ STORAGE_CONNECTION: 'a=b', AzureWebJobsStorage: 'c=d' })).toEqual({ connectionString: 'a=b' });
  expect(storageOf({ STORAGE_CONNECTION: ' ', AzureWebJobsStorage: 'c=d' })).toEqual({ connectionString: 'c=d' });
});

test('the storage can be reached by identity, named by account or by address', () => {
  expect(storageOf({ AzureWebJobsStorage__accountName: 'contoso' })).toEqual({
    tableServiceUri: 'https://contoso.table.core.windows.net',
  });
  expect(
    storageOf({ STORAGE_CONNECTION__tableServiceUri: 'https://contoso.table.core.windows.net', STORAGE_CONNECTION__clientId: 'me' }),
  ).toEqual({
    tableServiceUri: 'https://contoso.table.core.windows.net',
    clientId: 'me',
  });
});
