/** Days of a backfill, one by one, on a real emulator and real Azurite. */
import { describe, expect, test } from 'vitest';
import { parseBackfillRequest } from '../../../src/http/backfill/parse-backfill-request.ts';
import { progressOf } from '../../../src/http/runs/backfill-progress.ts';
import { dayOf } from '../../../src/time/local-day.ts';
import { guid, refuse } from '../../dataverse/start.ts';
import { errorOf } from '../../history/support.ts';
import { startApp, type TestApp } from '../../support/start-app.ts';

const NOW = Date.parse('2025-06-10T08:00:00Z');
const ZONE = 'Europe/Lisbon';
const DAY = '2025-06-09';
const DELIVERIES = 'msdyn_proactive_deliveries';
let versions = 0;

function call(n: number, at: string, columns: Readonly<Record<string, unknown>> = {}) {
  const times = { msdyn_start_date: at, msdyn_end_date: at, msdyn_result_date: at, createdon: at, modifiedon: at };
  const kind = { msdyn_channel: 'Voice', msdyn_dialmode_type: 'Copilot', msdyn_status: 'Complete', msdyn_result: 'LiveAnswer' };
  return { msdyn_proactive_deliveryid: guid(n), ...kind, ...times, versionnumber: ++versions, ...columns };
}

interface Backfilled extends TestApp {
  put(...rows: readonly ReturnType<typeof call>[]): void;
  /** Orders one day and works it off; gives the id. */
  day(date: string, replace?: boolean): Promise<string>;
  order(body: unknown): Promise<readonly unknown[]>;
  deliveries(date?: string): Promise<number>;
}

async function start(): Promise<Backfilled> {
  const started = await startApp({ clock: () => NOW });
  const { app, emulator } = started;
  const order = async (body: unknown) => (await app.backfills.order(parseBackfillRequest(body, ZONE))).messages;
  return {
    ...started,
    order,
    put: (...rows) => {
      for (const row of rows) emulator.table(DELIVERIES).upsert(row);
    },
    async day(date, replace = false) {
      const { order, messages } = await app.backfills.order(parseBackfillRequest({ from: date, to: date, replace }, ZONE));
      for (const message of messages) await app.backfills.runDay(message);
      return order.id;
    },
    async deliveries(date = DAY) {
      return (await app.lookUp({ period: dayOf(date, ZONE), scope: {}, extent: 'counts' })).report.totals.deliveries ?? 0;
    },
  };
}

async function progress({ app }: TestApp, id: string) {
  const found = await app.backfills.read(id);
  return found && progressOf(found.order, found.days);
}

describe('replace', () => {
  test('removes what is gone, and what moved to another day comes back with that day', async () => {
    const started = await start();
    started.put(
      call(1, `${DAY}T10:00:00Z`),
      call(2, `${DAY}T11:00:00Z`),
      call(3, `${DAY}T12:00:00Z`, { createdon: '2025-06-01T08:00:00Z' }),
    );
    await started.day(DAY);
    expect(await started.deliveries()).toBe(3);
    started.emulator.table(DELIVERIES).delete(guid(1));
    started.put(call(3, '2025-06-08T12:00:00Z', { createdon: '2025-06-01T08:00:00Z' }));
    const id = await started.day(DAY, true);
    expect(await progress(started, id)).toMatchObject({ days: { done: 1 }, removed: 3, rows: { deliveries: 1 } });
    expect(await started.deliveries()).toBe(1);
    await started.day('2025-06-08');
    expect([await started.deliveries('2025-06-08'), await started.deliveries()]).toEqual([1, 1]);
  });

  test('removes nothing where the right to see every row cannot be checked, though some rows were shown', async () => {
    const started = await start();
    started.put(call(1, `${DAY}T10:00:00Z`), call(2, `${DAY}T11:00:00Z`));
    await started.day(DAY);
    started.emulator.table(DELIVERIES).delete(guid(1));
    refuse(started.emulator, 'RetrieveUserPrivilegeByPrivilegeName', 404);
    expect(await errorOf(started.day(DAY, true))).toMatchObject({
      code: 'dataverse.no-rights',
      message: expect.stringMatching(/^Cannot remove what Dataverse no longer shows of 2025-06-09: .* could not be checked/),
    });
    expect(await started.deliveries()).toBe(2);
  });

  test('removes nothing while a row came without a readable key', async () => {
    const started = await start();
    started.put(call(1, `${DAY}T10:00:00Z`), call(2, `${DAY}T11:00:00Z`));
    await started.day(DAY);
    const page = { value: [call(1, `${DAY}T10:00:00Z`), { ...call(2, `${DAY}T11:00:00Z`), msdyn_proactive_deliveryid: 7 }] };
    started.emulator.intercept((request, response) => {
      if (!request.url?.includes(`${DELIVERIES}?`)) return false;
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(page));
      return true;
    });
    expect(await errorOf(started.day(DAY, true))).toMatchObject({
      message: expect.stringMatching(/: \d rows came without a readable key$/),
    });
    expect(await started.deliveries()).toBe(2);
  });

  test('a pull that fails removes nothing', async () => {
    const started = await start();
    started.put(call(1, `${DAY}T10:00:00Z`));
    await started.day(DAY);
    started.emulator.table(DELIVERIES).delete(guid(1));
    refuse(started.emulator, DELIVERIES, 403);
    expect(await errorOf(started.day(DAY, true))).toMatchObject({ code: 'dataverse.forbidden' });
    expect(await started.deliveries()).toBe(1);
  });
});

