import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LoggedRequest } from '../../../dev/dataverse/emulator.ts';
import { ServiceLimits } from '../../../dev/dataverse/faults/service-limits.ts';
import { type LimitSettings, parseFaults } from '../../../dev/dataverse/faults/settings.ts';
import { SlidingWindow } from '../../../dev/dataverse/faults/sliding-window.ts';
import { collect } from '../../dataverse/collect.ts';
import { start } from '../../dataverse/start.ts';
import { delivery, get } from './client.ts';

const CODES = { requests: '0x80072322', executionMs: '0x80072321', concurrent: '0x80072326' };
const NONE = { requests: 1_000_000, executionMs: 1_000_000_000, concurrent: 1_000_000, windowMs: 300_000 };

interface Expected {
  readonly status: number;
  readonly code: string | undefined;
  readonly retryAfter: string | null;
}

/** What the documented rules say of the request at an index of the log, all those before it having ended: counted from the start each time. */
function recount(log: readonly LoggedRequest[], index: number, limits: LimitSettings): Expected {
  const nowMs = log[index]?.atMs ?? 0;
  const arrivals = log.slice(0, index + 1).map(({ atMs }) => ({ atMs, amount: 1 }));
  const work = log
    .slice(0, index)
    .flatMap(({ endedMs, executionMs }) => (endedMs === null ? [] : [{ atMs: endedMs, amount: executionMs }]));
  if (sumAt(arrivals, nowMs, limits) > limits.requests)
    return throttled(CODES.requests, waitMs(arrivals, nowMs, limits, limits.requests - 1));
  if (sumAt(work, nowMs, limits) > limits.executionMs) return throttled(CODES.executionMs, waitMs(work, nowMs, limits, limits.executionMs));
  return { status: 200, code: undefined, retryAfter: null };
}

type Amounts = readonly { readonly atMs: number; readonly amount: number }[];

function sumAt(amounts: Amounts, nowMs: number, { windowMs }: LimitSettings): number {
  return amounts.filter(({ atMs }) => nowMs - atMs < windowMs).reduce((sum, { amount }) => sum + amount, 0);
}

function waitMs(amounts: Amounts, nowMs: number, limits: LimitSettings, most: number): number {
  const moments = amounts.map(({ atMs }) => atMs + limits.windowMs).sort((a, b) => a - b);
  return (moments.find((moment) => moment > nowMs && sumAt(amounts, moment, limits) <= most) ?? Number.NaN) - nowMs;
}

function throttled(code: string, ms: number): Expected {
  return { status: 429, code, retryAfter: String(Math.max(1, Math.ceil(ms / 1000))) };
}

