/** Days are closed once, restated when their numbers change, and cost next to nothing while they do not: on real Azurite. */
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { type ClosedDay, closeDays, RESTATE_PAUSE_MS } from '../../src/closing/close-days.ts';
import { harvestState } from '../../src/history/state/watermarks.ts';
import { lookUpReport } from '../../src/lookup/look-up-report.ts';
import type { ReportQuery } from '../../src/lookup/report-query.ts';
import type { Fact, Intake } from '../../src/metrics/fact/fact.ts';
import { HOUR_MS } from '../../src/time/lengths.ts';
import { dayOf, periodOf } from '../../src/time/local-day.ts';
import { quarterOf } from '../../src/time/quarter.ts';
import { frozenUntil, historyOf, sampleFacts } from '../lookup/stored-facts.ts';
import { fileAgain } from '../support/history/read-quarter.ts';
import { startStorageProxy } from '../support/storage-proxy.ts';

// Clocks went back on the 25th: that day has 25 hours.
const ZONE = 'Europe/Lisbon';
const DATES = ['2026-10-23', '2026-10-24', '2026-10-25', '2026-10-26'];
const SPAN = periodOf('2026-10-23', '2026-10-26', ZONE);
const MORNING_MS = SPAN.toMs + 7 * HOUR_MS;

interface RunOptions {
  readonly nowMs?: number;
  readonly mostDays?: number;
  readonly days?: number;
  readonly zones?: readonly string[];
  readonly isOver?: () => boolean;
  /** Told of each day that is looked up; may throw. */
  readonly onLookUp?: (date: string) => void;
}

interface Closing {
  readonly history: Awaited<ReturnType<typeof historyOf>>;
  /** One run; the days looked up are noted. */
  run(options?: RunOptions): Promise<readonly ClosedDay[]>;
  readonly lookedUp: string[];
  /** Files further facts of a day. */
  add(facts: readonly Fact[]): Promise<void>;
}

/** A history of four days, read whole, with a fact or two in each. */
async function start({
  created = [],
  connectionString = inject('storageConnection'),
}: {
  created?: readonly Intake[];
  connectionString?: string;
} = {}): Promise<Closing> {
  const history = await historyOf(sampleFacts(SPAN.fromMs, SPAN.toMs, 20), created, connectionString);
  await harvestState(history.documents).addCoverage([SPAN.fromMs, SPAN.toMs], MORNING_MS);
  const lookedUp: string[] = [];
  return {
    history,
    lookedUp,
    async run({ nowMs = MORNING_MS, days = 35, zones = [ZONE], onLookUp, ...options }: RunOptions = {}) {
      const lookUp = async (query: ReportQuery) => {
        onLookUp?.(query.period.from);
        lookedUp.push(query.period.from);
        return lookUpReport(history, query, nowMs);
      };
      return closeDays({ ...history, lookUp }, { zones, nowMs, days, ...options });
    },
    async add(facts) {
      for (const [quarterMs, group] of Map.groupBy(facts, ({ placeMs }) => quarterOf(placeMs))) {
        await history.quarters.edit(quarterMs, { facts: group.map(({ id }) => id) }, () => ({ facts: group }));
      }
    },
  };
}

/** Facts that no other call of this test has placed in the day. */
function lateFacts(date: string, count: number): Fact[] {
  const { fromMs, toMs } = dayOf(date, ZONE);
  return sampleFacts(fromMs, toMs, count).map((fact) => ({ ...fact, id: `late ${fact.id}`, result: 'LiveAnswer' }));
}

const named = (days: readonly ClosedDay[]) => days.map(({ date, version, reason }) => [date, version, reason]);

