/** Blobs in a container of Azure Blob Storage. */
import { buffer } from 'node:stream/consumers';
import { type ContainerClient, RestError } from '@azure/storage-blob';
import { conflict, storeError } from '../tables/table-errors.ts';
import type { Blobs, ReadBlob } from './blobs.ts';

/** The blobs of a container that is there already. */
export function containerBlobs(container: ContainerClient): Blobs {
  return {
    async read(name) {
      return orAbsent(`read the blob "${name}"`, async (): Promise<ReadBlob> => {
        // In one request, so that the bytes are those of one version; in blocks they may be of two.
        const { readableStreamBody, etag = '' } = await container.getBlobClient(name).download();
        if (readableStreamBody === undefined) throw new TypeError('the answer has no body');
        return { bytes: await buffer(readableStreamBody), etag };
      });
    },
    async write(name, bytes, replaced) {
      const operation = `write the blob "${name}"`;
      const conditions = replaced === null ? { ifNoneMatch: '*' } : { ifMatch: replaced };
      try {
        // Not uploadData(): above its limit that writes blocks, which a reader or another writer may meet half-way.
        const { etag = '' } = await container.getBlockBlobClient(name).upload(bytes, bytes.length, { conditions });
        return etag;
      } catch (error) {
        // A blob to be replaced that is gone is a conflict too.
        if (isAbsent(error) && replaced !== null) throw conflict(operation);
        throw storeError(operation, error);
      }
    },
    async remove(name) {
      await orAbsent(`remove the blob "${name}"`, () => container.getBlobClient(name).delete());
    },
    async *list(prefix) {
      try {
        for await (const { name, properties } of container.listBlobsFlat({ prefix }))
          yield { name, sizeBytes: properties.contentLength ?? 0, modifiedMs: properties.lastModified.getTime() };
      } catch (error) {
        throw storeError(`list the blobs "${prefix}..."`, error);
      }
    },
  };
}

async function orAbsent<T>(operation: string, request: () => Promise<T>): Promise<T | undefined> {
  try {
    return await request();
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw storeError(operation, error);
  }
}

/** Whether the service says that the blob (not the container, not the account) is absent. */
function isAbsent(error: unknown): boolean {
  return error instanceof RestError && error.statusCode === 404 && serviceCode(error) === 'BlobNotFound';
}

/** Some answers have their code in the details alone. */
function serviceCode({ code, details }: RestError): unknown {
  return typeof details === 'object' && details !== null && 'errorCode' in details ? details.errorCode : code;
}
