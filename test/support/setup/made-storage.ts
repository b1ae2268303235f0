/** The tables and the containers of blobs that this process and the programs which it started have made. */
import { TableClient, TableServiceClient } from '@azure/data-tables';
import { BlobServiceClient, ContainerClient } from '@azure/storage-blob';
import { forEachAhead } from '../../../src/parallel.ts';

const tables = new Set<TableClient>();
const containers = new Set<ContainerClient>();
const accounts = new Set<string>();
const AT_ONCE = 8;

const { createTable } = TableClient.prototype;
TableClient.prototype.createTable = function (this: TableClient, ...options) {
  tables.add(this);
  return createTable.apply(this, options);
};

const { createIfNotExists } = ContainerClient.prototype;
ContainerClient.prototype.createIfNotExists = function (this: ContainerClient, ...options) {
  containers.add(this);
  return createIfNotExists.apply(this, options);
};

/** Takes note of an account (its connection string) whose tables and containers a program makes. */
export function noteAccount(connectionString: string): void {
  accounts.add(connectionString);
}

/** Removes all of them. */
export async function removeStorage(): Promise<void> {
  const removals = [
    ...Array.from(tables, (table) => () => table.deleteTable()),
    ...Array.from(containers, (container) => () => container.deleteIfExists()),
    ...Array.from(accounts, (account) => () => emptyAccount(account)),
  ];
  for (const noted of [tables, containers, accounts]) noted.clear();
  // Storage that a test has stopped or damaged has nothing to be removed.
  await forEachAhead(removals, AT_ONCE, (remove) => remove().catch(() => undefined));
}

async function emptyAccount(connectionString: string): Promise<void> {
  const blobs = BlobServiceClient.fromConnectionString(connectionString);
  for await (const { name } of blobs.listContainers()) await blobs.deleteContainer(name);
  const entities = TableServiceClient.fromConnectionString(connectionString, { allowInsecureConnection: true });
  for await (const { name = '' } of entities.listTables()) await entities.deleteTable(name);
}
