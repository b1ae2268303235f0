/** Who opened what is noted, and nothing about that can keep anybody from their report. */
import { describe, expect, test } from 'vitest';
import { KEY_READER } from '../../src/access/reader.ts';
import { accessRecorder } from '../../src/access/record-access.ts';
import { AccessError, StoreError, UnknownScopeError } from '../../src/errors.ts';
import type { Run } from '../../src/runs/run.ts';
import { runSchema } from '../../src/runs/run.ts';
import { periodOf } from '../../src/time/local-day.ts';

const PERIOD = periodOf('2026-11-20', '2026-11-22', 'Europe/Lisbon');

function recorder(write: (run: Run) => Promise<void> = async () => {}) {
  const written: Run[] = [];
  const warned: string[] = [];
  const clock = { nowMs: 1000 };
  const log = {
    async write(run: Run) {
      written.push(run);
      await write(run);
    },
  };
  return { record: accessRecorder({ log, clock: () => clock.nowMs, warn: (text) => warned.push(text) }), written, warned, clock };
}

describe('accessRecorder()', () => {
  test('writes one entry of the run log, which the log can read', async () => {
    const { record, written, clock } = recorder();
    const answer = await record(async (note) => {
      note({ reader: KEY_READER });
      clock.nowMs = 1500;
      note({ period: PERIOD, scope: { queue: ['q1'] } });
      return 'answer';
    });
    expect(answer).toBe('answer');
    expect(written).toEqual([
      expect.objectContaining({
        kind: 'access',
        startedMs: 1000,
        endedMs: 1500,
        range: [PERIOD.fromMs, PERIOD.toMs],
        zone: 'Europe/Lisbon',
        date: null,
        outcome: 'ok',
        error: null,
        access: { by: 'key', subscription: null, allowed: null, scope: { queue: ['q1'] } },
      }),
    ]);
    expect(runSchema.parse(written[0])).toEqual(written[0]);
  });

  test('notes a refusal by its code alone, a failure as one, and throws on', async () => {
    const { record, written } = recorder();
    const errors = [
      new UnknownScopeError('Cannot find the queue "+351 910 000 001"', { given: '+351 910 000 001', column: 'queue', nearest: [] }),
      new StoreError('store.unavailable', 'x'),
      new TypeError('y'),
    ];
    for (const error of errors) {
      const work = record(async (note) => {
        note({ reader: KEY_READER });
        throw error;
      });
      const thrown: unknown = await work.catch((one: unknown) => one);
      // Of a failure the answer names the entry of the log.
      if (error instanceof UnknownScopeError) expect(thrown).toBe(error);
      else expect(thrown).toMatchObject({ name: 'NotedError', id: written.at(-1)?.id, cause: error });
    }
    expect(written.map(({ outcome, error }) => [outcome, error])).toEqual([
      ['refused', { code: 'scope.unknown', message: 'Nothing was shown.' }],
      ['failed', { code: 'store.unavailable', message: 'Nothing was shown.' }],
      ['failed', { code: 'internal', message: 'Nothing was shown.' }],
    ]);
  });

  test('writes nothing of who brings nothing, and of strangers no more than twenty a minute', async () => {
    const { record, written, clock } = recorder();
    const refuse = (code: 'access.unknown-reader' | 'access.off' | 'access.bad-link') =>
      record(() => Promise.reject(new AccessError(code, 'no'))).catch(() => undefined);
    await refuse('access.unknown-reader');
    await refuse('access.off');
    expect(written).toEqual([]);
    for (let n = 0; n < 50; n++) await refuse('access.bad-link');
    expect(written.length).toBe(20);
    expect(written[0]?.access).toEqual({ by: 'nobody', subscription: null, allowed: null, scope: null });
    clock.nowMs += 60_000;
    await refuse('access.bad-link');
    expect(written.length).toBe(21);
  });

  test('gives the answer where the log cannot be written, and says so', async () => {
    const { record, warned } = recorder(() => Promise.reject(new StoreError('store.unavailable', 'Cannot write')));
    expect(await record(async (note) => note({ reader: KEY_READER }))).toBeUndefined();
    expect(warned).toEqual(['run log: Cannot write; access is ok']);
  });
});
