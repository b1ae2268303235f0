/** Where history lies: HISTORY_PREFIX, and STORAGE_CONNECTION, else the storage that the Functions host uses; each as a connection string or by identity. */
import { asText } from '../environment/parsers.ts';
import type { SettingsReader } from '../environment/reader.ts';
import { isTablePrefix, type StorageConnection } from '../history/tables/open-tables.ts';

/** Reads HISTORY_PREFIX: what the tables' names begin with. */
export function readHistoryPrefix(reader: SettingsReader): string {
  return reader.optional('HISTORY_PREFIX', prefixOf, 'proactivedigest');
}

function prefixOf(text: string): string {
  if (!isTablePrefix(text)) throw new Error('must be a letter, then up to 49 letters or digits');
  return text;
}

/** Reads STORAGE_CONNECTION; a problem leaves an empty connection string. */
export function readStorage(reader: SettingsReader): StorageConnection {
  const connection = readConnection(reader, 'STORAGE_CONNECTION') ?? readConnection(reader, 'AzureWebJobsStorage');
  if (connection !== undefined) return connection;
  reader.problem(
    'STORAGE_CONNECTION is required: a connection string, or STORAGE_CONNECTION__tableServiceUri to use the identity of the app (AzureWebJobsStorage serves as well)',
  );
  return { connectionString: '' };
}

/** In the forms that the platform has for a connection (learn.microsoft.com/azure/azure-functions/functions-reference, "Connections"). */
function readConnection(reader: SettingsReader, name: string): StorageConnection | undefined {
  const textOf = (form: string) => reader.optional(`${name}${form}`, asText, undefined);
  const connectionString = textOf('');
  if (connectionString !== undefined) return { connectionString };
  const account = textOf('__accountName');
  const tableServiceUri = textOf('__tableServiceUri') ?? (account && `https://${account}.table.core.windows.net`);
  const clientId = textOf('__clientId');
  if (tableServiceUri === undefined) return undefined;
  return clientId === undefined ? { tableServiceUri } : { tableServiceUri, clientId };
}
