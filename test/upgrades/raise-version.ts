/** Plays a newer version of the app: what is stored gets a version that nobody knows yet, and back. */

import type { HistoryPlace } from '../../dev/fixtures/storage-file.ts';
import { openStorage } from '../../src/history/open-storage.ts';
import { sealed } from '../../src/history/parquet/file-metadata.ts';

/** Of a newer app. */
export const NEWER = 9;

/** An entity of a table, or a blob. */
export type Thing = { readonly table: 'heads' | 'documents' | 'days'; readonly partition: string; readonly row: string } | string;

/** What is stored of a thing as it is now: two are equal as long as nobody wrote it. */
export async function stateOf(place: HistoryPlace, thing: Thing): Promise<unknown> {
  const storage = await opened(place);
  if (typeof thing === 'string') return (await storage.blobs.read(thing))?.etag;
  return (await storage[thing.table].getEntity(thing.partition, thing.row)).etag;
}

/** Gives what makes it a thing of this version again. @throws Error where it says no version */
export async function raiseVersion(place: HistoryPlace, thing: Thing): Promise<() => Promise<void>> {
  const put = async (version: number) => (typeof thing === 'string' ? putFile(place, thing, version) : putEntity(place, thing, version));
  await put(NEWER);
  return () => put(1);
}

async function putEntity(place: HistoryPlace, { table, partition, row }: Exclude<Thing, string>, version: number): Promise<void> {
  const client = (await opened(place))[table];
  const known = await client.getEntity(partition, row);
  if (typeof known.version !== 'number') throw new Error(`"${partition}", "${row}" says no version`);
  await client.updateEntity({ partitionKey: partition, rowKey: row, version }, 'Merge', { etag: '*' });
}

/** In the notes of a Parquet file, key and value follow each other as Thrift writes them. */
async function putFile(place: HistoryPlace, name: string, version: number): Promise<void> {
  const { blobs } = await opened(place);
  const read = await blobs.read(name);
  const bytes = Buffer.from(read?.bytes ?? []);
  const at = bytes.lastIndexOf('version\x18\x01');
  if (at < 0) throw new Error(`"${name}" says no version`);
  bytes.write(`${version}`, at + 'version'.length + 2);
  await blobs.write(name, sealed(bytes), read?.etag ?? null);
}

function opened({ connectionString, prefix }: HistoryPlace) {
  return openStorage({ connection: { connectionString }, prefix });
}
