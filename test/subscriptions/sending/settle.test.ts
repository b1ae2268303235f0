/** What got no answer from Graph is looked for in Sent Items, over real storage: sent where it was found, left open where it was not, never sent twice. */
import { describe, expect, test } from 'vitest';
import { LEASE_MS, sendDigest } from '../../../src/subscriptions/sending/send-digest.ts';
import { sendToAll } from '../../../src/subscriptions/sending/send-to-all.ts';
import { MINUTE_MS } from '../../../src/time/lengths.ts';
import { CONTENT, DIGEST } from '../a-digest.ts';
import { startGraphSending } from '../graph-sending.ts';

const OWNER = 'owner@contoso.example';
const TAKEN_THEN_CUT = { accepts: true, answer: 'cut' } as const;

describe('a hand-over by Graph without an answer', () => {
  test.each([
    [0, []],
    [1, [1_000]],
    [3, [1_000, 1_000, 2_000]],
  ])('is sent where Sent Items show it, after %d looks in vain', async (lag, waited) => {
    const { server, ports, waits } = await startGraphSending();
    server.lag(lag);
    server.failNext(TAKEN_THEN_CUT);
    const entry = await sendDigest(ports, DIGEST, CONTENT, OWNER);
    expect(entry).toMatchObject({ state: 'sent', settledMs: ports.clock(), reason: expect.stringContaining('found among what') });
    expect(waits).toEqual(waited);
    expect(await sendDigest(ports, DIGEST, CONTENT, OWNER)).toEqual(entry);
    expect(server.accepted).toHaveLength(1);
  });

  test.each([
    ['it was never taken', { answer: 'cut' } as const, 0],
    ['Sent Items lag for longer', TAKEN_THEN_CUT, 9],
  ])('is ambiguous where %s, and is not sent again', async (_why, fault, lag) => {
    const { server, ports, waits } = await startGraphSending();
    server.lag(lag);
    server.failNext(fault);
    expect(await sendDigest(ports, DIGEST, CONTENT, OWNER)).toMatchObject({ state: 'ambiguous' });
    expect(waits).toEqual([1_000, 1_000, 2_000]);
    const taken = server.accepted.length;
    await sendDigest(ports, DIGEST, CONTENT, OWNER);
    expect(server.accepted).toHaveLength(taken);
  });

  test('is ambiguous where Sent Items may not be looked into', async () => {
    const { server, ports } = await startGraphSending();
    server.granted.delete('Mail.Read');
    server.failNext(TAKEN_THEN_CUT);
    expect(await sendDigest(ports, DIGEST, CONTENT, OWNER)).toMatchObject({
      state: 'ambiguous',
      reason: expect.stringContaining('no answer'),
    });
  });

  test('is not looked for without GRAPH_SETTLE', async () => {
    const { server, ports } = await startGraphSending({ settles: false });
    server.failNext(TAKEN_THEN_CUT);
    expect(await sendDigest(ports, DIGEST, CONTENT, OWNER)).toMatchObject({ state: 'ambiguous' });
    expect(server.requests.filter(({ method }) => method === 'GET')).toEqual([]);
  });

  test('of a process that died is looked for by whoever finds its lease over', async () => {
    const { server, ports, time } = await startGraphSending();
    const died = new Error('this process is dead');
    const dying = {
      ...ports.ledger,
      update: async (...args: Parameters<typeof ports.ledger.update>) => {
        if (server.accepted.length > 0) throw died;
        return ports.ledger.update(...args);
      },
    };
    await expect(sendDigest({ ...ports, ledger: dying }, DIGEST, CONTENT, OWNER)).rejects.toBe(died);
    expect(await ports.ledger.read(DIGEST, OWNER)).toMatchObject({ state: 'sending', phase: 'handing over' });
    time.now += LEASE_MS;
    expect(await sendDigest(ports, DIGEST, CONTENT, OWNER)).toMatchObject({ state: 'sent', settledMs: time.now });
    expect(server.accepted).toHaveLength(1);
  });
});

const RECIPIENTS = [1, 2, 3].map((n) => `r${n}@contoso.example`);

test('a run goes on with the others where the one without an answer was found', async () => {
  const { server, ports } = await startGraphSending();
  server.failNext(TAKEN_THEN_CUT);
  const entries = await sendToAll({ ...ports, recipients: RECIPIENTS }, DIGEST, CONTENT);
  expect(entries.map(({ state }) => state)).toEqual(['sent', 'sent', 'sent']);
});

test('a run that is throttled leaves Graph alone for as long as it asks, and then goes on', async () => {
  const { server, ports, pause, time } = await startGraphSending();
  const run = async () => (await sendToAll({ ...ports, recipients: RECIPIENTS }, DIGEST, CONTENT)).map(({ state }) => state);
  server.failNext({ after: 1, answer: { status: 429, code: 'ApplicationThrottled', headers: { 'retry-after': '600' } } });
  expect(await run()).toEqual(['sent', 'retry', 'retry']);
  expect(await pause.read()).toMatchObject({ untilMs: time.now + 10 * MINUTE_MS, failedLogins: 0 });
  time.now += 9 * MINUTE_MS;
  expect(await run()).toEqual(['sent', 'retry', 'retry']);
  expect(server.requests.filter(({ method }) => method === 'POST')).toHaveLength(2);
  time.now += MINUTE_MS;
  expect(await run()).toEqual(['sent', 'sent', 'sent']);
  expect(server.accepted).toHaveLength(3);
});
