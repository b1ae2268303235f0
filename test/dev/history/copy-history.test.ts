/** A copied history is the same history, on a real storage. */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, inject, test } from 'vitest';
import { openHistory } from '../../../src/history/history.ts';
import { type HistoryStorage, openStorage } from '../../../src/history/open-storage.ts';
import { HOUR_MS } from '../../../src/time/lengths.ts';
import { fullFact } from '../../support/full-fact.ts';

const MAIN = fileURLToPath(new URL('../../../dev/history/main.ts', import.meta.url));
const DAY = Date.UTC(2026, 10, 22);
const connectionString = inject('storageConnection');
let prefixes = 0;
const newPrefix = () => `copy${process.pid}x${++prefixes}`;
const optionsOf = (prefix: string) => ({ connection: { connectionString }, prefix });

/** Files a fact of this id in an hour of the day. */
async function file(prefix: string, hour: number, id: string) {
  const { quarters } = await openHistory(optionsOf(prefix));
  const placeMs = DAY + hour * HOUR_MS;
  await quarters.edit(placeMs, { facts: [id] }, () => ({ facts: [{ ...fullFact(), id, placeMs }] }));
  return quarters;
}

/** Everything that a history holds, but for the marks that storage itself makes. */
async function contentOf({ blobs, ...tables }: HistoryStorage) {
  const listed = await Array.fromAsync(blobs.list(''));
  const bytes = await Promise.all(
    listed.map(async ({ name }) => [name, Buffer.from((await blobs.read(name))?.bytes ?? []).toString('base64')]),
  );
  const entities = await Promise.all(
    Object.values(tables).map(async (table) => {
      const all = await Array.fromAsync(table.listEntities({ disableTypeConversion: true }));
      return all.map(({ etag: _, timestamp: __, ...entity }) => entity);
    }),
  );
  return { bytes, entities };
}

const run = (from: string, to: string) =>
  promisify(execFile)(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN, 'copy'], {
    env: {
      ...process.env,
      STORAGE_CONNECTION: connectionString,
      HISTORY_PREFIX: from,
      TO_STORAGE_CONNECTION: connectionString,
      TO_HISTORY_PREFIX: to,
    },
  });

test('npm run history -- copy brings every blob and entity as it is, and the copy goes on as a history of its own', async () => {
  const [from, to] = [newPrefix(), newPrefix()];
  await (await file(from, 1, 'folded')).compactDay(DAY);
  await file(from, 2, 'open');
  const { documents, values } = await openHistory(optionsOf(from));
  await documents.write({ partition: 'notes', row: 'one' }, { text: 'a document', count: 2 ** 40 }, null);
  await values.write({ partition: 'large', row: 'one' }, { meta: {}, parts: new Map([['all', randomBytes(100_000)]]) }, null);
  const { stdout } = await run(from, to);
  const [before, copy] = [await contentOf(await openStorage(optionsOf(from))), await contentOf(await openStorage(optionsOf(to)))];
  expect(copy).toEqual(before);
  expect(stdout).toBe(`copied: ${copy.bytes.length} blobs and ${copy.entities.flat().length} entities of tables\n`);
  expect(copy.bytes.length).toBeGreaterThan(3);
  // It is filed to and folded like any other.
  const quarters = await file(to, 3, 'later');
  await quarters.compactDay(DAY);
  const ids = await Array.fromAsync(quarters.listFacts(DAY, DAY + 24 * HOUR_MS), ({ facts }) => facts.map(({ id }) => id));
  expect(ids.flat().sort()).toEqual(['folded', 'later', 'open']);
  await expect(run(from, to)).rejects.toThrow('Cannot copy the history: the target holds one already; name an empty one');
});
