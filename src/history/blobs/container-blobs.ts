/** Blobs in a container of Azure Blob Storage. */
import { randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import type { BlockBlobClient, ContainerClient } from '@azure/storage-blob';
import { StoreError } from '../../errors.ts';
import type { Blobs } from './blobs.ts';
import { orAbsent, orConflict, storeError } from './storage-errors.ts';

// Of an operation with its repeats and its bytes: the client by itself waits for ever where a connection has died silently.
const OPERATION_TIMEOUT_MS = 120_000;
// By it a writer knows a blob again as its own.
const STAMP = 'writer';

/** The blobs of a container that is there already. */
export function containerBlobs(container: ContainerClient): Blobs {
  return {
    read(name) {
      return orAbsent(`read the blob "${name}"`, async () => {
        // In one request, so that the bytes are those of one version; in blocks they may be of two.
        const answer = await container.getBlobClient(name).download(0, undefined, { abortSignal: timeout() });
        if (answer.readableStreamBody === undefined) throw new TypeError('the answer has no body');
        return { bytes: await buffer(answer.readableStreamBody), etag: requireEtag(`read the blob "${name}"`, answer) };
      });
    },
    async write(name, bytes, replaced) {
      const operation = `write the blob "${name}"`;
      const blob = container.getBlockBlobClient(name);
      const writer = randomBytes(9).toString('base64url');
      const conditions = replaced === null ? { ifNoneMatch: '*' } : { ifMatch: replaced };
      const options = { conditions, metadata: { [STAMP]: writer }, abortSignal: timeout() };
      try {
        // Not uploadData(): above its limit that writes blocks, which a reader or another writer may meet half-way.
        return requireEtag(operation, await orConflict(operation, () => blob.upload(bytes, bytes.length, options)));
      } catch (error) {
        if (!(error instanceof StoreError) || error.code !== 'store.conflict') throw error;
        // The client repeats a request whose answer was lost; then the conflict may be with ourselves.
        const own = await etagOf(operation, blob, writer);
        if (own === undefined) throw error;
        return own;
      }
    },
    async remove(name, etag) {
      const conditions = etag === undefined ? {} : { conditions: { ifMatch: etag } };
      await orAbsent(`remove the blob "${name}"`, () => container.getBlobClient(name).delete({ ...conditions, abortSignal: timeout() }));
    },
    async *list(prefix) {
      try {
        // A page at a time, so that each has its time limit, however long what comes in between takes.
        for (let next: { continuationToken?: string } | undefined = {}; next !== undefined; ) {
          const { value: page } = await container.listBlobsFlat({ prefix, abortSignal: timeout() }).byPage(next).next();
          for (const { name, properties } of page?.segment.blobItems ?? [])
            yield { name, sizeBytes: properties.contentLength ?? 0, modifiedMs: properties.lastModified.getTime() };
          next = page?.continuationToken ? { continuationToken: page.continuationToken } : undefined;
        }
      } catch (error) {
        throw storeError(`list the blobs "${prefix}..."`, error);
      }
    },
  };
}

/** The etag of a blob that this writer wrote; undefined where there is none, or another's. */
async function etagOf(operation: string, blob: BlockBlobClient, writer: string): Promise<string | undefined> {
  const stored = await orAbsent(operation, () => blob.getProperties({ abortSignal: timeout() }));
  return stored?.metadata?.[STAMP] === writer ? requireEtag(operation, stored) : undefined;
}

function requireEtag(operation: string, { etag }: { readonly etag?: string }): string {
  if (etag !== undefined) return etag;
  throw new StoreError('store.unavailable', `Cannot ${operation}: the answer has no etag`, { retryable: true });
}

function timeout(): AbortSignal {
  return AbortSignal.timeout(OPERATION_TIMEOUT_MS);
}
