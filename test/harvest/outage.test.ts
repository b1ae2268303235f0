/** Harvests after an outage, in runs that may ask only so much: work is counted in requests, so no verdict depends on the machine. */
import { describe, expect, test } from 'vitest';
import { fillOutage, markBefore, RESULTS } from '../../bench/harvest/outage/outage.ts';
import { harvest } from '../../src/harvest/harvest.ts';
import { harvestState } from '../../src/history/state/watermarks.ts';
import { HOUR_MS } from '../../src/time/lengths.ts';
import { guid } from '../dataverse/start.ts';
import { ATTRIBUTES, RESULT, startOrganisation } from './organisation.ts';

const NOW = Date.UTC(2026, 10, 20);
const OUTAGE = { fromMs: NOW, toMs: NOW + 48 * HOUR_MS };
/** Requests after which a run begins nothing new. */
const LIMIT = 10;
/** Slices: of each the results, the deliveries and their attributes, and the same of deliveries with late results. */
const WORK = 50 * 5;
/** What was begun is brought to its end: at most ten slices. */
const MOST_A_RUN = LIMIT + 10 * 6;

type Organisation = Awaited<ReturnType<typeof startOrganisation>>;

/** Harvests until all is read; gives the requests of each run. Fails where one left a watermark where it was, or claims what it has not read. */
async function catchUp({ ports, documents, clock }: Organisation): Promise<readonly number[]> {
  const state = harvestState(documents);
  const position = async () => {
    const mark = await state.watermark();
    const deliveriesMs = Math.max(mark?.modifiedMs ?? 0, mark?.doneMs ?? 0);
    return { deliveriesMs, resultsMs: (await state.attributesWatermark()) ?? 0 };
  };
  const coverage = await state.coverage();
  const { stats } = ports.dataverse;
  const runs: number[] = [];
  for (let isComplete = false; !isComplete; ) {
    const [before, began] = [await position(), stats.requests];
    ({ isComplete } = await harvest(ports, { nowMs: clock.nowMs, isOver: () => stats.requests - began >= LIMIT }));
    runs.push(stats.requests - began);
    if (!isComplete) {
      const after = await position();
      expect(after.deliveriesMs).toBeGreaterThan(before.deliveriesMs);
      expect(after.resultsMs).toBeGreaterThan(before.resultsMs);
      expect(await state.coverage()).toEqual(coverage);
    }
    expect(runs.length).toBeLessThanOrEqual(WORK / LIMIT);
  }
  expect((await state.coverage()).readToMs).toBe(clock.nowMs);
  return runs;
}

/** Facts by the number of attributes that were read with them. */
async function factsByAttributes({ facts }: Organisation): Promise<Readonly<Record<number, number>>> {
  const counts: Record<number, number> = {};
  for (const { version } of (await facts()).values()) counts[version.attributeCount] = (counts[version.attributeCount] ?? 0) + 1;
  return counts;
}

describe('after an outage of two days', () => {
  test('deliveries with results, some of them hours later, are all filed in a bounded number of runs, each of which moves the watermarks', async () => {
    const org = await startOrganisation({ nowMs: NOW });
    await markBefore(OUTAGE, org.documents);
    fillOutage(org.emulator, OUTAGE, 4_000);
    org.clock.nowMs = OUTAGE.toMs + HOUR_MS;
    const runs = await catchUp(org);
    expect(runs.length).toBeGreaterThan(2);
    expect(Math.max(...runs)).toBeLessThanOrEqual(MOST_A_RUN);
    expect(await factsByAttributes(org)).toEqual({ [RESULTS]: 4_000 });
  });

  test('results of deliveries that were read before are too', async () => {
    const org = await startOrganisation({ nowMs: NOW });
    const count = 2_000;
    for (let n = 1; n <= count; n++) org.finish(n);
    org.clock.nowMs += 10 * 60_000;
    await harvest(org.ports, { nowMs: org.clock.nowMs });
    expect(await factsByAttributes(org)).toEqual({ 0: count });
    for (let n = 1; n <= count; n++) {
      org.clock.nowMs = NOW + HOUR_MS + Math.floor((n / count) * 47 * HOUR_MS);
      org.attribute(count + n, n, RESULT);
    }
    // And one that belongs to nothing.
    org.emulator.table(ATTRIBUTES).upsert({ msdyn_proactive_delivery_attributeid: guid(3 * count), msdyn_type: RESULT });
    org.clock.nowMs = OUTAGE.toMs + HOUR_MS;
    const runs = await catchUp(org);
    expect(runs.length).toBeGreaterThan(2);
    expect(Math.max(...runs)).toBeLessThanOrEqual(MOST_A_RUN);
    expect(await factsByAttributes(org)).toEqual({ 1: count });
  });
});
