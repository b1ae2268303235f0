/** What stands beside a report, of a whole app on real parts: for who sees all, a part, or the days of a link. */
import { expect, inject, onTestFinished, test } from 'vitest';
import { withReported } from '../../../src/report/around/choices.ts';
import { dayOf, periodOf } from '../../../src/time/local-day.ts';
import { call, DAY_BEFORE, NOW } from '../../harvest/started-app.ts';
import { startApp } from '../../support/start-app.ts';
import { startStorageProxy } from '../../support/storage-proxy.ts';

const DELIVERIES = 'msdyn_proactive_deliveries';
const ZONE = DAY_BEFORE.zone;
const QUERY = { period: DAY_BEFORE, kind: 'day', scope: {}, extent: 'full' } as const;
const ALL = { isLink: false };
const [OURS, THEIRS] = ['11111111-0000-4000-8000-000000000001', '22222222-0000-4000-8000-000000000002'];

/** An app whose first harvest read three days; the day before has been closed, with calls of two queues. */
async function start(rows = 3) {
  // How often a process renews its seat depends on how long it runs.
  const proxy = await startStorageProxy(inject('storageConnection'), 'request-seats');
  onTestFinished(() => proxy.stop());
  const clock = { nowMs: NOW };
  const env = { STORAGE_CONNECTION: proxy.connectionString, HARVEST_FROM_DAYS: '3' };
  const started = await startApp({ env, clock: () => clock.nowMs });
  const put = (n: number, queue: string) =>
    started.emulator.table(DELIVERIES).upsert({ ...call(n, '2025-06-08T12:00:00Z'), msdyn_queue_id: queue });
  for (let n = 1; n <= rows; n++) put(n, n === 1 ? THEIRS : OURS);
  await started.app.harvest();
  await started.app.closeDays();
  return { ...started, proxy, put, clock };
}

test('surroundings() tells who sees all what history knows, the versions of the day, and its figures in the calendar', async () => {
  const { app, put } = await start();
  put(4, OURS);
  await app.harvest();
  await app.closeDays();
  const around = await app.surroundings(QUERY, ALL);
  expect(around.choices.queue.map(({ key }) => key).toSorted()).toEqual([OURS, THEIRS]);
  expect(around.choices.channel.map(({ key }) => key)).toEqual(['SMS', 'Voice']);
  expect(around).toMatchObject({ zones: ['Europe/Lisbon'], today: '2025-06-10' });
  expect(around.versions).toMatchObject([
    { version: 1, restates: false, at: new Date(NOW).toISOString() },
    { version: 2, restates: true },
  ]);
  const days = Object.fromEntries(around.calendar?.slice(-5).map(({ date, ...day }) => [date, day]) ?? []);
  const none = { deliveries: null, liveMin: null, voiceAttempts: null };
  expect(days).toEqual({
    '2025-06-06': { state: 'unread', ...none },
    // The first harvest began within it.
    '2025-06-07': { state: 'unread', ...none },
    '2025-06-08': { state: 'restated', deliveries: 4, liveMin: 4, voiceAttempts: 4 },
    '2025-06-09': { state: 'closed', deliveries: 0, liveMin: 0, voiceAttempts: 0 },
    '2025-06-10': { state: 'open', ...none },
  });
});

test('the calendar has 53 weeks from a Monday up to today, and those up to the week of a report that is older', async () => {
  const { app } = await start(1);
  const datesOf = async (period: typeof DAY_BEFORE) => {
    const dates = (await app.surroundings({ ...QUERY, period }, ALL)).calendar?.map(({ date }) => date) ?? [];
    return [dates.length, dates[0], dates.at(-1)];
  };
  // Monday to Tuesday.
  expect(await datesOf(DAY_BEFORE)).toEqual([52 * 7 + 2, '2024-06-10', '2025-06-10']);
  expect(await datesOf(dayOf('2024-06-10', ZONE))).toEqual([52 * 7 + 2, '2024-06-10', '2025-06-10']);
  expect(await datesOf(periodOf('2024-06-03', '2024-06-05', ZONE))).toEqual([53 * 7, '2023-06-05', '2024-06-09']);
  // Samoa had no 30 December 2011.
  expect(await datesOf(dayOf('2012-01-01', 'Pacific/Apia'))).toEqual([53 * 7 - 1, '2010-12-27', '2012-01-01']);
});

