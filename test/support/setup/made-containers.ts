/** The containers of blobs that this process and the programs which it started have made. */
import { BlobServiceClient, ContainerClient } from '@azure/storage-blob';

const made = new Set<ContainerClient>();
const accounts = new Set<string>();

const { createIfNotExists } = ContainerClient.prototype;
ContainerClient.prototype.createIfNotExists = function (this: ContainerClient, ...options) {
  made.add(this);
  return createIfNotExists.apply(this, options);
};

/** Takes note of an account (its connection string) whose containers a program makes. */
export function noteAccount(connectionString: string): void {
  accounts.add(connectionString);
}

/** Removes all of them. */
export async function removeContainers(): Promise<void> {
  for (const connectionString of accounts) {
    const service = BlobServiceClient.fromConnectionString(connectionString);
    for await (const { name } of service.listContainers()) await service.deleteContainer(name);
  }
  for (const container of made) await container.deleteIfExists();
  accounts.clear();
  made.clear();
}