describe('service protection', () => {
  test('is on at first, with the documented limits', () => {
    expect(parseFaults({}).limits).toEqual({ requests: 6000, executionMs: 1_200_000, concurrent: 52, windowMs: 300_000 });
  });

  test('every answer and its Retry-After agree with a recount of the log, for any times of requests', async () => {
    const steps = fc.array(fc.integer({ min: 0, max: 4000 }), { minLength: 1, maxLength: 25 });
    const limit = fc.integer({ min: 1, max: 6 });
    await fc.assert(
      fc.asyncProperty(steps, limit, limit, async (advances, requests, executionMs) => {
        let nowMs = Date.UTC(2026, 10, 1);
        const limits = { ...NONE, requests, executionMs, windowMs: 10_000 };
        const { emulator } = await start({ now: () => nowMs, faults: { limits } });
        for (const [index, advanceMs] of advances.entries()) {
          nowMs += advanceMs;
          const { status, body, headers } = await get(emulator, 'WhoAmI');
          const found = { status, code: body.error?.code, retryAfter: headers.get('retry-after') };
          expect(found).toEqual(recount(emulator.requests, index, limits));
        }
        await emulator.stop();
      }),
      { numRuns: 40 },
    );
  });

  test('one user is counted, whatever the connection and the token', async () => {
    const { emulator } = await start({ faults: { limits: { ...NONE, requests: 3 } } });
    const ask = (token: string) =>
      fetch(`${emulator.url}/api/data/v9.2/WhoAmI`, { headers: { Authorization: `Bearer ${token}`, Connection: 'close' } });
    const statuses: number[] = [];
    for (const token of [emulator.token, emulator.issueToken(), emulator.issueToken(), emulator.token]) {
      statuses.push((await ask(token)).status);
    }
    expect(statuses).toEqual([200, 200, 200, 429]);
  });

  test('the refusals say the actual limit and window, in the documented words', async () => {
    const words = async (limits: Partial<LimitSettings>) => {
      const { emulator } = await start({ faults: { limits } });
      await get(emulator, 'WhoAmI');
      return (await get(emulator, 'WhoAmI')).body.error?.message;
    };
    expect(await words({ requests: 1, windowMs: 60_000 })).toBe(
      'Number of requests exceeded the limit of 1 over time window of 60 seconds.',
    );
    const { emulator } = await start({ faults: { latencyMs: 1300, limits: { executionMs: 1200 } } });
    await get(emulator, 'WhoAmI');
    expect((await get(emulator, 'WhoAmI')).body.error?.message).toBe(
      'Combined execution time of incoming requests exceeded limit of 1,200 milliseconds over time window of 300 seconds. Decrease number of concurrent requests or reduce the duration of requests and try again later.',
    );
  });

  test('pushing on lengthens the wait, and waiting as long as asked is enough', async () => {
    let nowMs = 0;
    const { emulator } = await start({ now: () => nowMs, faults: { limits: { ...NONE, requests: 2 } } });
    const waits: (string | null)[] = [];
    for (let n = 0; n < 5; n++) {
      waits.push((await get(emulator, 'WhoAmI')).headers.get('retry-after'));
      nowMs += 10_000;
    }
    expect(waits).toEqual([null, null, '290', '290', '290']);
    // A second before the wait is over is too early, and the refusal counts.
    nowMs += 279_000;
    expect((await get(emulator, 'WhoAmI')).headers.get('retry-after')).toBe('11');
    nowMs += 11_000;
    expect((await get(emulator, 'WhoAmI')).status).toBe(200);
    expect(emulator.faults.stats.requestLimit).toBe(4);
  });

  test('requests at once are counted while they are open, which a recount of the log confirms', async () => {
    // No two readings of this clock are alike, so that the log has one order.
    let last = 0;
    const now = () => {
      last = Math.max(last + 1e-3, performance.timeOrigin + performance.now());
      return last;
    };
    const concurrent = 5;
    const { emulator } = await start({ now, faults: { latencyMs: { min: 5, max: 60 }, limits: { ...NONE, concurrent } } });
    for (let wave = 0; wave < 4; wave++) await Promise.all(Array.from({ length: 15 }, () => get(emulator, 'WhoAmI')));
    const { requests } = emulator;
    const isOpen = (other: LoggedRequest, atMs: number) => other.endedMs !== null && other.endedMs > atMs;
    const expected = requests.map(({ atMs }, index) =>
      requests.slice(0, index).filter((other) => isOpen(other, atMs)).length >= concurrent ? 429 : 200,
    );
    expect(requests.map(({ status }) => status)).toEqual(expected);
    expect(emulator.faults.stats.concurrencyLimit).toBe(expected.filter((status) => status === 429).length);
    expect(emulator.faults.stats.concurrencyLimit).toBeGreaterThan(0);
  });

  test('the wait for a free place is the time until enough open requests are due', () => {
    const limits = { ...NONE, concurrent: 2 };
    const service = new ServiceLimits();
    const first = service.enter(9_000);
    service.enter(3_500);
    const refused = { status: 429, code: CODES.concurrent, headers: { 'Retry-After': '4' } };
    expect(() => service.count(0, limits)).toThrow(expect.objectContaining(refused));
    expect(() => service.count(0, { ...limits, concurrent: 1 })).toThrow(expect.objectContaining({ headers: { 'Retry-After': '9' } }));
    service.leave(first, 1000, 1000);
    expect(() => service.count(1000, limits)).not.toThrow();
  });

  test('the debug headers tell what is left', async () => {
    const { emulator } = await start({ faults: { latencyMs: 10, limits: { requests: 10, executionMs: 1_000_000 } } });
    await get(emulator, 'WhoAmI');
    const { headers } = await get(emulator, 'WhoAmI');
    expect(headers.get('x-ms-ratelimit-burst-remaining-xrm-requests')).toBe('8');
    const used = emulator.requests.reduce((sum, { executionMs }) => sum + executionMs, 0);
    expect(used).toBeGreaterThanOrEqual(20);
    expect(headers.get('x-ms-ratelimit-time-remaining-xrm-requests')).toBe(String(1_000_000 - used));
  });

  test('without limits nothing is refused', async () => {
    const { emulator } = await start({ faults: { limits: null } });
    const answers = await Promise.all(Array.from({ length: 60 }, () => get(emulator, 'WhoAmI')));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(answers[0]?.headers.has('x-ms-ratelimit-burst-remaining-xrm-requests')).toBe(false);
  });

  test('the client waits as asked and has all rows', async () => {
    // The server's clock stands still but for the seconds that the client is told to wait, however long its requests take.
    let refusals = () => 0;
    const { emulator, client } = await start({ now: () => 1000 * refusals(), faults: { limits: { requests: 4, windowMs: 800 } } });
    refusals = () => emulator.faults.stats.requestLimit;
    await emulator.load(
      'msdyn_proactive_deliveries',
      Array.from({ length: 2600 }, (_, n) => delivery(n)),
    );
    const pages = await collect(client.listDeliveries('modifiedon ge 2026-11-01T00:00:00Z'));
    expect(pages.flatMap(({ rows }) => rows)).toHaveLength(2600);
    expect(client.stats.throttles).toBe(emulator.faults.stats.requestLimit);
    expect(client.stats.throttles).toBeGreaterThan(0);
  });
});

test('a sliding window keeps the sum of what is inside it, and knows when that will have fallen', () => {
  const entry = fc.record({ advanceMs: fc.nat(30), amount: fc.nat(9) });
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 60 }), fc.integer({ min: 1, max: 100 }), fc.nat(40), (entries, windowMs, most) => {
      const window = new SlidingWindow();
      const added: { atMs: number; amount: number }[] = [];
      let nowMs = 0;
      for (const { advanceMs, amount } of entries) {
        nowMs += advanceMs;
        window.add(nowMs, amount);
        added.push({ atMs: nowMs, amount });
        const inside = (at: number) => added.filter(({ atMs }) => at - atMs < windowMs).reduce((sum, one) => sum + one.amount, 0);
        expect(window.sum(nowMs, windowMs)).toBe(inside(nowMs));
        const ms = window.msUntil(most, nowMs, windowMs);
        expect(inside(nowMs + ms)).toBeLessThanOrEqual(most);
        if (ms > 0) expect(inside(nowMs + ms - 1)).toBeGreaterThan(most);
      }
    }),
  );
});
