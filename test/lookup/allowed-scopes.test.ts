/** What somebody with a scope can name, and what is told to whom may see all, on real Azurite. */
import { describe, expect, test } from 'vitest';
import { rememberFailedUploadsIn } from '../../src/history/state/failed-uploads.ts';
import { rememberNames } from '../../src/history/state/known-names.ts';
import { saveOrphans } from '../../src/history/state/orphans.ts';
import { rememberSeenValues } from '../../src/history/state/seen-values.ts';
import { harvestState } from '../../src/history/state/watermarks.ts';
import { lookUpReport } from '../../src/lookup/look-up-report.ts';
import type { ReportScope } from '../../src/report/scope.ts';
import { DAY_MS, HOUR_MS } from '../../src/time/lengths.ts';
import { dayOf } from '../../src/time/local-day.ts';
import { historyOf, sampleFacts } from './stored-facts.ts';

const DAY = dayOf('2026-11-22', 'UTC');
const [OWN, EMPTY, OTHER] = ['Collections', 'Collection archive', 'Collections north'];
const SCOPES = { own: { configuration: 'c1', queue: 'q1' }, other: { configuration: 'c2', queue: 'q2' } };
const NAMES: Readonly<Record<string, string>> = { q1: OWN, q0: EMPTY, q2: OTHER, c1: 'Own campaign', c2: 'Other campaign' };

/** One row of each scope on the day, and of a queue beside the own one three weeks before. */
async function history() {
  const [fact] = sampleFacts(DAY.fromMs, DAY.toMs, 1);
  if (fact === undefined) throw new Error('no fact');
  const voice = { channel: 'Voice', dialMode: 'Copilot' };
  const list = [
    { ...fact, id: 'a', scope: { ...SCOPES.own, ...voice } },
    { ...fact, id: 'b', scope: { ...SCOPES.other, channel: 'Carrier pigeon', dialMode: 'Copilot' } },
    { ...fact, id: 'c', placeMs: fact.placeMs - 21 * DAY_MS, scope: { configuration: 'c1', queue: 'q0', ...voice } },
  ];
  const stores = await historyOf(list);
  await harvestState(stores.documents).addCoverage([DAY.fromMs - 60 * DAY_MS, DAY.toMs], DAY.toMs + HOUR_MS);
  const dataverse = { listNames: async () => new Map(Object.entries(NAMES)) };
  await rememberNames(stores.values, dataverse, 'queue', ['q0', 'q1', 'q2'], DAY.toMs);
  await rememberNames(stores.values, dataverse, 'configuration', ['c1', 'c2'], DAY.toMs);
  await rememberSeenValues(stores.documents, { channel: new Set(['Carrier pigeon']), dialMode: new Set() });
  await saveOrphans(stores.documents, [{ id: 'o', createdMs: DAY.fromMs + HOUR_MS }]);
  const upload = { id: 'u', journey: 'j', outcome: 'failed' as const, createdMs: DAY.fromMs + HOUR_MS, message: '' };
  const uploads = [
    { ...upload, configuration: 'c1' },
    { ...upload, id: 'v', configuration: 'c2' },
  ];
  await rememberFailedUploadsIn(stores.documents, { listFailedUploads: async () => uploads }, [DAY.fromMs, DAY.toMs]);
  return stores;
}

const BY_QUEUE: readonly ReportScope[] = [{ queue: 'q1' }];
const BY_CONFIGURATION: readonly ReportScope[] = [{ configuration: 'c1' }];

describe('somebody who may see one scope', () => {
  test.each<[string, readonly ReportScope[], ReportScope, object]>([
    ['names their queue', BY_QUEUE, { queue: 'collections' }, { queue: 'q1' }],
    ['names their queue by id', BY_QUEUE, { queue: 'Q1' }, { queue: 'q1' }],
    ['names the configuration that their queue has', BY_QUEUE, { configuration: 'Own campaign' }, { configuration: 'c1' }],
    ['names a queue that their configuration had in eight weeks', BY_CONFIGURATION, { queue: EMPTY }, { queue: 'q0' }],
  ])('%s', async (_, allowed, scope, resolved) => {
    const { report } = await lookUpReport(await history(), { period: DAY, scope, allowed }, DAY.toMs + HOUR_MS);
    expect(report.scope).toEqual(resolved);
  });

  test.each<[string, readonly ReportScope[], ReportScope, readonly string[]]>([
    ['another queue', BY_QUEUE, { queue: OTHER }, [OWN]],
    ['the id of another queue', BY_QUEUE, { queue: 'q2' }, [OWN]],
    ['a queue that comes near theirs and another', BY_CONFIGURATION, { queue: 'Collectio' }, [EMPTY, OWN]],
    ['the configuration of another queue', BY_QUEUE, { configuration: 'Other campaign' }, ['Own campaign']],
  ])('cannot find %s, and is told near names of their own alone', async (_, allowed, scope, nearest) => {
    const looked = lookUpReport(await history(), { period: DAY, scope, allowed }, DAY.toMs + HOUR_MS);
    await expect(looked).rejects.toMatchObject({ code: 'scope.unknown', nearest });
  });

  test('knows no channel that only others have', async () => {
    const stores = await history();
    const asked = (allowed?: readonly ReportScope[]) =>
      lookUpReport(stores, { period: DAY, scope: { channel: 'carrier pigeon' }, ...(allowed && { allowed }) }, DAY.toMs + HOUR_MS);
    expect((await asked()).report.scope).toEqual({ channel: 'Carrier pigeon' });
    await expect(asked(BY_QUEUE)).rejects.toThrow('known are Voice, SMS');
  });

  test('is told neither of orphans nor of uploads that are not theirs: an upload belongs to a whole configuration', async () => {
    const stores = await history();
    const seen = async (allowed?: readonly ReportScope[]) => {
      const { report } = await lookUpReport(stores, { period: DAY, scope: {}, ...(allowed && { allowed }) }, DAY.toMs + HOUR_MS);
      return {
        orphans: report.quality.some(({ id }) => id === 'orphanAttribute'),
        uploads: report.failedUploads.map(({ configuration }) => configuration),
      };
    };
    expect(await seen()).toEqual({ orphans: true, uploads: expect.arrayContaining(['c1', 'c2']) });
    expect(await seen(BY_QUEUE)).toEqual({ orphans: false, uploads: [] });
    expect(await seen(BY_CONFIGURATION)).toEqual({ orphans: false, uploads: ['c1'] });
  });
});
