/** The nightly run on real Azurite: what it removes, what it leaves, and that it can be stopped and repeated. */
import { randomBytes } from 'node:crypto';
import { expect, inject, test } from 'vitest';
import { StoreError } from '../../src/errors.ts';
import { fileRows } from '../../src/harvest/file/file-rows.ts';
import { openHistory } from '../../src/history/history.ts';
import { saveBacklog } from '../../src/history/state/backlog.ts';
import { loadNames } from '../../src/history/state/known-names.ts';
import { openConversations } from '../../src/history/state/open-conversations.ts';
import { saveOrphans } from '../../src/history/state/orphans.ts';
import { updateJson } from '../../src/history/tables/json-value.ts';
import { cubeOf } from '../../src/metrics/cube/cube.ts';
import { contactKeyOf } from '../../src/metrics/fact/contact-key.ts';
import { fileRow } from '../../src/metrics/fact/make-fact.ts';
import type { DeliveryRow } from '../../src/metrics/row/row.ts';
import { defaultRules } from '../../src/metrics/rules/rules.ts';
import { pendingErasures } from '../../src/retention/pending-erasures.ts';
import { type RetentionCounts, type RetentionResult, retain } from '../../src/retention/retain.ts';
import { archiveOf } from '../../src/subscriptions/delivery/archive.ts';
import { DAY_MS, HOUR_MS } from '../../src/time/lengths.ts';
import { dayOf, type Period } from '../../src/time/local-day.ts';
import { sampleReport } from '../support/sample-report.ts';

const NOW = Date.now();
const KEY = 'a key of this test';
const RULES = defaultRules(KEY);
const PERIODS = { factsDays: 10, cubeDays: 30, snapshotDays: 20, runLogDays: 5 };
const scheduledDigest = (period: Period) => ({ subscription: 'default', period, kind: 'scheduled' }) as const;
const NOTHING = {
  erasures: 0,
  frozen: 0,
  days: 0,
  snapshots: 0,
  digests: 0,
  narrowed: 0,
  backlogs: 0,
  orphans: 0,
  names: 0,
  wishes: 0,
  setup: 0,
  runs: 0,
  blobs: 0,
};
let stores = 0;

const instant = (daysAgo: number) => NOW - daysAgo * DAY_MS;
const dateOf = (daysAgo: number) => new Date(instant(daysAgo)).toISOString().slice(0, 10);

/** A finished delivery of so many days ago. */
function rowOf(daysAgo: number): DeliveryRow {
  const at = new Date(instant(daysAgo)).toISOString();
  return {
    msdyn_proactive_deliveryid: `00000000-0000-4000-8000-${String(daysAgo).padStart(12, '0')}`,
    msdyn_status: 'Complete',
    msdyn_result: 'LiveAnswer',
    msdyn_result_date: at,
    msdyn_contact_id: `contact ${daysAgo}`,
    createdon: at,
    modifiedon: at,
    versionnumber: 1,
  };
}

/** A history with something of every kind at the ages of 1, 15, 25 and 40 days. */
async function history() {
  const clock = { nowMs: NOW };
  const connection = { connectionString: inject('storageConnection') };
  const stored = await openHistory({ connection, prefix: `retain${process.pid}x${++stores}`, now: () => clock.nowMs });
  const { values, documents, quarters, snapshots } = stored;
  const names: [string, string, number][] = [];
  for (const daysAgo of [1, 15, 25, 40]) {
    clock.nowMs = instant(daysAgo);
    await fileRows(quarters, [fileRow({ row: rowOf(daysAgo) }, RULES)]);
    await saveBacklog(values, { atMs: clock.nowMs, items: [] });
    await saveOrphans(documents, [{ id: `orphan ${daysAgo}`, createdMs: clock.nowMs }]);
    names.push([`queue ${daysAgo}`, `Queue ${daysAgo}`, clock.nowMs]);
    for (const zone of ['UTC', 'Europe/Lisbon']) {
      await snapshots.add(zone, dateOf(daysAgo), { report: sampleReport(), cube: cubeOf([]), reason: 'closed' });
      const digest = scheduledDigest(dayOf(dateOf(daysAgo), zone));
      await archiveOf(values).keep(digest, { subject: 's', html: 'h', text: 't', renderedMs: clock.nowMs, snapshotVersion: 1 });
    }
  }
  await updateJson(values, { partition: 'names', row: 'queue' }, () => names);
  clock.nowMs = NOW;
  const purged: number[] = [];
  const runs = {
    purge: async (beforeMs: number) => {
      purged.push(beforeMs);
      return 0;
    },
  };
  const ports = {
    ...stored,
    open: openConversations(documents),
    runs,
    periods: PERIODS,
    hasSubscription: async (id: string) => id === 'default',
  };
  const run = (signal?: AbortSignal): Promise<RetentionResult> => retain(ports, { nowMs: NOW, readToMs: NOW, signal });
  return { ...stored, ports, purged, run };
}

