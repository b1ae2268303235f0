/** Damages what is stored, as a disk, a hand or an older program could. */
import { inject } from 'vitest';
import type { FileKind } from '../../src/history/days/day.ts';
import { fileName, openPrefix } from '../../src/history/days/day-blobs.ts';
import { dateOf, dayOfInstant } from '../../src/history/days/day-table.ts';
import { openStorage } from '../../src/history/open-storage.ts';

/** A head = all of the value; else one of its parts, whose bytes are no more those that the head names. */
export type Damaged = 'head' | 'report' | 'html';
/** The day = its entity; else all that is stored of a kind of its records or cubes. */
export type DamagedDay = 'day' | FileKind;

const NONSENSE = new Uint8Array([1, 2, 3]);

/** Damages a stored value of the history with a prefix, on the run's Azurite. Its parts have to be small. */
export async function damage(prefix: string, key: { readonly partition: string; readonly row: string }, what: Damaged): Promise<void> {
  const { heads } = await storageOf(prefix);
  const broken = what === 'head' ? { schema: 'odd' } : { [`part_${what}`]: NONSENSE };
  await heads.updateEntity({ partitionKey: key.partition, rowKey: key.row, ...broken }, 'Merge', { etag: '*' });
}

/** Damages the day of UTC that an instant (UTC epoch milliseconds) lies in, and gives what mends it. */
export async function damageDay(prefix: string, instantMs: number, what: DamagedDay): Promise<() => Promise<void>> {
  const dayMs = dayOfInstant(instantMs);
  return what === 'day' ? damageEntity(prefix, dayMs) : damageBlobs(prefix, dayMs, what);
}

async function damageEntity(prefix: string, dayMs: number): Promise<() => Promise<void>> {
  const { days } = await storageOf(prefix);
  const key = { partitionKey: 'day', rowKey: dateOf(dayMs) };
  const { day } = await days.getEntity<{ day: string }>(key.partitionKey, key.rowKey);
  const put = async (json: string) => void (await days.updateEntity({ ...key, day: json }, 'Merge', { etag: '*' }));
  await put('no JSON');
  return () => put(day);
}

/** @throws Error where the day has no such blob */
async function damageBlobs(prefix: string, dayMs: number, kind: FileKind): Promise<() => Promise<void>> {
  const { blobs } = await storageOf(prefix);
  const open = await Array.fromAsync(blobs.list(openPrefix(dayMs)), ({ name }) => name);
  const whole = new Map<string, Uint8Array>();
  for (const name of [fileName(kind, dayMs), ...open.filter((one) => one.endsWith(`.${kind}.parquet`))]) {
    const read = await blobs.read(name);
    if (read === undefined) continue;
    whole.set(name, read.bytes);
    await blobs.write(name, NONSENSE, read.etag);
  }
  if (whole.size === 0) throw new Error(`Cannot damage the ${kind} of ${dateOf(dayMs)}: there are none`);
  return async () => {
    for (const [name, bytes] of whole) await blobs.write(name, bytes, (await blobs.read(name))?.etag ?? null);
  };
}

function storageOf(prefix: string) {
  return openStorage({ connection: { connectionString: inject('storageConnection') }, prefix });
}
