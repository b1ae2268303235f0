/** All that lies in Table Storage, to search it for what must not be there. */
import { inflateRawSync } from 'node:zlib';
import { TableClient, TableServiceClient } from '@azure/data-tables';
import { fromProperties } from '../../src/history/tables/binary.ts';

/** What the app made, by where it was found. */
export type Outputs = Map<string, string | Buffer>;

/** Every property of every entity: as it is, and as what it was before it was compressed. */
export async function readTables(connection: string, prefix: string): Promise<Outputs> {
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
      found.set(`${where} chunk`, inflated(fromProperties(entity)));
      for (const [property, value] of Object.entries(entity)) {
        if (value instanceof Uint8Array) found.set(`${where} ${property}`, inflated(value));
      }
    }
  }
  return found;
}

function inflated(bytes: Uint8Array): Buffer {
  try {
    return inflateRawSync(bytes);
  } catch {
    return Buffer.from(bytes);
  }
}
