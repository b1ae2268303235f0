/** Counts the requests that this process sends to Table and Blob Storage, by what they are charged as. */
import { subscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';

/** How many of each kind. */
export interface StorageOperations {
  readonly tableOperations: number;
  /** Writes and lists, which cost the same. */
  readonly blobWrites: number;
  /** Reads, and whatever else. */
  readonly blobReads: number;
}

/** Counts from now on; gives the numbers since the call before. */
export function countByService(connectionString: string): () => StorageOperations {
  const portOf = (service: string) => new RegExp(`${service}Endpoint=http://127\\.0\\.0\\.1:(\\d+)`).exec(connectionString)?.[1];
  const [tables, blobs] = [portOf('Table'), portOf('Blob')];
  let counts = { tableOperations: 0, blobWrites: 0, blobReads: 0 };
  subscribe('http.client.request.start', (message) => {
    const { request } = message as { readonly request: ClientRequest };
    const port = String(request.getHeader('host')).split(':')[1];
    if (port === tables) counts.tableOperations++;
    else if (port !== blobs) return;
    else if (request.method === 'PUT' || request.path.includes('comp=list')) counts.blobWrites++;
    else counts.blobReads++;
  });
  return () => {
    const counted = counts;
    counts = { tableOperations: 0, blobWrites: 0, blobReads: 0 };
    return counted;
  };
}
