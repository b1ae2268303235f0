import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RequestWindow } from '../../../src/dataverse/gate/request-window.ts';

const LIMITS = { requests: 5, executionMs: 1_000, concurrent: 4, windowMs: 10_000 };

interface Sent {
  readonly sentMs: number;
  readonly endMs: number;
}

/** Sends one request after another as soon as the window allows, each after a pause of its own. */
function sendAll(requests: readonly (readonly [pauseMs: number, tookMs: number])[]): readonly Sent[] {
  const window = new RequestWindow(LIMITS);
  const sent: Sent[] = [];
  let nowMs = 0;
  for (const [pauseMs, tookMs] of requests) {
    nowMs += pauseMs;
    for (let waitMs = window.waitMs(nowMs, 0); waitMs > 0; waitMs = window.waitMs(nowMs, 0)) nowMs += waitMs;
    sent.push({ sentMs: nowMs, endMs: nowMs + tookMs });
    nowMs += tookMs;
    window.add(nowMs, tookMs);
  }
  return sent;
}

const requests = fc.array(fc.tuple(fc.integer({ min: 0, max: 4_000 }), fc.integer({ min: 1, max: 200 })), { maxLength: 60 });

test('waitMs() lets no window of any place hold more requests than the limit, wherever within its time the server counts each', () => {
  fc.assert(
    fc.property(requests, fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 60, maxLength: 60 }), (list, when) => {
      // The server sees a request at some moment between its sending and its end.
      const seen = sendAll(list).map(({ sentMs, endMs }, i) => sentMs + (endMs - sentMs) * (when[i] ?? 0));
      for (const from of seen) {
        const inWindow = seen.filter((at) => at >= from && at < from + LIMITS.windowMs);
        expect(inWindow.length).toBeLessThanOrEqual(LIMITS.requests);
      }
    }),
  );
});

test('waitMs() keeps the execution time of any window near its limit: one request over, whose length nobody knew', () => {
  fc.assert(
    fc.property(requests, (list) => {
      const sent = sendAll(list);
      for (const { endMs: from } of sent) {
        const inWindow = sent.filter(({ endMs }) => endMs >= from && endMs < from + LIMITS.windowMs);
        const spentMs = inWindow.reduce((sum, { sentMs, endMs }) => sum + endMs - sentMs, 0);
        expect(spentMs).toBeLessThanOrEqual(LIMITS.executionMs + 200);
      }
    }),
  );
});

test('waitMs() does not wait without need: a window that is not full is open at once', () => {
  const window = new RequestWindow(LIMITS);
  for (let i = 0; i < 5; i++) {
    expect(window.waitMs(i, 0)).toBe(0);
    window.add(i, 1);
  }
  expect(window.waitMs(5, 0)).toBe(9_995);
  expect(window.waitMs(10_000, 0)).toBe(0);
});

test('waitMs() counts the requests under way', () => {
  const window = new RequestWindow(LIMITS);
  window.add(0, 1);
  expect(window.waitMs(1, 3)).toBe(0);
  expect(window.waitMs(1, 4)).toBe(9_999);
});
