import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FaultInput } from '../../../dev/dataverse/faults/settings.ts';
import { DueQueue } from '../../../dev/dataverse/table/due-queue.ts';
import { collect } from '../../dataverse/collect.ts';
import { start } from '../../dataverse/start.ts';
import { filtered, get, guid, pages } from './client.ts';

const SET = 'msdyn_proactive_deliveries';
const START_MS = Date.UTC(2026, 10, 1);

/** An emulator whose clock stands still until it is moved. */
async function started(faults: FaultInput) {
  const clock = { nowMs: START_MS };
  const both = await start({ now: () => clock.nowMs, faults: { limits: null, ...faults } });
  return { ...both, clock, table: both.emulator.table(SET) };
}

const row = (n: number, status: string, rest = {}) => ({ msdyn_proactive_deliveryid: guid(n), msdyn_status: status, ...rest });

describe('lag', () => {
  test('a version is seen that long after its write, and the earlier one until then', async () => {
    const { emulator, clock, table } = await started({ lag: { ms: 60_000 } });
    const status = async () => {
      const [listed] = await pages(emulator, `${SET}?$select=msdyn_status`);
      const got = await get(emulator, `${SET}(${guid(1)})`);
      const ranged = await pages(emulator, filtered(`modifiedon ge 2026-11-01T00:00:30Z`));
      return [listed?.[0]?.msdyn_status, got.body.msdyn_status, ranged.flat().length];
    };
    table.upsert(row(1, 'Pending'));
    clock.nowMs += 59_999;
    expect(await status()).toEqual([undefined, undefined, 0]);
    clock.nowMs += 1;
    expect(await status()).toEqual(['Pending', 'Pending', 0]);
    table.upsert(row(1, 'Complete'));
    clock.nowMs += 59_999;
    expect(await status()).toEqual(['Pending', 'Pending', 0]);
    clock.nowMs += 1;
    // modifiedon is when it was written, not when it was seen.
    expect(await status()).toEqual(['Complete', 'Complete', 1]);
    expect(table.get(guid(1))).toMatchObject({ createdon: '2026-11-01T00:00:00Z', modifiedon: '2026-11-01T00:01:00Z' });
    table.delete(guid(1));
    expect(table.size).toBe(1);
    clock.nowMs += 60_000;
    expect([table.size, await status()]).toEqual([0, [undefined, undefined, 0]]);
    expect(emulator.faults.stats.lag).toBe(3);
  });

  test('holds in the named tables alone, and loaded rows are seen at once', async () => {
    const { emulator, table } = await started({ lag: { ms: 1000, tables: ['msdyn_proactive_delivery_attributes'] } });
    table.upsert(row(1, 'Pending'));
    emulator.table('msdyn_proactive_delivery_attributes').upsert({ msdyn_proactive_delivery_attributeid: guid(2) });
    expect([table.size, emulator.table('msdyn_proactive_delivery_attributes').size]).toEqual([1, 0]);
    emulator.faults.set({ lag: { ms: 1000 } });
    await emulator.load(SET, [row(3, 'Pending')]);
    expect(table.size).toBe(2);
  });

  test('a drawn lag lies between its bounds', async () => {
    const { clock, table } = await started({ lag: { ms: { min: 1000, max: 5000 } } });
    for (let n = 0; n < 100; n++) table.upsert(row(n, 'Pending'));
    const sizes = [999, 1, 2000, 1999, 1].map((advanceMs) => {
      clock.nowMs += advanceMs;
      return table.size;
    });
    expect([sizes[0], sizes.at(-1)]).toEqual([0, 100]);
    expect(sizes[2]).toBeGreaterThan(sizes[1] ?? 0);
    expect(sizes[2]).toBeLessThan(100);
  });

  test('after any writes with any lags, look-ups and listings show the latest version that is due, of every row', async () => {
    const id = fc.nat(3);
    const step = fc.oneof(
      fc.record({ kind: fc.constant('write' as const), id, lagMs: fc.nat(20) }),
      fc.record({ kind: fc.constant('delete' as const), id, lagMs: fc.nat(20) }),
      fc.record({ kind: fc.constant('wait' as const), ms: fc.nat(15) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const { emulator, clock, table } = await started({});
        const versions: { id: string; status: string | undefined; seenFromMs: number }[] = [];
        const isThere = (wanted: string) => versions.findLast((version) => version.id === wanted)?.status !== undefined;
        for (const [n, one] of steps.entries()) {
          if (one.kind === 'wait') clock.nowMs += one.ms;
          else {
            emulator.faults.set({ limits: null, lag: { ms: one.lagMs } });
            const seenFromMs = clock.nowMs + one.lagMs;
            if (one.kind === 'write') table.upsert(row(one.id, `v${n}`));
            else table.delete(guid(one.id));
            const status = one.kind === 'write' ? `v${n}` : undefined;
            // A row that is not there cannot be deleted once more.
            if (status !== undefined || isThere(guid(one.id))) versions.push({ id: guid(one.id), status, seenFromMs });
          }
          const expected = [0, 1, 2, 3].flatMap((number) => {
            const due = versions.filter((version) => version.id === guid(number) && version.seenFromMs <= clock.nowMs);
            return due.at(-1)?.status ?? [];
          });
          const listed = await pages(emulator, `${SET}?$select=msdyn_status&$filter=modifiedon ge 2026-11-01T00:00:00Z`);
          const inOrder = listed
            .flat()
            .toSorted((a, b) => (String(a.msdyn_proactive_deliveryid) < String(b.msdyn_proactive_deliveryid) ? -1 : 1));
          expect(inOrder.map((found) => found.msdyn_status)).toEqual(expected);
          expect([0, 1, 2, 3].flatMap((number) => table.get(guid(number))?.msdyn_status ?? [])).toEqual(expected);
          expect(table.size).toBe(expected.length);
        }
        await emulator.stop();
      }),
      { numRuns: 60 },
    );
  });
});

