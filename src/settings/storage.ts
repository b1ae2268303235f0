/** Where history lies: HISTORY_PREFIX, and STORAGE_CONNECTION, else the storage that the Functions host uses; each as a connection string or by identity. */
import { asText } from '../environment/parsers.ts';
import type { SettingsReader } from '../environment/reader.ts';
import { isHistoryPrefix, type StorageConnection } from '../history/open-storage.ts';

/** Reads HISTORY_PREFIX: what the names of tables and container begin with. */
export function readHistoryPrefix(reader: SettingsReader): string {
  return reader.optional('HISTORY_PREFIX', prefixOf, 'proactivedigest');
}

function prefixOf(text: string): string {
  if (!isHistoryPrefix(text)) throw new Error('must be a letter, then up to 49 letters or digits');
  return text;
}

/** Reads STORAGE_CONNECTION; a problem leaves an empty connection string. */
export function readStorage(reader: SettingsReader): StorageConnection {
  const connection = readConnection(reader, 'STORAGE_CONNECTION') ?? readConnection(reader, 'AzureWebJobsStorage');
  if (connection !== undefined) return connection;
  reader.problem(
    'STORAGE_CONNECTION is required: a connection string, or STORAGE_CONNECTION__accountName to use the identity of the app (AzureWebJobsStorage serves as well)',
  );
  return { connectionString: '' };
}

/** In the forms that the platform has for a connection (learn.microsoft.com/azure/azure-functions/functions-reference, "Connections"). */
function readConnection(reader: SettingsReader, name: string): StorageConnection | undefined {
  const textOf = (form: string) => reader.optional(`${name}${form}`, asText, undefined);
  const connectionString = textOf('');
  if (connectionString !== undefined) return { connectionString };
  const account = textOf('__accountName');
  const addressOf = (service: 'table' | 'blob') =>
    textOf(`__${service}ServiceUri`) ?? (account && `https://${account}.${service}.core.windows.net`);
  const [tableServiceUri, blobServiceUri] = [addressOf('table'), addressOf('blob')];
  // The host's own connection may name blobs and queues alone: then it is no connection for a history.
  if (tableServiceUri === undefined) return undefined;
  if (blobServiceUri === undefined)
    reader.problem(`${name}__blobServiceUri is required beside ${name}__tableServiceUri: history lies in tables and in blobs`);
  const clientId = textOf('__clientId');
  return { tableServiceUri, blobServiceUri: blobServiceUri ?? '', ...(clientId !== undefined && { clientId }) };
}
