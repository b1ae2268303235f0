/** Why a digest was missed, as it is noted for the next one to tell: over real tables. */
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { documentStore } from '../../src/history/tables/document-store.ts';
import { openTables, type Tables } from '../../src/history/tables/open-tables.ts';
import type { LedgerEntry } from '../../src/subscriptions/delivery/ledger.ts';
import { type DispatchPorts, dispatchOne } from '../../src/subscriptions/dispatch-one.ts';
import { type PendingDigest, type PendingDigests, pendingDigests } from '../../src/subscriptions/pending.ts';

const DUE_MS = Date.parse('2026-11-23T07:00:00Z');
const DAY_MS = 86_400_000;
const WAITING: PendingDigest = { date: '2026-11-22', zone: 'Europe/Lisbon', kind: 'scheduled', dueMs: DUE_MS, to: null, reason: '' };

let tables: Tables;
let pending: PendingDigests;
beforeAll(async () => {
  tables = await openTables({ connection: { connectionString: inject('storageConnection') }, prefix: 'missedReason' });
  pending = pendingDigests(documentStore(tables), { catchUpMs: DAY_MS, clock: () => DUE_MS });
});
afterAll(() => Promise.all(Object.values(tables).map((table) => table.deleteTable())));

function entry(attempts: number, state: LedgerEntry['state'] = 'missed'): LedgerEntry {
  return { recipient: 'o…@contoso.example', messageId: '<a@contoso.example>', state, attempts, atMs: 0, leaseMs: 0, reason: 'why' };
}

/** What is noted of a digest that waited, where `isWaiting`, and then came too late for these recipients. */
async function missedAfter(isWaiting: boolean, ...entries: readonly LedgerEntry[]) {
  const ports: DispatchPorts = {
    pending,
    catchUpMs: DAY_MS,
    due: async (period) => ({ period, state: 'waiting' }),
    send: () => Promise.reject(new Error('nothing is sent here')),
    miss: async () => entries,
    isMade: async () => false,
  };
  if (isWaiting) await dispatchOne(ports, WAITING, DUE_MS);
  const [noted = WAITING] = await pending.begin(DUE_MS, () => []);
  await dispatchOne(ports, noted, DUE_MS + DAY_MS);
  return (await pending.listMissed()).map(({ reason, reasonId }) => [reason, reasonId]);
}

test('a digest that waited for its data until it was too late says so as an id', async () => {
  expect(await missedAfter(true, entry(0))).toEqual([['why', 'dataIncomplete']]);
});

test('one that was never looked at says that the app did not run', async () => {
  expect(await missedAfter(false, entry(0))).toEqual([['why', 'appDidNotRun']]);
});

test('one that a mail server did not take, or that others got, has words alone', async () => {
  expect(await missedAfter(true, entry(2))).toEqual([['why', undefined]]);
  expect(await missedAfter(true, entry(0), entry(1, 'sent'))).toEqual([['1 of 2 recipients: why', undefined]]);
});
