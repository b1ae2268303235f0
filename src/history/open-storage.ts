/** The storage of a history, tables and a container of blobs: how to reach it, and opening it. */
import { TableClient, type TableServiceClientOptions } from '@azure/data-tables';
import { BlobServiceClient, type ContainerClient, type StoragePipelineOptions } from '@azure/storage-blob';
import { SettingsError } from '../errors.ts';
import type { Blobs } from './blobs/blobs.ts';
import { containerBlobs } from './blobs/container-blobs.ts';
import { storeError } from './blobs/storage-errors.ts';
import { type OnOperation, toldBlobs } from './blobs/storage-operation.ts';
import { toldRequests } from './tables/told-requests.ts';

/** A connection string, or the account's addresses with the identity of the process (of the managed identity `clientId` where given). */
export type StorageConnection =
  | { readonly connectionString: string }
  /** e.g. "https://account.table.core.windows.net" and "https://account.blob.core.windows.net" */
  | { readonly tableServiceUri: string; readonly blobServiceUri: string; readonly clientId?: string };

/** One entity of each value in `heads`, of each day in `days`, small JSON in `documents`; what is larger in blobs. */
export interface HistoryStorage {
  readonly heads: TableClient;
  readonly documents: TableClient;
  readonly days: TableClient;
  readonly blobs: Blobs;
}

export interface StorageOptions {
  readonly connection: StorageConnection;
  /** First part of the names of tables and container: a letter, then up to 49 letters or digits. */
  readonly prefix: string;
  /** Gets told each operation. @default nobody */
  readonly onOperation?: OnOperation;
}

/** What a history lies in, by the clients that reach it; nothing is asked yet. */
export interface StorageClients {
  readonly tables: Pick<HistoryStorage, 'heads' | 'documents' | 'days'>;
  readonly container: ContainerClient;
}

/** Clients by the name of what they reach. */
interface Clients {
  readonly table: (name: string) => TableClient;
  readonly container: (name: string) => ContainerClient;
}

// The service ends a query after 30 s; giving up earlier can hide a write that succeeded.
const REQUEST_TIMEOUT_MS = 35_000;
const TABLE_OPTIONS: TableServiceClientOptions = {
  // Network errors, 408, 429 and 5xx; Retry-After wins over these delays.
  retryOptions: { maxRetries: 4, retryDelayInMs: 150, maxRetryDelayInMs: 5_000 },
};
const TABLE_POLICIES: NonNullable<TableServiceClientOptions['additionalPolicies']> = [
  {
    position: 'perRetry',
    policy: {
      name: 'requestTimeout',
      sendRequest: (request, next) => {
        request.timeout = REQUEST_TIMEOUT_MS;
        return next(request);
      },
    },
  },
];
// Network errors, 500 and 503, by which this service throttles. The first is the try itself, and its time is limited where it is asked.
const BLOB_OPTIONS: StoragePipelineOptions = { retryOptions: { maxTries: 5, retryDelayInMs: 150, maxRetryDelayInMs: 5_000 } };
// Quarter hours lay in partitions of this name, and the character after the bar ends their range.
const OLD_LAYOUT = "PartitionKey ge 'quarter|' and PartitionKey lt 'quarter}'";

/**
 * Opens tables and container, and creates those that are missing.
 * @throws SettingsError for a connection or prefix that cannot be used, and for a history of an earlier layout, StoreError store.unavailable
 */
export async function openStorage(options: StorageOptions): Promise<HistoryStorage> {
  const { tables, container } = await storageClients(options);
  await Promise.all([openTables(tables, options.prefix), openContainer(container)]);
  return { ...tables, blobs: toldBlobs(containerBlobs(container), options.onOperation ?? (() => {})) };
}

/** @throws SettingsError for a connection or prefix that cannot be used */
export async function storageClients({ connection, prefix, onOperation = () => {} }: StorageOptions): Promise<StorageClients> {
  if (!isHistoryPrefix(prefix)) throw new SettingsError(['HISTORY_PREFIX: it is no letter followed by up to 49 letters or digits']);
  const options = { ...TABLE_OPTIONS, additionalPolicies: [...TABLE_POLICIES, toldRequests(onOperation)] };
  const { table, container } =
    'connectionString' in connection ? stringClients(connection.connectionString, options) : await identityClients(connection, options);
  const tables = { heads: table(`${prefix}Heads`), documents: table(`${prefix}Documents`), days: table(`${prefix}Days`) };
  // Names of containers are lower case: no two histories share one, since names of tables are the same in any case.
  return { tables, container: container(`${prefix.toLowerCase()}-history`) };
}

