import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { createRequestGate, type RequestGate, type RequestOutcome } from '../../../src/dataverse/gate/request-gate.ts';

const LIMITS = { requests: 1_000, executionMs: 1e9, concurrent: 20, windowMs: 60_000 };
const FINE: RequestOutcome = { dopHint: null, pauseMs: null, isCrowded: false };

/** Runs tasks through a gate at once, each ending with an outcome; gives the most that ran at a time. */
async function mostAtOnce(gate: RequestGate, count: number, outcome: RequestOutcome): Promise<number> {
  let [active, most] = [0, 0];
  const one = async () => {
    const leave = await gate.enter();
    most = Math.max(most, ++active);
    await sleep(2);
    active--;
    leave(outcome);
  };
  await Promise.all(Array.from({ length: count }, one));
  return most;
}

describe('enter()', () => {
  test('lets four through at a time until the server recommends a number, then that many, never more than the limit', async () => {
    const gate = createRequestGate(LIMITS);
    expect(await mostAtOnce(gate, 30, FINE)).toBe(4);
    await mostAtOnce(gate, 1, { ...FINE, dopHint: 12 });
    expect(await mostAtOnce(gate, 60, FINE)).toBe(12);
    await mostAtOnce(gate, 1, { ...FINE, dopHint: 400 });
    expect(await mostAtOnce(gate, 100, FINE)).toBe(20);
    await mostAtOnce(gate, 1, { ...FINE, dopHint: 1 });
    expect(await mostAtOnce(gate, 9, FINE)).toBe(1);
  });

  test('lets half as many through after a crowded answer, and slowly more again', async () => {
    const gate = createRequestGate(LIMITS);
    await mostAtOnce(gate, 1, { ...FINE, dopHint: 8 });
    await mostAtOnce(gate, 1, { ...FINE, isCrowded: true });
    expect(await mostAtOnce(gate, 40, FINE)).toBe(4);
    await mostAtOnce(gate, 400, FINE);
    expect(await mostAtOnce(gate, 40, FINE)).toBe(8);
  });

  test('lets nobody through while the server asks to wait', async () => {
    const gate = createRequestGate(LIMITS);
    const askedMs = performance.now();
    (await gate.enter())({ ...FINE, pauseMs: 150 });
    (await gate.enter())(FINE);
    // Timers may fire a millisecond early.
    expect(performance.now() - askedMs).toBeGreaterThan(140);
  });

  test('keeps the order in which they came', async () => {
    const gate = createRequestGate(LIMITS);
    await mostAtOnce(gate, 1, { ...FINE, dopHint: 1 });
    const order: number[] = [];
    const pass = async (n: number) => {
      const leave = await gate.enter();
      order.push(n);
      leave(FINE);
    };
    await Promise.all([1, 2, 3, 4, 5].map(pass));
    expect(order).toEqual([1, 2, 3, 4, 5]);
  });

  test('gives up at once when its signal is set, and the next in line goes on', async () => {
    const gate = createRequestGate(LIMITS);
    await mostAtOnce(gate, 1, { ...FINE, dopHint: 1 });
    const leave = await gate.enter();
    const ending = new AbortController();
    const waiting = gate.enter(ending.signal);
    const next = gate.enter();
    ending.abort(new Error('no longer wanted'));
    await expect(waiting).rejects.toThrow('no longer wanted');
    leave(FINE);
    (await next)(FINE);
  });
});
