/** A day of which something cannot be read: the others are listed, it is noted, and nothing of it is written over. */
import { expect, test } from 'vitest';
import { FILE_KINDS, type FileKind } from '../../../src/history/days/day.ts';
import { fileName } from '../../../src/history/days/day-blobs.ts';
import { DAY_MS, QUARTER_MS } from '../../../src/time/lengths.ts';
import { damageDay } from '../../support/damage.ts';
import { readDay } from '../../support/history/read-quarter.ts';
import { file, openDays, someRecords } from '../open-days.ts';
import { errorOf } from '../support.ts';
import { toldBy } from '../told-by.ts';

const PREFIX = 'damagedDay';
const { storage, store } = openDays(PREFIX);
const LISTS = { facts: ['facts', 'contacts'], intakes: ['intakes'], tallies: ['tallies', 'cubes', 'sums'], details: ['cubes'] } as const;
let dayMs = Date.UTC(2026, 5, 1);

/** Two days; of the first one quarter hour changed since it was folded, as long as `isOpen`. */
async function twoDays(isOpen: boolean): Promise<number> {
  dayMs += 3 * DAY_MS;
  const one = store();
  for (const at of [dayMs, dayMs + QUARTER_MS, dayMs + DAY_MS]) await file(one, at, someRecords(at, 2));
  for (const at of [dayMs, dayMs + DAY_MS]) await one.compactDay(at);
  if (isOpen) await file(one, dayMs, someRecords(dayMs, 2, 5));
  return dayMs;
}

/** Takes a file away, and gives what puts it back. */
async function takeAway(at: number, kind: FileKind): Promise<() => Promise<void>> {
  const name = fileName(kind, at);
  const read = await storage().blobs.read(name);
  await storage().blobs.remove(name);
  return async () => void (read && (await storage().blobs.write(name, read.bytes, null)));
}

test.each(['day', ...FILE_KINDS] as const)(
  'where the %s of a day cannot be read, its quarter hours are noted, and the next day is listed',
  async (kind) => {
    const at = await twoDays(false);
    const mend = await damageDay(PREFIX, at, kind);
    for (const name of kind === 'day' ? (['facts', 'cubes'] as const) : LISTS[kind]) {
      const [told, next] = [
        await toldBy(store(), at, at + 2 * DAY_MS, [name]),
        await toldBy(store(), at + DAY_MS, at + 2 * DAY_MS, [name]),
      ];
      expect(told.unreadable).toEqual(kind === 'day' ? Array.from({ length: 96 }, (_, i) => at + i * QUARTER_MS) : [at, at + QUARTER_MS]);
      expect(told.lists[name]).toEqual(next.lists[name]);
    }
    await mend();
  },
);

test.each(FILE_KINDS.flatMap((kind) => [[kind, 'damaged'] as const, [kind, 'missing'] as const]))(
  'a day whose %s are %s is not folded over them, and has all of it once they are back',
  async (kind, how) => {
    const at = await twoDays(true);
    const whole = await toldBy(store(), at, at + DAY_MS);
    const mend = how === 'damaged' ? await damageFile(at, kind) : await takeAway(at, kind);
    expect(await errorOf(store().compactDay(at))).toMatchObject({ code: 'store.corrupt' });
    expect(await errorOf(store().freezeDay(await readDay(store(), at), new Set([at])))).toMatchObject({ code: 'store.corrupt' });
    await mend();
    expect(await toldBy(store(), at, at + DAY_MS)).toEqual(whole);
    expect(await store().compactDay(at)).toBe(true);
    expect(await toldBy(store(), at, at + DAY_MS)).toEqual(whole);
  },
);

async function damageFile(at: number, kind: FileKind): Promise<() => Promise<void>> {
  const name = fileName(kind, at);
  const read = await storage().blobs.read(name);
  if (read === undefined) throw new Error(`there is no ${name}`);
  const etag = await storage().blobs.write(name, read.bytes.slice(0, -20), read.etag);
  return async () => void (await storage().blobs.write(name, read.bytes, etag));
}

test('an open blob that is gone or damaged is noted, and its day is not folded without it', async () => {
  const at = await twoDays(true);
  const whole = await toldBy(store(), at, at + DAY_MS);
  const mend = await damageDay(PREFIX, at, 'facts');
  expect((await toldBy(store(), at, at + DAY_MS, ['facts'])).unreadable).toEqual([at, at + QUARTER_MS]);
  expect(await errorOf(store().compactDay(at))).toMatchObject({ code: 'store.corrupt' });
  await mend();
  expect(await toldBy(store(), at, at + DAY_MS)).toEqual(whole);
});

test('a row of a day whose file cannot be read is not taken for a new one', async () => {
  const at = await twoDays(false);
  const mend = await damageFile(at, 'facts');
  expect(await errorOf(file(store(), at, someRecords(at, 2)))).toMatchObject({ code: 'store.corrupt' });
  await mend();
  await file(store(), at, someRecords(at, 2));
  expect((await store().readState(at))?.facts).toBe(2);
});

test('the days that can be read are listed beside one that cannot', async () => {
  const at = await twoDays(false);
  const mend = await damageDay(PREFIX, at, 'day');
  const errors: unknown[] = [];
  const days = await Array.fromAsync(
    store().listDays((error) => errors.push(error)),
    (day) => day.dayMs,
  );
  expect([days.includes(at), days.includes(at + DAY_MS)]).toEqual([false, true]);
  expect(errors).toMatchObject([{ code: 'store.corrupt' }]);
  expect(await errorOf(Array.fromAsync(store().listDays()))).toMatchObject({ code: 'store.corrupt' });
  await mend();
});
