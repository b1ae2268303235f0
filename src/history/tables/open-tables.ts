/** The tables that hold the history: how to reach them, and opening them. */
import type { TableServiceClientOptions } from '@azure/data-tables';
import { TableClient } from '@azure/data-tables';
import { SettingsError } from '../../errors.ts';
import { storeError } from './table-errors.ts';

/** A connection string, or the account's table address with the identity of the process (of the managed identity `clientId` where given). */
export type StorageConnection =
  | { readonly connectionString: string }
  /** e.g. "https://account.table.core.windows.net" */
  | { readonly tableServiceUri: string; readonly clientId?: string };

/** One entity of each value in `heads`, its bytes in `chunks`, small JSON in `documents`. */
export interface Tables {
  readonly heads: TableClient;
  readonly chunks: TableClient;
  readonly documents: TableClient;
}

export interface TablesOptions {
  readonly connection: StorageConnection;
  /** First part of the tables' names: a letter, then up to 49 letters or digits. */
  readonly prefix: string;
}

// The service ends a query after 30 s; giving up earlier can hide a write that succeeded.
const REQUEST_TIMEOUT_MS = 35_000;
const CLIENT_OPTIONS: TableServiceClientOptions = {
  // Network errors, 408, 429 and 5xx; Retry-After wins over these delays.
  retryOptions: { maxRetries: 4, retryDelayInMs: 150, maxRetryDelayInMs: 5_000 },
  additionalPolicies: [
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
  ],
};

/** Opens the tables and creates those that are missing. @throws SettingsError for a connection or prefix that cannot be used, StoreError store.unavailable */
export async function openTables({ connection, prefix }: TablesOptions): Promise<Tables> {
  if (!isTablePrefix(prefix)) {
    throw new SettingsError(['table prefix: it is no letter followed by up to 49 letters or digits']);
  }
  const client = 'connectionString' in connection ? stringClients(connection.connectionString) : await identityClients(connection);
  const tables = { heads: client(`${prefix}Heads`), chunks: client(`${prefix}Chunks`), documents: client(`${prefix}Documents`) };
  await Promise.all(Object.values(tables).map(create));
  return tables;
}

/** Whether the names of tables may begin with it: they hold letters and digits alone, 63 at most. Pure. */
export function isTablePrefix(text: string): boolean {
  return /^[A-Za-z][A-Za-z0-9]{0,49}$/.test(text);
}

async function create(table: TableClient): Promise<void> {
  try {
    await table.createTable();
  } catch (error) {
    throw storeError(`open the table "${table.tableName}"`, error);
  }
}

function stringClients(connectionString: string): (table: string) => TableClient {
  // Azurite speaks plain http. What this allows beyond this machine is refused below.
  const client = (table: string) =>
    TableClient.fromConnectionString(connectionString, table, { ...CLIENT_OPTIONS, allowInsecureConnection: true });
  let url: URL;
  try {
    // Only reads the string: no request is sent.
    url = new URL(client('probe').url);
  } catch {
    // The client's own message is left out: it may repeat the string, and with it the account key.
    throw refused('it is no connection string with a table endpoint or an account');
  }
  if (url.protocol !== 'https:' && !isLoopback(url)) throw refused('its table endpoint is neither https nor on this machine');
  return client;
}

async function identityClients({ tableServiceUri, clientId }: { tableServiceUri: string; clientId?: string }) {
  const url = URL.canParse(tableServiceUri) ? new URL(tableServiceUri) : undefined;
  if (url?.protocol !== 'https:' || url.username !== '' || url.search !== '')
    throw refused('the table service URI is no plain https address');
  // Loaded here alone: an app that connects by a string need not pay for it at each cold start.
  const { DefaultAzureCredential, ManagedIdentityCredential } = await import('@azure/identity');
  const credential = clientId === undefined ? new DefaultAzureCredential() : new ManagedIdentityCredential({ clientId });
  return (table: string) => new TableClient(url.href.replace(/\/$/, ''), table, credential, CLIENT_OPTIONS);
}

function isLoopback({ protocol, hostname }: URL): boolean {
  return protocol === 'http:' && (hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname));
}

function refused(rule: string): SettingsError {
  return new SettingsError([`STORAGE_CONNECTION: ${rule}`]);
}
