import { expect, test } from 'vitest';
import { settingsReader } from '../../src/environment/reader.ts';
import { readHistoryPrefix, readStorage } from '../../src/settings/storage.ts';

const storageOf = (env: Readonly<Record<string, string>>) => {
  const reader = settingsReader(env);
  return reader.checked(readStorage(reader));
};

test('the storage is STORAGE_CONNECTION, else the storage of the Functions host', () => {
  expect(storageOf({ STORAGE_CONNECTION: 'a=b', AzureWebJobsStorage: 'c=d' })).toEqual({ connectionString: 'a=b' });
  expect(storageOf({ STORAGE_CONNECTION: ' ', AzureWebJobsStorage: 'c=d' })).toEqual({ connectionString: 'c=d' });
});

test('the storage can be reached by identity, named by account or by addresses', () => {
  const addresses = {
    tableServiceUri: 'https://contoso.table.core.windows.net',
    blobServiceUri: 'https://contoso.blob.core.windows.net',
  };
  expect(storageOf({ AzureWebJobsStorage__accountName: 'contoso' })).toEqual(addresses);
  const given = {
    STORAGE_CONNECTION__tableServiceUri: addresses.tableServiceUri,
    STORAGE_CONNECTION__blobServiceUri: addresses.blobServiceUri,
    STORAGE_CONNECTION__clientId: 'me',
  };
  expect(storageOf(given)).toEqual({ ...addresses, clientId: 'me' });
});

test('an address for tables without one for blobs is a problem that names the setting', () => {
  expect(() => storageOf({ STORAGE_CONNECTION__tableServiceUri: 'https://contoso.table.core.windows.net' })).toThrow(
    /STORAGE_CONNECTION__blobServiceUri is required beside STORAGE_CONNECTION__tableServiceUri/,
  );
});

test('HISTORY_PREFIX is proactivedigest unless it is given, and held to what names of tables may be', () => {
  const prefixOf = (env: Readonly<Record<string, string>>) => {
    const reader = settingsReader(env);
    return reader.checked(readHistoryPrefix(reader));
  };
  expect(prefixOf({})).toBe('proactivedigest');
  expect(prefixOf({ HISTORY_PREFIX: 'Sandbox2' })).toBe('Sandbox2');
  for (const wrong of ['2nd', 'a-b', 'x'.repeat(51)])
    expect(() => prefixOf({ HISTORY_PREFIX: wrong })).toThrow(/HISTORY_PREFIX must be a letter, then up to 49 letters or digits/);
});
