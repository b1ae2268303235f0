import { describe, expect, test } from 'vitest';
import { checkHealth } from '../../src/health/health.ts';
import { backfillState } from '../../src/history/state/backfill-state.ts';
import { harvestState } from '../../src/history/state/watermarks.ts';
import { type RunOutcome, WORK_KINDS } from '../../src/runs/run.ts';
import { runLog } from '../../src/runs/run-log.ts';
import { deliveryStore } from '../../src/subscriptions/delivery/delivery-store.ts';
import { type LedgerEntry, ledgerOf, recipientId } from '../../src/subscriptions/delivery/ledger.ts';
import { serverPause } from '../../src/subscriptions/sending/server-pause.ts';
import { HOUR_MS, MINUTE_MS } from '../../src/time/lengths.ts';
import { addDays } from '../../src/time/local-day.ts';
import { freshHistory } from '../subscriptions/mail-server.ts';
import { putDelivery } from '../support/deliveries/a-delivery.ts';
import { aRun } from '../support/runs.ts';

const NOW = Date.parse('2026-11-23T07:00:00Z');

async function setUp() {
  const { documents } = await freshHistory();
  const ledger = ledgerOf(documents);
  const runs = runLog(documents);
  const backfills = backfillState(documents);
  const time = { now: NOW };
  const pause = serverPause(documents, { settings: ['a server'], clock: () => time.now });
  return {
    pause,
    time,
    documents,
    read: (readToMs: number) =>
      harvestState(documents).moveWatermark({ sinceMs: 0, beganMs: 0, modifiedMs: readToMs, doneMs: null, readToMs, widthMs: HOUR_MS }),
    note: async (daysAgo: number, state: LedgerEntry['state']) => {
      const date = addDays('2026-11-23', -daysAgo);
      const entry = { state, recipient: 'o…@x.example', messageId: '<a@b>', attempts: 1, atMs: NOW, leaseMs: 0, reason: 'why' };
      const digest = { subscription: 'default', period: { from: date, to: date, zone: 'UTC' }, kind: 'scheduled' } as const;
      const isOpen = state === 'sending' || state === 'retry';
      await putDelivery(documents, digest, isOpen ? 'sending' : state, NOW);
      return ledger.update(digest, 'o@x.example', () => entry);
    },
    /** Writes harvests that ended so, ten minutes apart, the last one first. */
    harvests: (...outcomes: readonly RunOutcome[]) =>
      Promise.all(outcomes.map((outcome, i) => runs.write(aRun({ startedMs: NOW - i * 600_000, outcome })))),
    runs,
    backfills,
    health: () => checkHealth({ documents, ledger, deliveries: deliveryStore(documents), pause, runs, backfills }, 'UTC', NOW),
  };
}

const NO_RUNS = Object.fromEntries(WORK_KINDS.map((kind) => [kind, null]));

