import fc from 'fast-check';
import { expect, inject, test } from 'vitest';
import { openHistory } from '../../src/history/history.ts';
import { type Run, shownOutcome, WORK_KINDS } from '../../src/runs/run.ts';
import { runLog } from '../../src/runs/run-log.ts';
import { DAY_MS, HOUR_MS } from '../../src/time/lengths.ts';
import { errorOf } from '../history/support.ts';
import { aRun } from '../support/runs.ts';

const NOW = Date.parse('2026-11-23T07:00:00Z');
let logs = 0;

async function freshLog() {
  const connection = { connectionString: inject('storageConnection') };
  const { documents } = await openHistory({ connection, prefix: `runLog${process.pid}x${++logs}` });
  return { documents, log: runLog(documents) };
}

const ALL = { fromMs: NOW - 30 * DAY_MS, toMs: NOW + DAY_MS, limit: 1000 };

test('list() gives the runs of a range, newest first, whatever their kinds and days', async () => {
  const { log } = await freshLog();
  const starts = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 200 }), fc.constantFrom(...WORK_KINDS)), {
    minLength: 1,
    maxLength: 25,
    selector: ([hours]) => hours,
  });
  await fc.assert(
    fc.asyncProperty(starts, fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: 30 }), async (list, from, limit) => {
      await log.purge(NOW + DAY_MS);
      const runs = list.map(([hours, kind]) => aRun({ kind, startedMs: NOW - hours * HOUR_MS }));
      await Promise.all(runs.map((run) => log.write(run)));
      const fromMs = NOW - from * HOUR_MS;
      const expected = runs.filter(({ startedMs }) => startedMs >= fromMs && startedMs < NOW).sort((a, b) => b.startedMs - a.startedMs);
      expect(await log.list({ fromMs, toMs: NOW, limit })).toEqual(expected.slice(0, limit));
      const sweeps = expected.filter(({ kind }) => kind === 'sweep');
      expect(await log.list({ fromMs, toMs: NOW, limit, kind: 'sweep' })).toEqual(sweeps.slice(0, limit));
    }),
    { numRuns: 10 },
  );
});

test('pages of any size give each run once, in the order of the list, also runs of one millisecond and while others begin', async () => {
  const { log } = await freshLog();
  const starts = fc.array(
    fc.tuple(
      fc.constantFrom(0, 1, 2, HOUR_MS, DAY_MS, 3 * DAY_MS),
      fc.constantFrom('harvest' as const, 'sweep' as const, 'digest' as const),
    ),
    {
      maxLength: 15,
    },
  );
  await fc.assert(
    fc.asyncProperty(starts, fc.integer({ min: 1, max: 6 }), async (list, limit) => {
      await log.purge(NOW + 2 * DAY_MS);
      await Promise.all(list.map(([agoMs, kind]) => log.write(aRun({ kind, startedMs: NOW - agoMs }))));
      const whole = await log.list(ALL);
      expect(whole).toHaveLength(list.length);
      const paged: Run[] = [];
      for (let page = await log.list({ ...ALL, limit }); page.length > 0; ) {
        paged.push(...page);
        expect(paged.length).toBeLessThanOrEqual(whole.length);
        await log.write(aRun({ startedMs: NOW + HOUR_MS + paged.length }));
        page = await log.list({ ...ALL, limit, after: paged.at(-1) });
      }
      expect(paged).toEqual(whole);
    }),
    { numRuns: 15 },
  );
});

test('list() finds the one run of an id, of any kind, who opened a report among them', async () => {
  const { log } = await freshLog();
  const runs = [aRun({ startedMs: NOW - 3 * DAY_MS, kind: 'access' }), aRun({ startedMs: NOW }), aRun({ startedMs: NOW, kind: 'access' })];
  await Promise.all(runs.map((run) => log.write(run)));
  for (const run of runs) {
    expect(await log.list({ ...ALL, id: run.id })).toEqual([run]);
    expect(await log.list({ ...ALL, id: run.id, kind: 'sweep' })).toEqual([]);
  }
  expect(await log.list({ ...ALL, id: 'f'.repeat(16) })).toEqual([]);
});

test('a run that is written again takes the place of what was written before', async () => {
  const { log } = await freshLog();
  const begun = aRun({ startedMs: NOW, endedMs: null, outcome: 'running' });
  const ended: Run = { ...begun, endedMs: NOW + 5, outcome: 'failed', error: { code: 'store.unavailable', message: 'Cannot read' } };
  await log.write(begun);
  expect(await log.list(ALL)).toEqual([begun]);
  await log.write(ended);
  expect(await log.list(ALL)).toEqual([ended]);
});

test('latest() gives the last runs of each kind in 14 days', async () => {
  const { log } = await freshLog();
  const runs = [0, 1, 2, 3].map((days) => aRun({ startedMs: NOW - days * DAY_MS }));
  const digest = aRun({ kind: 'digest', startedMs: NOW - 14 * DAY_MS });
  const sweep = aRun({ kind: 'sweep', startedMs: NOW - 14 * DAY_MS - 1 });
  await Promise.all([...runs, digest, sweep].map((run) => log.write(run)));
  const latest = await log.latest(NOW, 2);
  expect(Object.keys(latest)).toEqual([...WORK_KINDS]);
  expect(latest).toMatchObject({ harvest: runs.slice(0, 2), digest: [digest], sweep: [], backfill: [] });
});

test('purge() removes the runs that began before an instant, to the millisecond, and gives their number', async () => {
  const { log } = await freshLog();
  const starts = [NOW - 20 * DAY_MS, NOW - DAY_MS, NOW - 1, NOW, NOW + 1];
  await Promise.all(starts.map((startedMs, i) => log.write(aRun({ startedMs, kind: i % 2 === 0 ? 'harvest' : 'erasure' }))));
  expect(await log.purge(NOW)).toBe(3);
  expect((await log.list(ALL)).map(({ startedMs }) => startedMs)).toEqual([NOW + 1, NOW]);
  expect(await log.purge(NOW)).toBe(0);
});

test('an entry that is no run is store.corrupt', async () => {
  const { documents, log } = await freshLog();
  await documents.write({ partition: 'runs|2026-11-23|harvest', row: `${9_999_999_999_999 - NOW} x` }, { kind: 'harvest' }, null);
  expect(await errorOf(log.list(ALL))).toMatchObject({ code: 'store.corrupt' });
});

test('a run without an end is running for an hour, then it ended without a word', () => {
  const run = aRun({ startedMs: NOW, endedMs: null, outcome: 'running' });
  expect(shownOutcome(run, NOW + HOUR_MS)).toBe('running');
  expect(shownOutcome(run, NOW + HOUR_MS + 1)).toBe('ended without a word');
  expect(shownOutcome({ ...run, outcome: 'ok' }, NOW + 2 * HOUR_MS)).toBe('ok');
});