describe('a day that takes longer than a run may', () => {
  /** Says that the time is over once it has been asked so often. */
  const overAfter = (asked: number) => {
    let left = asked;
    return () => left-- <= 0;
  };
  /** The first attempt reads the day as one slice, so it takes a failed one to have several. */
  const failOnce = async ({ app, emulator }: TestApp, message: unknown) => {
    const undo = emulator.intercept((_, response) => response.writeHead(400).end('{}') !== undefined);
    expect(await errorOf(app.backfills.runDay(message))).toMatchObject({ code: 'dataverse.refused' });
    undo();
  };

  test('goes on where it was with the next message, and counts all of its rows', async () => {
    const started = await start();
    started.put(call(1, `${DAY}T01:00:00Z`), call(2, `${DAY}T22:00:00Z`));
    const [message] = await started.order({ from: DAY, to: DAY });
    const id = (message as { backfill: string }).backfill;
    await failOnce(started, message);
    const first = await started.app.backfills.runDay(message, { isOver: overAfter(1) });
    expect(first).toMatchObject({ next: message, day: { state: 'waiting', attempts: 2, rows: { deliveries: 1 }, error: null } });
    expect(await progress(started, id)).toMatchObject({ days: { queued: 1, done: 0 }, isFinished: false, troubles: [] });
    const second = await started.app.backfills.runDay(first.next);
    expect(second).toMatchObject({ next: undefined, day: { state: 'done', rows: { deliveries: 2 } } });
    expect(await started.deliveries()).toBe(2);
    const runs = await started.app.runs.list({ fromMs: NOW - 1, toMs: NOW + 1, kind: 'backfill', limit: 9 });
    expect(runs.map(({ outcome, rows }) => [outcome, rows.deliveries]).sort()).toEqual([
      ['failed', 0],
      ['ok', 1],
      ['stopped', 1],
    ]);
  });

  test('goes on within the day also after it failed', async () => {
    const started = await start();
    const count = 9_000;
    const at = (n: number) => new Date(Date.parse(`${DAY}T09:40:00Z`) + Math.floor(n / 5) * 1000).toISOString();
    started.put(...Array.from({ length: count }, (_, n) => call(n + 1, at(n))));
    const [message] = await started.order({ from: DAY, to: DAY });
    const id = (message as { backfill: string }).backfill;
    const mend = started.emulator.intercept(({ url }, response) => {
      if (!decodeURIComponent(url ?? '').includes(`(msdyn_result_date ge ${DAY}T11:00:00Z`)) return false;
      response.writeHead(400).end('{}');
      return true;
    });
    expect(await errorOf(started.app.backfills.runDay(message))).toMatchObject({ code: 'dataverse.refused' });
    mend();
    const [failed] = (await started.app.backfills.read(id))?.days ?? [];
    expect(failed).toMatchObject({ state: 'waiting', error: { code: 'dataverse.refused' } });
    expect(failed?.doneMs).toBeGreaterThan(Date.parse(`${DAY}T06:00:00Z`));
    const { day } = await started.app.backfills.runDay(message);
    expect(day).toMatchObject({ state: 'done', attempts: 2 });
    expect(await started.deliveries()).toBe(count);
  });

  test('removes nothing, and says so', async () => {
    const started = await start();
    started.put(call(1, `${DAY}T01:00:00Z`), call(2, `${DAY}T22:00:00Z`));
    await started.day(DAY);
    started.emulator.table(DELIVERIES).delete(guid(2));
    const [message] = await started.order({ from: DAY, to: DAY, replace: true });
    await failOnce(started, message);
    expect(await errorOf(started.app.backfills.runDay(message, { isOver: overAfter(1) }))).toMatchObject({
      message: expect.stringContaining('took longer than one run may'),
    });
    expect(await started.deliveries()).toBe(2);
  });
});

