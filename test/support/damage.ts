/** Damages what is stored, as a disk, a hand or an older program could. */
import { inject } from 'vitest';
import { openStorage } from '../../src/history/open-storage.ts';

/** A head = all of the value; else one of its parts, whose bytes are no more those that the head names. */
export type Damaged = 'head' | 'facts' | 'intakes' | 'tally' | 'detail' | 'report' | 'html';

/** Damages a stored value of the tables with a prefix, on the run's Azurite. Its parts have to be small. */
export async function damage(prefix: string, key: { readonly partition: string; readonly row: string }, what: Damaged): Promise<void> {
  const { heads } = await openStorage({ connection: { connectionString: inject('storageConnection') }, prefix });
  const broken = what === 'head' ? { schema: 99 } : { [`part_${what}`]: new Uint8Array([1, 2, 3]) };
  await heads.updateEntity({ partitionKey: key.partition, rowKey: key.row, ...broken }, 'Merge', { etag: '*' });
}

/** Damages the quarter hour that begins at an instant, UTC epoch milliseconds. */
export function damageQuarter(prefix: string, quarterMs: number, what: Damaged): Promise<void> {
  const iso = new Date(quarterMs).toISOString();
  return damage(prefix, { partition: `quarter|${iso.slice(0, 10)}`, row: iso.slice(11, 16) }, what);
}
