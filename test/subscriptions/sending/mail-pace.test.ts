/** The pace of a mailbox on real storage: over several senders no minute has more turns than it may. */
import fc from 'fast-check';
import { expect, inject, test } from 'vitest';
import { openHistory } from '../../../src/history/history.ts';
import { mailPace } from '../../../src/subscriptions/sending/mail-pace.ts';
import { MINUTE_MS } from '../../../src/time/lengths.ts';

const START_MS = Date.UTC(2026, 10, 23, 7);
let histories = 0;

/** Senders of one mailbox, in one time that passes as they wait; when each turn came. */
async function startSenders(perMinute: number, count: number) {
  const { documents } = await openHistory({ connection: { connectionString: inject('storageConnection') }, prefix: `pace${++histories}` });
  const time = { now: START_MS };
  const turns: number[] = [];
  const senders = Array.from({ length: count }, () => {
    const own = { now: START_MS };
    const wait = async (ms: number) => {
      own.now += ms;
    };
    const pace = mailPace(documents, { mailbox: 'digest@contoso.example', perMinute, clock: () => Math.max(own.now, time.now), wait });
    return {
      async turn(maxWaitMs: number) {
        const why = await pace.turn(maxWaitMs);
        if (why === undefined) turns.push(Math.max(own.now, time.now));
        return why;
      },
    };
  });
  return { senders, time, turns };
}

test('over senders at once no minute has more turns than it may, and none is lost', async () => {
  const run = fc.record({ perMinute: fc.integer({ min: 1, max: 30 }), count: fc.integer({ min: 1, max: 4 }) });
  await fc.assert(
    fc.asyncProperty(run, async ({ perMinute, count }) => {
      const { senders, turns } = await startSenders(perMinute, count);
      for (let i = 0; i < 10; i++) await Promise.all(senders.map((sender) => sender.turn(Number.POSITIVE_INFINITY)));
      expect(turns).toHaveLength(10 * count);
      const sorted = turns.toSorted((a, b) => a - b);
      for (const [i, turnMs] of sorted.entries()) {
        const inMinute = sorted.slice(i).filter((other) => other < turnMs + MINUTE_MS);
        expect(inMinute.length).toBeLessThanOrEqual(perMinute);
      }
    }),
    { numRuns: 6 },
  );
});

test('a turn that would come too late is not taken: it is there for whoever asks later', async () => {
  const { senders, time, turns } = await startSenders(1, 1);
  const [sender] = senders;
  expect(await sender?.turn(0)).toBeUndefined();
  expect(await sender?.turn(MINUTE_MS - 1)).toBe('its turn is later: 1 mails a minute leave this mailbox');
  time.now += MINUTE_MS;
  expect(await sender?.turn(0)).toBeUndefined();
  expect(turns).toEqual([START_MS, START_MS + MINUTE_MS]);
});