const ageOf = ({ quarterMs }: { quarterMs: number }) => Math.round((NOW - quarterMs) / DAY_MS);

test('facts, cubes, snapshots, digests, counts of the backlog and of orphans, and names go after their time, and a second run has nothing to do', async () => {
  const { run, quarters, snapshots, values, documents, purged } = await history();
  expect(await run()).toEqual({
    ...NOTHING,
    ...{ frozen: 2, days: 1, snapshots: 4, digests: 4, backlogs: 1, orphans: 1, names: 1 },
    isComplete: true,
  });
  expect(await run()).toEqual({ ...NOTHING, isComplete: true });
  const states = (await Array.fromAsync(quarters.listDays())).flatMap((day) => day.quarters);
  expect(states.map((state) => [ageOf(state), state.frozen, state.facts])).toEqual([
    [25, true, 0],
    [15, true, 0],
    [1, false, 1],
  ]);
  for await (const { cube } of quarters.listCubes(quartersFrom(), quartersTo())) expect(cube.cells).toHaveLength(1);
  for (const zone of ['UTC', 'Europe/Lisbon']) {
    const kept = await Array.fromAsync(snapshots.list(zone, dateOf(60), dateOf(0)));
    expect(kept.map(({ date }) => date)).toEqual([dateOf(15), dateOf(1)]);
    expect(await archiveOf(values).read(scheduledDigest(dayOf(dateOf(25), zone)))).toBeUndefined();
    expect(await archiveOf(values).read(scheduledDigest(dayOf(dateOf(15), zone)))).toMatchObject({ subject: 's' });
  }
  expect((await Array.fromAsync(values.list('backlog', '', '~'))).map(({ key }) => key.row.slice(0, 10))).toEqual([25, 15, 1].map(dateOf));
  expect((await Array.fromAsync(documents.list('orphans'))).map(({ key }) => key.row.slice(0, 10))).toEqual([25, 15, 1].map(dateOf));
  expect([...(await loadNames(values)).queue.keys()]).toEqual(['queue 1', 'queue 15', 'queue 25']);
  expect(purged).toEqual([instant(5), instant(5)]);
});

const quartersFrom = () => Math.floor(instant(60) / DAY_MS) * DAY_MS;
const quartersTo = () => Math.ceil(NOW / DAY_MS) * DAY_MS;

test('what a crashed writer of a stored value left goes after an hour, and its neighbours stay', async () => {
  const { ports, run, blobs, values } = await history();
  // Too large for its head.
  await values.write({ partition: 'kept', row: 'a' }, { parts: new Map([['bytes', randomBytes(20_000)]]), meta: {} }, null);
  const before = await Array.fromAsync(blobs.list('values/'));
  await blobs.write('values/left', Buffer.from('bytes'), null);
  expect(await run()).toMatchObject({ blobs: 0 });
  expect(await retain(ports, { nowMs: NOW + 2 * HOUR_MS, readToMs: NOW })).toMatchObject({ blobs: 1, isComplete: true });
  expect(await Array.fromAsync(blobs.list('values/'))).toEqual(before);
  expect(before).toHaveLength(1);
});