describe('progress', () => {
  test('counts each day once, whatever the order, repeats and concurrent messages', async () => {
    const started = await start();
    started.put(call(1, `${DAY}T10:00:00Z`), call(2, '2025-06-08T11:00:00Z'));
    const [first, second, third] = await started.order({ from: '2025-06-07', to: DAY });
    const id = (first as { backfill: string }).backfill;
    expect(await progress(started, id)).toMatchObject({ days: { queued: 3, running: 0, done: 0, failed: 0 }, isFinished: false });
    await Promise.all([third, third, second].map((message) => started.app.backfills.runDay(message)));
    expect(await progress(started, id)).toMatchObject({ days: { queued: 1, done: 2 }, rows: { deliveries: 2 } });
    await started.app.backfills.giveUp(first);
    await started.app.backfills.giveUp(second);
    expect(await progress(started, id)).toMatchObject({
      days: { queued: 0, done: 2, failed: 1 },
      isFinished: true,
      troubles: [{ date: '2025-06-07', state: 'failed', error: null }],
    });
    // Somebody put the message back into the queue.
    await started.app.backfills.runDay(first);
    expect(await progress(started, id)).toMatchObject({ days: { done: 3, failed: 0 }, troubles: [] });
    expect((await started.app.health()).failedDays).toEqual([]);
  });

  test('of a day that failed for now says why', async () => {
    const started = await start();
    const undo = started.emulator.intercept((_, response) => response.writeHead(400).end('{}') !== undefined);
    const [message] = await started.order({ from: DAY, to: DAY });
    const id = (message as { backfill: string }).backfill;
    expect(await errorOf(started.app.backfills.runDay(message))).toMatchObject({ code: 'dataverse.refused' });
    expect(await progress(started, id)).toMatchObject({
      days: { queued: 1, running: 0 },
      troubles: [{ date: DAY, state: 'waiting', attempts: 1, error: { code: 'dataverse.refused' } }],
    });
    undo();
    await started.app.backfills.runDay(message);
    expect(await progress(started, id)).toMatchObject({ days: { done: 1 }, troubles: [] });
  });
});

test('a date that the zone skipped is no day of a backfill', async () => {
  const started = await start();
  const messages = await started.order({ from: '2011-12-29', to: '2011-12-31', zone: 'Pacific/Apia' });
  expect(messages).toMatchObject([{ date: '2011-12-29' }, { date: '2011-12-31' }]);
});

test.each([
  [undefined, 'no JSON object'],
  ['text', 'no JSON object'],
  [{ backfill: 'x', date: DAY, zone: ZONE, replace: false }, '"backfill"'],
  [{ backfill: '0123456789abcdef0123', date: '2025-06-11', zone: ZONE, replace: false }, 'has not begun'],
  [{ backfill: '0123456789abcdef0123', date: DAY, zone: 'a/b\\c', replace: false }, 'time zone'],
  [{ backfill: '0123456789abcdef0123', date: DAY, zone: ZONE, replace: 1 }, '"replace"'],
  [{ backfill: '0123456789abcdef0123', date: DAY, zone: ZONE, replace: true, also: 1 }, '"also"'],
])('the message %j is refused, and given up without a day', async (message, named) => {
  const started = await start();
  expect(await errorOf(started.app.backfills.runDay(message))).toMatchObject({ message: expect.stringContaining(named) });
  await started.app.backfills.giveUp(message);
  const runs = await started.app.runs.list({ fromMs: NOW - 1, toMs: NOW + 1, kind: 'backfill', limit: 9 });
  expect(runs).toMatchObject([{ outcome: 'failed', date: null, zone: null }]);
});