describe('ttl', () => {
  test('a row vanishes ttlinseconds after it was last modified, by the clock of the emulator', async () => {
    const { emulator, client, clock, table } = await started({ ttl: true });
    table.upsert(row(1, 'Complete', { ttlinseconds: 60 }));
    table.upsert(row(2, 'Complete'));
    const ids = async () => (await collect(client.listDeliveries('modifiedon ge 2026-11-01T00:00:00Z'))).flatMap(({ rows }) => rows).length;
    clock.nowMs += 59_999;
    expect(await ids()).toBe(2);
    table.upsert(row(1, 'Complete', { ttlinseconds: 60 }));
    clock.nowMs += 58_000;
    expect(await ids()).toBe(2);
    clock.nowMs += 2_000;
    expect(await ids()).toBe(1);
    expect((await get(emulator, `${SET}(${guid(1)})`)).status).toBe(404);
    expect(emulator.faults.stats.ttl).toBe(1);
  });

  test('is off at first, and takes what has expired when it is set', async () => {
    const { emulator, clock, table } = await started({});
    await emulator.load(SET, [
      row(1, 'Complete', { ttlinseconds: 60, modifiedon: '2026-10-01T00:00:00Z' }),
      row(2, 'Complete', { ttlinseconds: 60 }),
    ]);
    expect(table.size).toBe(2);
    emulator.faults.set({ ttl: true });
    expect(table.size).toBe(1);
    clock.nowMs += 60_000;
    expect(await pages(emulator, `${SET}?$select=msdyn_status`)).toEqual([[]]);
    emulator.faults.clear();
    table.upsert(row(3, 'Complete', { ttlinseconds: 1 }));
    clock.nowMs += 60_000;
    expect(table.size).toBe(1);
  });

  test('counts from the write of a version that is seen late', async () => {
    const { clock, table } = await started({ ttl: true, lag: { ms: 50_000 } });
    table.upsert(row(1, 'Complete', { ttlinseconds: 60 }));
    table.upsert(row(2, 'Complete', { ttlinseconds: 40 }));
    clock.nowMs += 50_000;
    expect(table.size).toBe(1);
    clock.nowMs += 10_000;
    expect(table.size).toBe(0);
  });
});

describe('clock', () => {
  test('the Date header and what the service stamps follow it', async () => {
    const { emulator, client, clock, table } = await started({});
    clock.nowMs = Date.UTC(2031, 4, 6, 7, 8, 9);
    table.upsert(row(1, 'Complete'));
    const [page] = await collect(client.listDeliveries('modifiedon ge 2031-05-06T07:08:09Z'));
    expect(page?.serverMs).toBe(clock.nowMs);
    expect(page?.rows[0]).toMatchObject({ createdon: '2031-05-06T07:08:09Z', modifiedon: '2031-05-06T07:08:09Z' });
    expect((await get(emulator, 'WhoAmI')).headers.get('date')).toBe('Tue, 06 May 2031 07:08:09 GMT');
  });

  test('versions grow over the whole organisation, also past given ones', async () => {
    const { emulator, table } = await started({});
    const queues = emulator.table('queues');
    table.upsert(row(1, 'Complete'));
    queues.upsert({ queueid: guid(1) });
    table.upsert(row(2, 'Complete', { versionnumber: 70 }));
    queues.upsert({ queueid: guid(2) });
    table.upsert(row(1, 'Complete'));
    const versions = [table.get(guid(1)), table.get(guid(2)), queues.get(guid(1)), queues.get(guid(2))].map(
      (found) => found?.versionnumber,
    );
    expect(versions).toEqual([72, 70, 2, 71]);
  });
});

test('a due queue gives what is due in the order of the instants, then as it came', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20)), fc.nat(20), (instants, nowMs) => {
      const queue = new DueQueue<{ dueMs: number; index: number }>();
      const values = instants.map((dueMs, index) => ({ dueMs, index }));
      for (const value of values) queue.add(value.dueMs, value);
      const inOrder = values.toSorted((a, b) => a.dueMs - b.dueMs || a.index - b.index);
      expect([...queue.takeDue(nowMs)]).toEqual(inOrder.filter(({ dueMs }) => dueMs <= nowMs));
      expect([...queue.takeDue(99)]).toEqual(inOrder.filter(({ dueMs }) => dueMs > nowMs));
    }),
  );
});