test('snapshots and digests stay for ever where no time is set', async () => {
  const { ports, snapshots } = await history();
  const periods = { ...PERIODS, snapshotDays: undefined };
  const result = await retain({ ...ports, runs: undefined, periods }, { nowMs: NOW, readToMs: NOW });
  expect(result).toMatchObject({ snapshots: 0, digests: 0, runs: 0 });
  expect(await Array.fromAsync(snapshots.list('UTC', dateOf(60), dateOf(0)))).toHaveLength(4);
});

test('a digest that may still be tried again stays, however short snapshots are kept', async () => {
  const { ports } = await history();
  const result = await retain({ ...ports, periods: { ...PERIODS, snapshotDays: 1 } }, { nowMs: NOW + DAY_MS, readToMs: null });
  expect(result).toMatchObject({ snapshots: 8, digests: 6 });
});

test('days age only as far as Dataverse was read', async () => {
  const { ports } = await history();
  expect(await retain(ports, { nowMs: NOW, readToMs: null })).toMatchObject({ frozen: 0, days: 0 });
  expect(await retain(ports, { nowMs: NOW, readToMs: instant(12) })).toMatchObject({ frozen: 2, days: 0 });
});

test('a run that is stopped does nothing more, says so, and the next one goes on', async () => {
  const { run } = await history();
  expect(await run(AbortSignal.abort())).toEqual({ ...NOTHING, isComplete: false });
  expect(await run()).toMatchObject({ frozen: 2, days: 1, snapshots: 4, isComplete: true });
});

test('a kept digest, a filing and a run at the same time do no harm', async () => {
  const { ports, run, quarters } = await history();
  const again = { ...rowOf(15), versionnumber: 2 };
  await Promise.all([run(), run(), fileRows(quarters, [fileRow({ row: again }, RULES)]), run()]);
  await retain(ports, { nowMs: NOW, readToMs: NOW });
  const cubes = await Array.fromAsync(quarters.listCubes(quartersFrom(), quartersTo()));
  expect(cubes.map(({ cube }) => cube.cells.reduce((sum, { tally }) => sum + tally.deliveries, 0))).toEqual([1, 1, 1]);
});

test('a step that fails holds up no other: the run tells what it did, fails at its end, and the erasure is repeated later', async () => {
  const { ports, quarters, documents } = await history();
  await pendingErasures(documents).add(contactKeyOf(rowOf(1), KEY), NOW);
  const broken = { ...quarters, listRowsOfContact: () => unreadable() };
  const counted: RetentionCounts[] = [];
  const options = { nowMs: NOW + HOUR_MS, readToMs: NOW, onCounted: (counts: RetentionCounts) => void counted.push(counts) };
  await expect(retain({ ...ports, quarters: broken }, options)).rejects.toThrow('Cannot read the day');
  expect(counted).toEqual([{ ...NOTHING, ...{ frozen: 2, days: 1, snapshots: 4, digests: 4, backlogs: 1, orphans: 1, names: 1 } }]);
  expect(await retain(ports, options)).toMatchObject({ erasures: 1, isComplete: true });
});

function unreadable(): AsyncIterable<never> {
  const next = () => Promise.reject(new StoreError('store.corrupt', 'Cannot read the day'));
  return { [Symbol.asyncIterator]: () => ({ next }) };
}

test('an erasure is repeated once, an hour later at the earliest', async () => {
  const { ports, quarters, documents } = await history();
  const pending = pendingErasures(documents);
  await pending.add(contactKeyOf(rowOf(1), KEY), NOW);
  expect(await retain(ports, { nowMs: NOW + 3_599_999, readToMs: null })).toMatchObject({ erasures: 0 });
  expect(await retain(ports, { nowMs: NOW + 3_600_000, readToMs: null })).toMatchObject({ erasures: 1 });
  expect(await retain(ports, { nowMs: NOW + 3_600_000, readToMs: null })).toMatchObject({ erasures: 0 });
  const states = (await Array.fromAsync(quarters.listDays())).flatMap((day) => day.quarters);
  expect(states.map(({ facts, intakes }) => facts + intakes)).toEqual([2, 2, 2, 0]);
});
