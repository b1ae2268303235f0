/** Equal questions at the same time, answered once: counted in requests to storage on real Azurite. */
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { harvestState } from '../../src/history/state/watermarks.ts';
import { updateJson } from '../../src/history/tables/json-value.ts';
import { lookUpReport } from '../../src/lookup/look-up-report.ts';
import type { ReportQuery } from '../../src/lookup/report-query.ts';
import { sharedLookUp } from '../../src/lookup/shared-look-up.ts';
import { addDays, dayOf } from '../../src/time/local-day.ts';
import { startStorageProxy } from '../support/storage-proxy.ts';
import { historyOf, sampleFacts } from './stored-facts.ts';

const DAY = dayOf('2026-11-22', 'Europe/Lisbon');
const VOICE: ReportQuery = { period: DAY, kind: 'day', scope: { channel: 'Voice' }, extent: 'full' };

async function start() {
  const proxy = await startStorageProxy(inject('storageConnection'));
  onTestFinished(() => proxy.stop());
  const history = await historyOf(sampleFacts(DAY.fromMs, DAY.toMs, 40), [], proxy.connectionString);
  await harvestState(history.documents).addCoverage([DAY.fromMs, DAY.toMs], DAY.toMs);
  let nowMs = DAY.toMs;
  const lookUp = sharedLookUp((query) => lookUpReport(history, query, nowMs++));
  /** How many requests to storage something takes. */
  async function requestsOf(work: () => Promise<unknown>): Promise<number> {
    proxy.reset();
    await work();
    return proxy.count;
  }
  return { history, lookUp, requestsOf };
}

describe('equal questions', () => {
  test('at the same time take what one of them takes, and get the same answer, of the moment of the first', async () => {
    const { lookUp, requestsOf } = await start();
    const one = await requestsOf(() => lookUp(VOICE));
    expect(one).toBeGreaterThan(10);
    let answers: unknown[] = [];
    const six = await requestsOf(async () => {
      answers = await Promise.all(Array.from({ length: 6 }, () => lookUp(structuredClone(VOICE))));
    });
    expect(six).toBe(one);
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toMatchObject({ report: { generatedAt: new Date(DAY.toMs + 1).toISOString(), scope: { channel: 'Voice' } } });
  });

  test('are equal whatever the order in which their parts were written down', async () => {
    const { lookUp, requestsOf } = await start();
    const one = await requestsOf(() => lookUp({ ...VOICE, scope: { channel: 'Voice', queue: 'q1' } }));
    const { period, scope, kind = 'day', extent = 'full' } = VOICE;
    const written = [
      { period, kind, extent, scope: { ...scope, queue: 'q1' } },
      { extent, kind, scope: { queue: 'q1', ...scope }, period },
    ];
    expect(await requestsOf(() => Promise.all(written.map(lookUp)))).toBe(one);
  });

  test('one after the other are answered anew: nothing is kept once an answer is given', async () => {
    const { lookUp, requestsOf } = await start();
    const one = await requestsOf(() => lookUp(VOICE));
    expect(
      await requestsOf(async () => {
        const [first, second] = [await lookUp(VOICE), await lookUp(VOICE)];
        expect(second).not.toBe(first);
      }),
    ).toBe(2 * one);
  });
});

describe('questions that differ', () => {
  test.each<[string, Partial<ReportQuery> & { readonly allowed?: readonly unknown[]; readonly callerIds?: string }]>([
    ['in what they are narrowed to', { scope: { channel: 'SMS' } }],
    ['in how many values they are narrowed to', { scope: { channel: ['Voice', 'SMS'] } }],
    ['in what their reader may see', { allowed: [{ channel: 'Voice' }] }],
    ['in that their reader may see nothing', { allowed: [] }],
    ['in how caller ids are shown', { callerIds: 'whole' }],
    ['in their day', { period: dayOf(addDays(DAY.from, -1), DAY.zone) }],
    ['in their zone', { period: dayOf(DAY.from, 'UTC') }],
    ['in what they ask for', { extent: 'counts' }],
  ])('%s share nothing', async (_, part) => {
    const { lookUp, requestsOf } = await start();
    const other: ReportQuery = { ...VOICE, ...part };
    const alone = (await requestsOf(() => lookUp(VOICE))) + (await requestsOf(() => lookUp(other)));
    expect(await requestsOf(() => Promise.all([lookUp(VOICE), lookUp(other)]))).toBe(alone);
  });
});

test('an error is shared too, and not remembered', async () => {
  const { lookUp, requestsOf, history } = await start();
  const unknown = { ...VOICE, scope: { queue: 'Renewals' } };
  const errorOf = () =>
    lookUp(unknown).then(
      () => undefined,
      (error: unknown) => error,
    );
  const one = await requestsOf(errorOf);
  let errors: unknown[] = [];
  expect(
    await requestsOf(async () => {
      errors = await Promise.all([errorOf(), errorOf()]);
    }),
  ).toBe(one);
  expect(errors[0]).toMatchObject({ message: expect.stringMatching(/^Cannot find the queue "Renewals"/) });
  expect(errors[1]).toBe(errors[0]);
  await updateJson(history.values, { partition: 'names', row: 'queue' }, () => [['q1', 'Renewals', 0]]);
  expect(await lookUp(unknown)).toMatchObject({ report: { scope: { queue: 'q1' } } });
});