test('each complete day gets version 1, the oldest first; a second run, and one at the same time, make nothing', async () => {
  const { run, history, lookedUp } = await start();
  const both = await Promise.all([run(), run()]);
  expect(named(both.flat()).sort()).toEqual(DATES.map((date) => [date, 1, 'closed']));
  lookedUp.length = 0;
  expect(await run()).toEqual([]);
  expect(lookedUp).toEqual([]);
  for (const date of DATES)
    expect(await history.snapshots.versions(ZONE, date)).toMatchObject([{ version: 1, reason: 'closed', restates: false }]);
});

test('a run computes so many days at most, and the next one goes on', async () => {
  const { run } = await start();
  expect(named(await run({ mostDays: 3 })).map(([date]) => date)).toEqual(DATES.slice(0, 3));
  expect(named(await run({ mostDays: 3 })).map(([date]) => date)).toEqual(DATES.slice(3));
});

test('a day that has only just ended, or was not read, is not closed', async () => {
  const { run } = await start();
  expect(await run({ nowMs: SPAN.toMs - 1 })).toHaveLength(3);
  const { run: runElsewhere } = await start();
  // There the span begins and ends within a day.
  expect((await runElsewhere({ zones: ['Asia/Tokyo'] })).map(({ date }) => date)).toEqual(['2026-10-24', '2026-10-25', '2026-10-26']);
});

describe('a closed day that changes', () => {
  test('gets a version beside the old one, with the reason in words and counts', async () => {
    const { run, add, history } = await start();
    await run();
    const before = await history.snapshots.latest(ZONE, '2026-10-25');
    await add(lateFacts('2026-10-25', 43));
    const restated = await run();
    expect(named(restated)).toEqual([['2026-10-25', 2, expect.stringMatching(/^43 late results; off-hook rate n\/a to 2\d\.\d%; /)]]);
    const after = await history.snapshots.latest(ZONE, '2026-10-25');
    expect(after?.report.totals.deliveries).toBe((before?.report.totals.deliveries ?? 0) + 43);
    expect(await history.snapshots.read(ZONE, '2026-10-25', 1)).toEqual(before);
    expect(after).toMatchObject({ restates: true, reason: restated[0]?.reason });
    expect(await run()).toEqual([]);
  });

  test('makes no version where its numbers are the same again', async () => {
    const { run, history, lookedUp } = await start();
    await run();
    lookedUp.length = 0;
    const [fact] = sampleFacts(SPAN.fromMs, SPAN.toMs, 20);
    for (let times = 0; times < 2; times++) await fileAgain(history.quarters, quarterOf(fact?.placeMs ?? 0));
    expect(await run()).toEqual([]);
    expect(lookedUp).toHaveLength(1);
    expect(await run()).toEqual([]);
    expect(lookedUp).toHaveLength(1);
  });

  test('is restated at once the first time, and then once an hour at most', async () => {
    const { run, add } = await start();
    await run();
    await add(lateFacts('2026-10-24', 1));
    expect(await run()).toMatchObject([{ version: 2 }]);
    await add(lateFacts('2026-10-24', 2));
    expect(await run({ nowMs: MORNING_MS + RESTATE_PAUSE_MS - 1 })).toEqual([]);
    expect(await run({ nowMs: MORNING_MS + RESTATE_PAUSE_MS })).toMatchObject([{ date: '2026-10-24', version: 3 }]);
  });

  test('is restated once by runs at the same time', async () => {
    const { run, add, history } = await start();
    await run();
    await add(lateFacts('2026-10-24', 5));
    const done = await Promise.all([run(), run(), run()]);
    expect(done.flat()).toHaveLength(1);
    expect((await history.snapshots.versions(ZONE, '2026-10-24')).map(({ version }) => version)).toEqual([1, 2]);
  });

  test('is left as it is once its facts are no longer kept', async () => {
    const { run, add, history } = await start();
    await run();
    await add(lateFacts('2026-10-24', 5));
    expect(await frozenRun(history, MORNING_MS)).toEqual([]);
    expect(await run()).toMatchObject([{ date: '2026-10-24', version: 2 }]);
  });
});

