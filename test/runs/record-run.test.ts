import { expect, test } from 'vitest';
import { DataverseError, InputError, StoreError } from '../../src/errors.ts';
import { endOf, recordRun } from '../../src/runs/record-run.ts';
import type { Run } from '../../src/runs/run.ts';
import { errorOf } from '../history/support.ts';

/** A log in memory that keeps every write, with a clock that moves a second each time it is read. */
function recorder(fails: (run: Run) => boolean = () => false) {
  const counts = { requests: 100, retries: 10, throttles: 1 };
  const written: Run[] = [];
  const warnings: string[] = [];
  let nowMs = 0;
  const recording = {
    log: {
      async write(run: Run) {
        if (fails(run)) throw new StoreError('store.unavailable', 'Cannot write the document: no answer', { retryable: true });
        written.push(run);
      },
    },
    clock: () => (nowMs += 1000),
    requestCounts: () => ({ ...counts }),
    warn: (message: string) => void warnings.push(message),
  };
  return { recording, counts, written, warnings };
}

test('recordRun() writes the start, then the end with what was noted and what was asked of Dataverse meanwhile', async () => {
  const { recording, counts, written } = recorder();
  const result = await recordRun(recording, { kind: 'sweep', zone: 'UTC', date: '2026-11-22', range: [1, 2] }, async (note) => {
    note({ counters: { lateChanges: 1 }, rows: { deliveries: 1, attributes: 0, malformed: 0 } });
    note({ counters: { orphanAttributes: 2 }, rows: { deliveries: 3, attributes: 4, malformed: 5 } });
    Object.assign(counts, { requests: 107, retries: 12, throttles: 1 });
    return 'done';
  });
  expect(result).toBe('done');
  const id = written[0]?.id;
  const begun = { id, kind: 'sweep', zone: 'UTC', date: '2026-11-22', range: [1, 2], backfill: null, startedMs: 1000, error: null };
  expect(written).toEqual([
    {
      ...begun,
      endedMs: null,
      ...{ requests: 0, retries: 0, throttles: 0, counters: {}, outcome: 'running' },
      rows: { deliveries: 0, attributes: 0, malformed: 0 },
    },
    {
      ...begun,
      endedMs: 2000,
      ...{ requests: 7, retries: 2, throttles: 0, counters: { lateChanges: 1, orphanAttributes: 2 }, outcome: 'ok' },
      rows: { deliveries: 3, attributes: 4, malformed: 5 },
    },
  ]);
});

test('recordRun() throws what the work throws, and keeps how far it got', async () => {
  const { recording, written } = recorder();
  const wrong = new DataverseError('dataverse.unavailable', 'Cannot list deliveries: status 503', { retryable: true });
  const thrown = await errorOf(
    recordRun(recording, { kind: 'harvest' }, async (note) => {
      note({ rows: { deliveries: 500, attributes: 0, malformed: 0 } });
      throw wrong;
    }),
  );
  expect(thrown).toBe(wrong);
  expect(written[1]).toMatchObject({
    outcome: 'failed',
    error: { code: 'dataverse.unavailable', message: 'Cannot list deliveries: status 503' },
    rows: { deliveries: 500 },
  });
});

test('a work may say itself that it stopped', async () => {
  const { recording, written } = recorder();
  await recordRun(recording, { kind: 'harvest' }, async (note) => note({ outcome: 'stopped' }));
  expect(written[1]?.outcome).toBe('stopped');
});

test.each(['running', 'ok'])('a log that cannot be written while the run is %s changes no result, and is told', async (when) => {
  const { recording, written, warnings } = recorder(({ outcome }) => outcome === when);
  expect(await recordRun(recording, { kind: 'harvest' }, async () => 42)).toBe(42);
  expect(written).toHaveLength(1);
  expect(warnings).toEqual([`run log: Cannot write the document: no answer; harvest is ${when}`]);
});

test('a log that cannot be written does not hide why the work failed', async () => {
  const { recording, warnings } = recorder(() => true);
  const wrong = new Error('broken');
  expect(await errorOf(recordRun(recording, { kind: 'harvest' }, () => Promise.reject(wrong)))).toBe(wrong);
  expect(warnings).toHaveLength(2);
});

test.each([
  [new DataverseError('dataverse.no-rights', 'm'), 'refused', 'dataverse.no-rights', 'm'],
  [new DataverseError('dataverse.forbidden', 'm'), 'refused', 'dataverse.forbidden', 'm'],
  [new InputError('input.date', 'm'), 'refused', 'input.date', 'm'],
  [new DataverseError('dataverse.throttled', 'm', { retryable: true }), 'failed', 'dataverse.throttled', 'm'],
  [new DataverseError('dataverse.aborted', 'm'), 'stopped', 'dataverse.aborted', 'm'],
  [new StoreError('store.corrupt', 'm'), 'failed', 'store.corrupt', 'm'],
  [new TypeError('Bearer abc of ana@contoso.example'), 'failed', 'internal', 'TypeError'],
  ['ana@contoso.example', 'failed', 'internal', 'string'],
])('%s ends a run as %s, and no text from elsewhere is kept', (thrown, outcome, code, message) => {
  expect(endOf(thrown)).toEqual({ outcome, error: { code, message } });
});
