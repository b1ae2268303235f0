/** Days that are known are listed without being read, on real Azurite. */
import { expect, test } from 'vitest';
import { newDay } from '../../../src/history/days/day.ts';
import { type DayTable, dayTable } from '../../../src/history/days/day-table.ts';
import { knownDays } from '../../../src/history/days/known-days.ts';
import { DAY_MS } from '../../../src/time/lengths.ts';
import { openDays } from '../open-days.ts';

const { storage } = openDays('known');
const FIRST_MS = Date.UTC(2026, 10, 1);

/** Three days in a table, and a list of it that tells how often the table was read. */
async function start(firstMs: number) {
  const table = dayTable(storage().days);
  const written = new Map<number, string>();
  for (let i = 0; i < 3; i++) written.set(i, (await table.write(newDay(firstMs + i * DAY_MS, 'first'), null)).etag);
  const counts = { list: 0, listEtags: 0 };
  const counted: Pick<DayTable, 'list' | 'listEtags'> = {
    list: (...asked) => {
      counts.list++;
      return table.list(...asked);
    },
    listEtags: (...asked) => {
      counts.listEtags++;
      return table.listEtags(...asked);
    },
  };
  const list = knownDays(counted);
  const told = async (days = 3) => {
    const lives = (await Array.fromAsync(list(firstMs, firstMs + days * DAY_MS))).map(({ day }) => day.life);
    return { lives, ...counts };
  };
  return { table, written, told };
}

test('a day is read once, and again once it was changed', async () => {
  const { table, written, told } = await start(FIRST_MS);
  expect(await told()).toEqual({ lives: ['first', 'first', 'first'], list: 1, listEtags: 0 });
  expect(await told()).toMatchObject({ list: 1, listEtags: 1 });
  await table.write(newDay(FIRST_MS + DAY_MS, 'second'), written.get(1) ?? null);
  expect(await told()).toEqual({ lives: ['first', 'second', 'first'], list: 2, listEtags: 2 });
  expect(await told()).toMatchObject({ list: 2, listEtags: 3 });
});

test('a day that is removed is listed no more, and one that came is', async () => {
  const firstMs = FIRST_MS + 10 * DAY_MS;
  const { table, written, told } = await start(firstMs);
  await told(4);
  await table.remove(firstMs, written.get(0) ?? '');
  expect(await told(4)).toMatchObject({ lives: ['first', 'first'], list: 1 });
  await table.write(newDay(firstMs + 3 * DAY_MS, 'new'), null);
  expect((await told(4)).lives).toEqual(['first', 'first', 'new']);
});
