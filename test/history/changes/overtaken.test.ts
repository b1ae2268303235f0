/** Work on a day that another writer overtakes, and files of which one was replaced without the other. */
import { expect, test } from 'vitest';
import { fileName } from '../../../src/history/days/day-blobs.ts';
import { newCubeWriter } from '../../../src/history/parquet/cube-writer.ts';
import { notesOf } from '../../../src/history/parquet/parquet-file.ts';
import { cubeOf } from '../../../src/metrics/cube/cube.ts';
import { DAY_MS } from '../../../src/time/lengths.ts';
import { readDay } from '../../support/history/read-quarter.ts';
import { file, openDays, someRecords, takeOut } from '../open-days.ts';
import { toldBy } from '../told-by.ts';

const { storage, store } = openDays('overtaken');
const tell = (at: number) => toldBy(store(), at, at + DAY_MS);

/** A store before whose first call of a method, of a name that begins so, something else is done. */
function overtaken(method: 'read' | 'write', prefix: string, meanwhile: () => Promise<void>) {
  let isDone = false;
  const before = async (name: string) => {
    if (isDone || !name.startsWith(prefix)) return;
    isDone = true;
    await meanwhile();
  };
  const { blobs } = storage();
  const [read, write] = [blobs.read, blobs.write];
  return store({
    blobs: {
      ...blobs,
      read: async (name) => {
        if (method === 'read') await before(name);
        return read(name);
      },
      write: async (name, ...rest) => {
        if (method === 'write') await before(name);
        return write(name, ...rest);
      },
    },
  });
}

test('a fold that another one has overtaken brings nothing back', async () => {
  const [at, other] = [Date.UTC(2026, 4, 1), store()];
  const { facts } = someRecords(at, 3);
  await file(other, at, { facts });
  const slow = overtaken('write', 'facts/', async () => {
    await takeOut(other, at, { facts });
    expect(await other.compactDay(at)).toBe(true);
  });
  expect(await slow.compactDay(at)).toBe(false);
  expect((await tell(at)).lists).toMatchObject({ facts: [], cubes: [] });
  await file(other, at, someRecords(at, 1, 5));
  const told = await tell(at);
  expect(await other.compactDay(at)).toBe(true);
  expect(await tell(at)).toEqual(told);
});

test('what is filed while a day is folded is there afterwards, and the next fold has it', async () => {
  const [at, other] = [Date.UTC(2026, 4, 2), store()];
  await file(other, at, someRecords(at, 3));
  const slow = overtaken('write', 'tallies/', () => file(other, at, someRecords(at, 2, 5)));
  expect(await slow.compactDay(at)).toBe(true);
  const told = await tell(at);
  expect(told.states).toMatchObject([{ facts: 5, intakes: 5 }]);
  expect((await readDay(other, at)).openEdits).toBe(1);
  expect(await other.compactDay(at)).toBe(true);
  expect(await tell(at)).toEqual(told);
});

test('a day that changes while it is frozen is not frozen', async () => {
  const [at, other] = [Date.UTC(2026, 4, 3), store()];
  await file(other, at, someRecords(at, 3));
  await other.compactDay(at);
  const slow = overtaken('read', 'intakes/', async () => {
    await file(other, at, someRecords(at, 2, 5));
    await other.compactDay(at);
  });
  expect(await slow.freezeDay(await readDay(slow, at), new Set())).toBe(false);
  expect((await tell(at)).states).toMatchObject([{ frozen: false, facts: 5, intakes: 5 }]);
});

/** Writes details of other tallies in the place of a day's own. */
async function mixDetails(at: number): Promise<void> {
  const { blobs } = storage();
  const name = fileName('details', at);
  const read = await blobs.read(name);
  if (read === undefined) throw new Error('there are no details');
  const { life = '', revision = '' } = notesOf(read.bytes);
  const writer = newCubeWriter();
  writer.add(at, cubeOf(someRecords(at, 7, 9).facts));
  await blobs.write(name, writer.finish({ life, revision })?.details ?? new Uint8Array(), read.etag);
}

test('details that were written with other tallies are not told with these: they are counted from the records', async () => {
  const at = Date.UTC(2026, 4, 4);
  await file(store(), at, someRecords(at, 3));
  await store().compactDay(at);
  const told = await tell(at);
  await mixDetails(at);
  expect(await tell(at)).toEqual(told);
});

test('of a frozen day, whose records are gone, they are noted as what cannot be read', async () => {
  const at = Date.UTC(2026, 4, 5);
  await file(store(), at, someRecords(at, 3));
  expect(await store().freezeDay(await readDay(store(), at), new Set())).toBe(true);
  await mixDetails(at);
  const told = await toldBy(store(), at, at + DAY_MS, ['cubes']);
  expect([told.lists, told.unreadable]).toEqual([{ cubes: [] }, [at]]);
  expect((await toldBy(store(), at, at + DAY_MS, ['tallies'])).unreadable).toEqual([]);
});