describe('checkHealth()', () => {
  test('is starting before the first reading', async () => {
    expect(await (await setUp()).health()).toEqual({
      status: 'starting',
      readTo: null,
      lagSeconds: null,
      digests: [],
      dispatchedTo: null,
      missingDigests: [],
      unreadableSubscriptions: [],
      mailServer: null,
      bounces: { readTo: null, unknown: 'accepted by the mail server; whether it arrived is not known', digests: [] },
      failedDays: [],
      lastRuns: NO_RUNS,
      newer: [],
      unmetNames: [],
      partlyShown: [],
      zoneData: expect.stringMatching(/^20\d\d[a-z]$/),
    });
  });

  test('goes by what harvests have read: a backfill reads the past, and much of it may be missing', async () => {
    const { documents, health } = await setUp();
    await harvestState(documents).addCoverage([0, NOW], NOW);
    expect(await health()).toMatchObject({ status: 'starting', readTo: null });
  });

  test('is ok up to an hour behind, then behind', async () => {
    const { read, health } = await setUp();
    await read(NOW - HOUR_MS - 1000);
    expect(await health()).toMatchObject({ status: 'behind', lagSeconds: 3601 });
    await read(NOW - HOUR_MS);
    expect(await health()).toMatchObject({ status: 'ok', lagSeconds: 3600, readTo: '2026-11-23T06:00:00.000Z' });
  });

  test.each([
    ['sent', 'ok', 0],
    ['retry', 'ok', 1],
    ['sending', 'ok', 1],
    ['failed', 'failing', 1],
    ['ambiguous', 'failing', 1],
    ['missed', 'failing', 1],
  ] as const)('with a digest that is %s is %s and lists %i', async (state, status, listed) => {
    const { read, note, health } = await setUp();
    await read(NOW);
    await note(1, state);
    const found = await health();
    expect(found.status).toBe(status);
    expect(found.digests).toHaveLength(listed);
    for (const digest of found.digests)
      expect(digest).toEqual({
        subscription: 'default',
        date: '2026-11-22',
        kind: 'scheduled',
        recipient: 'o…@x.example',
        recipientId: recipientId('o@x.example'),
        state,
        reason: 'why',
        at: '2026-11-23T07:00:00.000Z',
      });
  });

  test.each([
    ['down', 29, 'ok', 0],
    ['down', 30, 'failing', 0],
    ['login', 0, 'failing', 1],
  ] as const)(
    'with a mail server that fails (%s) for %i minutes is %s, until it takes a message',
    async (trouble, minutes, status, failedLogins) => {
      const { read, pause, time, health } = await setUp();
      await read(NOW);
      time.now = NOW - minutes * MINUTE_MS;
      const since = new Date(time.now).toISOString();
      await pause.begin('down', 'ECONNREFUSED');
      time.now = NOW;
      await pause.begin(trouble, 'why');
      const nextTryAt = trouble === 'login' ? '2026-11-23T07:30:00.000Z' : '2026-11-23T07:04:00.000Z';
      expect(await health()).toMatchObject({ status, mailServer: { since, nextTryAt, failedLogins, reason: 'why' } });
      await pause.end();
      expect(await health()).toMatchObject({ status: 'ok', mailServer: null });
    },
  );

  test.each([
    ['one that failed', ['failed', 'ok'], 'ok'],
    ['two that failed', ['failed', 'failed', 'ok'], 'ok'],
    ['three that failed', ['failed', 'failed', 'failed', 'ok'], 'failing'],
    ['three that failed long ago', ['ok', 'failed', 'failed', 'failed'], 'ok'],
    ['two, the only ones', ['failed', 'failed'], 'ok'],
    ['three that failed and one that runs', ['running', 'failed', 'failed', 'failed'], 'failing'],
    ['one that was refused', ['refused', 'ok'], 'failing'],
    ['one that stopped', ['stopped', 'failed', 'failed'], 'ok'],
  ] as const)('after harvests, %s, is %s %s', async (_name, outcomes, status) => {
    const { read, harvests, health } = await setUp();
    await read(NOW);
    await harvests(...outcomes);
    expect((await health()).status).toBe(status);
  });

  test('counts harvests that ended without a word among those that failed', async () => {
    const { read, runs, health } = await setUp();
    await read(NOW);
    for (const hours of [2, 3, 4]) await runs.write(aRun({ startedMs: NOW - hours * HOUR_MS, endedMs: null, outcome: 'running' }));
    expect(await health()).toMatchObject({ status: 'failing', lastRuns: { harvest: { outcome: 'ended without a word' } } });
  });

  test('gives the last run of each kind with its outcome and error', async () => {
    const { runs, health } = await setUp();
    const error = { code: 'store.unavailable', message: 'Cannot read the document' };
    await runs.write(aRun({ kind: 'sweep', startedMs: NOW - HOUR_MS, outcome: 'ok' }));
    await runs.write(aRun({ kind: 'sweep', startedMs: NOW, outcome: 'failed', error }));
    const { lastRuns } = await health();
    expect(lastRuns).toEqual({ ...NO_RUNS, sweep: { startedAt: '2026-11-23T07:00:00.000Z', outcome: 'failed', error } });
  });

  test('is failing while a backfill day is given up, until it goes well', async () => {
    const { read, backfills, health } = await setUp();
    await read(NOW);
    const error = { code: 'backfill.given-up', message: 'Cannot backfill 2026-11-01' };
    const day = { backfill: '0123456789abcdef0123', date: '2026-11-01', zone: 'Europe/Lisbon', error };
    await backfills.giveUp({ ...day, atMs: NOW - 14 * 24 * HOUR_MS });
    await backfills.giveUp({ ...day, date: '2026-11-02', atMs: NOW - 14 * 24 * HOUR_MS - 1 });
    expect(await health()).toMatchObject({ status: 'failing', failedDays: [{ ...day, at: '2026-11-09T07:00:00.000Z' }] });
    await backfills.mend('Europe/Lisbon', '2026-11-01');
    expect(await health()).toMatchObject({ status: 'ok', failedDays: [] });
  });

  test('forgets a failure after 14 days', async () => {
    const { read, note, health } = await setUp();
    await read(NOW);
    await note(15, 'failed');
    expect(await health()).toMatchObject({ status: 'ok', digests: [] });
    await note(14, 'failed');
    expect(await health()).toMatchObject({ status: 'failing', digests: [{ date: '2026-11-09' }] });
  });
});