test('a day closed before the days behind it were read is restated once they are, and says what it could not know before', async () => {
  const { run, history } = await start();
  await run();
  const version = async (n: number) => (await history.snapshots.read(ZONE, '2026-10-26', n))?.report;
  expect(await version(1)).toMatchObject({ provisional: false, contacts: { retrySpacing: { count: null, p50Seconds: null } } });
  await harvestState(history.documents).addCoverage([dayOf('2026-09-01', ZONE).fromMs, SPAN.fromMs], MORNING_MS);
  // Those before could be closed now too; the last four are looked at.
  const restated = await run({ days: 4 });
  expect(named(restated)).toEqual(DATES.map((date) => [date, 2, expect.stringContaining('more of the days before has been read')]));
  expect(await version(2)).toMatchObject({ unreadBefore: [], contacts: { retrySpacing: { count: expect.any(Number) } } });
  expect(await history.snapshots.latest(ZONE, '2026-10-26')).toMatchObject({ restates: true });
  expect(await run({ days: 4 })).toEqual([]);
});

/** A run over the history as it is once every quarter hour is frozen. */
function frozenRun(history: Closing['history'], nowMs: number): Promise<readonly ClosedDay[]> {
  const quarters = frozenUntil(history.quarters, Number.POSITIVE_INFINITY);
  const lookUp = (query: ReportQuery) => lookUpReport({ ...history, quarters }, query, nowMs);
  return closeDays({ ...history, quarters, lookUp }, { zones: [ZONE], nowMs, days: 35 });
}

test('a run without time closes no further day, and the next one goes on', async () => {
  const { run } = await start();
  let asked = 0;
  expect(await run({ isOver: () => asked++ > 0 })).toMatchObject([{ date: '2026-10-23' }]);
  expect((await run()).map(({ date }) => date)).toEqual(['2026-10-24', '2026-10-25', '2026-10-26']);
});

test('a day whose numbers cannot be loaded holds up no other one, and is tried again', async () => {
  const { run, history } = await start();
  const broken = (date: string) => {
    if (date === '2026-10-23') throw new Error('unreadable');
  };
  await expect(run({ onLookUp: broken })).rejects.toThrow('unreadable');
  const onRecord = async () => (await Array.fromAsync(history.snapshots.list(ZONE, '2026-10-23', '2026-10-26'))).map(({ date }) => date);
  expect(await onRecord()).toEqual(['2026-10-24', '2026-10-25', '2026-10-26']);
  expect(await run()).toMatchObject([{ date: '2026-10-23', version: 1 }]);
});

test('a day of which too much is open is closed once it is not', async () => {
  const { fromMs } = dayOf('2026-10-26', ZONE);
  const open: Intake = {
    id: 'open',
    version: { number: 1, modifiedMs: fromMs, attributesMs: 0, attributeCount: 0, rules: 0, conversationMs: 0 },
    createdMs: fromMs,
    scope: { configuration: 'c1', queue: 'q1', channel: 'Voice', dialMode: 'Copilot' },
    contact: '',
    placeMs: null,
    openStatus: 'InProcess',
    stuckFromMs: MORNING_MS,
    alsoAt: [],
  };
  const { run } = await start({ created: [open] });
  expect((await run()).map(({ date }) => date)).toEqual(DATES.slice(0, 3));
  expect(named(await run({ nowMs: MORNING_MS + 1 }))).toEqual([['2026-10-26', 1, 'closed']]);
});

test('where nothing changed it asks storage for one page of heads a day, and two documents', async () => {
  const proxy = await startStorageProxy(inject('storageConnection'));
  onTestFinished(() => proxy.stop());
  const { run } = await start({ connectionString: proxy.connectionString });
  await run();
  proxy.reset();
  expect(await run()).toEqual([]);
  // Four local days touch five days of UTC at most.
  expect(proxy.count).toBeLessThanOrEqual(2 + 5);
});