test('surroundings() shows who sees a part nothing of the others: their queues, versions and figures', async () => {
  const { app } = await start();
  const around = await app.surroundings({ ...QUERY, allowed: [{ queue: OURS.toUpperCase() }] }, ALL);
  expect(around.choices.queue).toEqual([{ key: OURS, name: OURS }]);
  expect(around.choices.channel).toEqual([{ key: 'Voice', name: 'Voice' }]);
  expect(around.versions).toEqual([]);
  expect(around.calendar?.at(-3)).toEqual({ date: '2025-06-08', state: 'closed', deliveries: null, liveMin: null, voiceAttempts: null });
  expect(JSON.stringify(around)).not.toContain(THEIRS);
});

test('surroundings() shows who holds a link what its days hold, and neither calendar nor versions nor other zones', async () => {
  const { app, put } = await start(1);
  put(2, OURS);
  await app.harvest();
  const around = await app.surroundings({ ...QUERY, period: dayOf('2025-06-07', ZONE) }, { isLink: true });
  expect(around).toMatchObject({ calendar: null, versions: [], zones: [ZONE] });
  expect(around.choices).toEqual({ configuration: [], queue: [], channel: [], dialMode: [] });
  const own = await app.surroundings(QUERY, { isLink: true });
  expect(own.choices.queue.map(({ key }) => key).toSorted()).toEqual([OURS, THEIRS]);
});

test('withReported() offers what the report has first, most deliveries first, and each once', async () => {
  const { app } = await start();
  const [beside, { report }] = [await app.surroundings(QUERY, ALL), await app.tellReport(QUERY)];
  const around = { ...beside, digests: [] };
  expect(withReported(around, report).choices.queue.map(({ key }) => key)).toEqual([OURS, THEIRS]);
  const without = { ...around, choices: { ...around.choices, queue: [] } };
  expect(withReported(without, report).choices.queue.map(({ key }) => key)).toEqual([OURS, THEIRS]);
});

test.each([
  ['who sees all', {}, ALL, 12],
  ['who sees a part', { allowed: [{ queue: OURS }] }, ALL, 14],
  ['who holds a link', {}, { isLink: true }, 10],
])('surroundings() of %s take as many requests of storage for 3 rows as for 60', async (_, query, onlooker, most) => {
  const countOf = async (rows: number) => {
    const { app, proxy } = await start(rows);
    proxy.reset();
    await app.surroundings({ ...QUERY, ...query }, onlooker);
    return proxy.count;
  };
  const few = await countOf(3);
  expect(few).toBeLessThanOrEqual(most);
  expect(await countOf(60)).toBe(few);
});

test('surroundings() tell how far the first harvest is, and of changes that are more than an hour old', async () => {
  const clock = { nowMs: NOW };
  const { app } = await startApp({ env: { HARVEST_FROM_DAYS: '3' }, clock: () => clock.nowMs });
  expect((await app.surroundings(QUERY, ALL)).reading).toEqual({ readTo: null, first: { days: 3, read: 0 }, isBehind: true });
  await app.harvest();
  const { reading } = await app.surroundings(QUERY, ALL);
  expect(reading).toEqual({ readTo: reading.readTo, first: null, isBehind: false });
  clock.nowMs = Date.parse(reading.readTo ?? '') + 3_600_001;
  expect((await app.surroundings(QUERY, ALL)).reading.isBehind).toBe(true);
});
