import { describe, expect, test } from 'vitest';
import { harvestState } from '../../src/harvest/harvest-state.ts';
import { checkHealth } from '../../src/subscriptions/health.ts';
import { type LedgerEntry, ledgerOf } from '../../src/subscriptions/ledger.ts';
import { addDays } from '../../src/time/local-day.ts';
import { freshHistory } from './mail-server.ts';

const NOW = Date.parse('2026-11-23T07:00:00Z');
const HOUR_MS = 3_600_000;

async function setUp() {
  const { documents } = await freshHistory();
  const ledger = ledgerOf(documents);
  return {
    read: (readToMs: number) => harvestState(documents).addCoverage([0, readToMs], readToMs),
    note: (daysAgo: number, state: LedgerEntry['state']) => {
      const date = addDays('2026-11-23', -daysAgo);
      const entry = { state, recipient: 'o…@x.example', messageId: '<a@b>', attempts: 1, atMs: NOW, leaseMs: 0, reason: 'why' };
      return ledger.update(
        { subscription: 'default', period: { from: date, to: date, zone: 'UTC' }, kind: 'scheduled' },
        'o@x.example',
        () => entry,
      );
    },
    health: () => checkHealth(documents, ledger, 'UTC', NOW),
  };
}

describe('checkHealth()', () => {
  test('is starting before the first reading', async () => {
    expect(await (await setUp()).health()).toEqual({ status: 'starting', readTo: null, lagSeconds: null, digests: [] });
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
  ] as const)('with a digest that is %s is %s and lists %i', async (state, status, listed) => {
    const { read, note, health } = await setUp();
    await read(NOW);
    await note(1, state);
    const found = await health();
    expect(found.status).toBe(status);
    expect(found.digests).toHaveLength(listed);
    for (const digest of found.digests)
      expect(digest).toEqual({ date: '2026-11-22', recipient: 'o…@x.example', state, reason: 'why', at: '2026-11-23T07:00:00.000Z' });
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
