/** All that lies in tables and blobs, to search it for what must not be there. */
import { inflateRawSync, zstdDecompressSync } from 'node:zlib';
import { TableClient, TableServiceClient } from '@azure/data-tables';
import { BlobServiceClient } from '@azure/storage-blob';
import { parquetReadObjects } from 'hyparquet';

/** What the app made, by where it was found. */
export type Outputs = Map<string, string | Buffer>;

/** Every property of every entity and every blob of the histories whose prefix begins so: as it is, and as what it was before it was compressed. */
export async function readStorage(connection: string, prefix: string): Promise<Outputs> {
  return new Map([...(await readTables(connection, prefix)), ...(await readBlobs(connection, prefix.toLowerCase()))]);
}

async function readTables(connection: string, prefix: string): Promise<Outputs> {
  const found: Outputs = new Map();
  const insecure = { allowInsecureConnection: true };
  for await (const { name = '' } of TableServiceClient.fromConnectionString(connection, insecure).listTables()) {
    if (!name.startsWith(prefix)) continue;
    for await (const entity of TableClient.fromConnectionString(connection, name, insecure).listEntities()) {
      const where = `${name} ${entity.partitionKey} ${entity.rowKey}`;
      found.set(
        where,
        JSON.stringify(entity, (_key, value) => (value instanceof Uint8Array ? '' : value)),
      );
      for (const [property, value] of Object.entries(entity)) {
        if (value instanceof Uint8Array) found.set(`${where} ${property}`, inflated(value));
      }
    }
  }
  return found;
}

async function readBlobs(connection: string, prefix: string): Promise<Outputs> {
  const found: Outputs = new Map();
  const service = BlobServiceClient.fromConnectionString(connection);
  for await (const container of service.listContainers({ prefix })) {
    const client = service.getContainerClient(container.name);
    for await (const { name } of client.listBlobsFlat()) {
      const where = `${container.name} ${name}`;
      const bytes = await client.getBlobClient(name).downloadToBuffer();
      found.set(where, bytes).set(`${where} unpacked`, await unpacked(name, bytes));
    }
  }
  return found;
}

/** Rows of a Parquet file as JSON, the parts of a stored value one after the other, a keeping of the journal. */
async function unpacked(name: string, bytes: Buffer): Promise<string | Buffer> {
  if (name.startsWith('journal/')) return zstdDecompressSync(bytes);
  if (!name.endsWith('.parquet')) return inflated(bytes);
  const file = Uint8Array.from(bytes).buffer;
  const rows = await parquetReadObjects({ file, compressors: { ZSTD: (packed) => zstdDecompressSync(packed) } });
  return JSON.stringify(rows, (_key, value) => (typeof value === 'bigint' ? `${value}` : value));
}

/** One compressed piece after the other; what is none stays as it is. */
function inflated(bytes: Uint8Array): Buffer {
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    try {
      const { buffer, engine } = inflateRawSync(bytes.subarray(at), { info: true }) as unknown as Inflated;
      pieces.push(buffer);
      at += engine.bytesWritten;
    } catch {
      pieces.push(bytes.subarray(at));
      break;
    }
  }
  return Buffer.concat(pieces);
}

interface Inflated {
  readonly buffer: Buffer;
  readonly engine: { readonly bytesWritten: number };
}