/** Creates the tables that are missing. @throws SettingsError for a history of an earlier layout, StoreError store.unavailable */
export async function openTables({ heads, documents, days }: StorageClients['tables'], prefix: string): Promise<void> {
  await Promise.all([create(heads).then(() => refuseOldLayout(heads, prefix)), create(documents), create(days)]);
}

/** Whether the names of tables (letters and digits alone, 63 at most) and of a container may begin with it. Pure. */
export function isHistoryPrefix(text: string): boolean {
  return /^[A-Za-z][A-Za-z0-9]{0,49}$/.test(text);
}

async function create(table: TableClient): Promise<void> {
  try {
    await table.createTable();
  } catch (error) {
    throw storeError(`open the table "${table.tableName}"`, error);
  }
}

/** Creates the container where it is missing. @throws StoreError store.unavailable */
export async function openContainer(container: ContainerClient): Promise<void> {
  try {
    await container.createIfNotExists();
  } catch (error) {
    throw storeError(`open the container "${container.containerName}"`, error);
  }
}

/** One request. */
async function refuseOldLayout(heads: TableClient, prefix: string): Promise<void> {
  try {
    for await (const _ of heads.listEntities({ queryOptions: { filter: OLD_LAYOUT, select: ['PartitionKey'] } })) {
      throw new SettingsError([
        `HISTORY_PREFIX "${prefix}": its tables hold quarter hours as an earlier version kept them, which this one does not read. Set another prefix, then file the past again with a backfill (docs/operations.md)`,
      ]);
    }
  } catch (error) {
    if (error instanceof SettingsError) throw error;
    throw storeError('open the history', error);
  }
}

function stringClients(connectionString: string, options: TableServiceClientOptions): Clients {
  // Azurite speaks plain http. What this allows beyond this machine is refused below.
  const table = (name: string) => TableClient.fromConnectionString(connectionString, name, { ...options, allowInsecureConnection: true });
  const tables = endpointOf('table', () => table('probe').url);
  const blobs = endpointOf('blob', () => serviceOf(connectionString).url);
  for (const [kind, url] of [tables, blobs])
    if (url.protocol !== 'https:' && !isLoopback(url)) throw refused(`its ${kind} endpoint is neither https nor a loopback address`);
  const service = serviceOf(connectionString);
  return { table, container: (name) => service.getContainerClient(name) };
}

function serviceOf(connectionString: string): BlobServiceClient {
  return BlobServiceClient.fromConnectionString(connectionString, BLOB_OPTIONS);
}

/** Only reads the string: no request is sent. */
function endpointOf(kind: string, urlOf: () => string): readonly [kind: string, url: URL] {
  try {
    return [kind, new URL(urlOf())];
  } catch {
    // The client's own message is left out: it may repeat the string, and with it the account key.
    throw refused(`it is no connection string with a ${kind} endpoint or an account`);
  }
}

async function identityClients(
  connection: Exclude<StorageConnection, { readonly connectionString: string }>,
  options: TableServiceClientOptions,
): Promise<Clients> {
  const [tables, blobs] = [plainAddress('table', connection.tableServiceUri), plainAddress('blob', connection.blobServiceUri)];
  const { clientId } = connection;
  // Loaded here alone: an app that connects by a string need not pay for it at each cold start.
  const { DefaultAzureCredential, ManagedIdentityCredential } = await import('@azure/identity');
  const credential = clientId === undefined ? new DefaultAzureCredential() : new ManagedIdentityCredential({ clientId });
  const service = new BlobServiceClient(blobs, credential, BLOB_OPTIONS);
  return {
    table: (name) => new TableClient(tables, name, credential, options),
    container: (name) => service.getContainerClient(name),
  };
}

function plainAddress(kind: string, text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'https:' || url.username !== '' || url.search !== '')
    throw refused(`the ${kind} service URI is no plain https address`);
  return url.href.replace(/\/$/, '');
}

function isLoopback({ protocol, hostname }: URL): boolean {
  return protocol === 'http:' && (hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname));
}

function refused(rule: string): SettingsError {
  return new SettingsError([`STORAGE_CONNECTION: ${rule}`]);
}
