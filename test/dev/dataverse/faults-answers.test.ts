import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Emulator } from '../../../dev/dataverse/emulator.ts';
import type { FaultInput } from '../../../dev/dataverse/faults/settings.ts';
import { createDataverseClient, type DataverseClient } from '../../../src/dataverse/client.ts';
import { createTokenSource } from '../../../src/dataverse/token.ts';
import { collect } from '../../dataverse/collect.ts';
import { errorOf } from '../../dataverse/error-of.ts';
import { start } from '../../dataverse/start.ts';
import { delivery, get, guid } from './client.ts';

const ROWS = 1700;
const ALL = 'modifiedon ge 2026-11-01T00:00:00Z';
const LIST = 'msdyn_proactive_deliveries?$select=msdyn_status';

/** An emulator with rows, and a client of it. */
async function started(faults: FaultInput) {
  const both = await start({ faults });
  await both.emulator.load(
    'msdyn_proactive_deliveries',
    Array.from({ length: ROWS }, (_, n) => delivery(n)),
  );
  return both;
}

async function idsOf(client: DataverseClient): Promise<string[]> {
  const pages = await collect(client.listDeliveries(ALL));
  return pages.flatMap(({ rows }) => rows.map((row) => row.msdyn_proactive_deliveryid));
}

/** A client that does not give up soon. */
function patient({ url, token }: Emulator): DataverseClient {
  return createDataverseClient({ url, token: createTokenSource({ kind: 'token', token }, url), retry: { baseMs: 1, attempts: 40 } });
}

const BREAKS = ['unavailable', 'dropBeforeHeaders', 'dropInBody', 'shortBody', 'cutJson'] as const;

describe.each(BREAKS)('%s', (kind) => {
  test('strikes the next requests, and the client mends it', async () => {
    const { emulator, client } = await started({ [kind]: { next: 3 } });
    expect(await idsOf(client)).toEqual(Array.from({ length: ROWS }, (_, n) => guid(n)));
    expect(emulator.faults.stats[kind]).toBe(3);
    expect(client.stats.retries).toBe(3);
  });

  test('is reported as worth a later try where it goes on', async () => {
    const { emulator, client } = await started({ [kind]: { probability: 1 } });
    const error = await errorOf(idsOf(client));
    expect(error.retryable).toBe(true);
    expect(error.code).toBe(
      { unavailable: 'dataverse.unavailable', cutJson: 'dataverse.bad-answer' }[kind as string] ?? 'dataverse.unreachable',
    );
    expect(emulator.faults.stats[kind]).toBe(6);
  });
});

describe('broken answers on the wire', () => {
  test('503 comes with Retry-After where it is set, and without where not', async () => {
    const { emulator } = await started({ unavailable: { next: 1, retryAfterSeconds: 7 } });
    const { status, headers } = await get(emulator, LIST);
    expect([status, headers.get('retry-after')]).toEqual([503, '7']);
    emulator.faults.set({ unavailable: { next: 1 } });
    expect((await get(emulator, LIST)).headers.get('retry-after')).toBeNull();
    expect((await get(emulator, LIST)).status).toBe(200);
  });

  const path = (emulator: Emulator) => `${emulator.url}/api/data/v9.2/${LIST}`;
  const fetched = (emulator: Emulator) => fetch(path(emulator), { headers: { authorization: `Bearer ${emulator.token}` } });

  test('a dropped connection gives no answer at all, and the log has no status', async () => {
    const { emulator } = await started({ dropBeforeHeaders: { next: 1 } });
    await expect(fetched(emulator)).rejects.toThrow('fetch failed');
    expect(emulator.requests.at(-1)?.status).toBe(0);
  });

  test.each(['dropInBody', 'shortBody'] as const)('%s gives a head and then too few bytes', async (kind) => {
    const { emulator } = await started({ [kind]: { next: 1 } });
    const response = await fetched(emulator);
    expect(response.status).toBe(200);
    expect(Number(response.headers.get('content-length'))).toBeGreaterThan(0);
    await expect(response.text()).rejects.toThrow('terminated');
  });

  test('cut JSON is a whole answer by HTTP', async () => {
    const { emulator } = await started({ cutJson: { next: 1 } });
    const response = await fetched(emulator);
    const text = await response.text();
    expect(Number(response.headers.get('content-length'))).toBe(Buffer.byteLength(text));
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
  });

  test('the hint of parallel requests is the set one', async () => {
    const { client } = await started({ dopHint: 16 });
    await idsOf(client);
    expect(client.stats.dopHint).toBe(16);
  });
});

describe('latency', () => {
  test('one request waits while another is answered', async () => {
    const { emulator } = await started({ latencyMs: 600_000 });
    const ended = new AbortController();
    const slow = fetch(`${emulator.url}/api/data/v9.2/WhoAmI`, {
      headers: { authorization: `Bearer ${emulator.token}` },
      signal: ended.signal,
    }).catch(() => 'aborted');
    await expect.poll(() => emulator.requests.length).toBe(1);
    emulator.faults.set({});
    expect((await get(emulator, 'WhoAmI')).status).toBe(200);
    expect(emulator.requests.map(({ status }) => status)).toEqual([0, 200]);
    ended.abort();
    expect(await slow).toBe('aborted');
  });

  test('is drawn between its bounds, and counts as execution time', async () => {
    const { emulator } = await started({ latencyMs: { min: 3, max: 9 } });
    await Promise.all(Array.from({ length: 30 }, () => get(emulator, 'WhoAmI')));
    const took = emulator.requests.map(({ executionMs }) => executionMs);
    expect(Math.min(...took)).toBeGreaterThanOrEqual(3);
    expect(new Set(took).size).toBeGreaterThan(1);
    expect(emulator.faults.stats.latencyMs).toBe(30);
  });
});

describe('seed', () => {
  const statuses = async (seed: number) => {
    const { emulator } = await start({ faults: { seed, unavailable: { probability: 0.3 }, latencyMs: { min: 0, max: 2 } } });
    const found: number[] = [];
    for (let n = 0; n < 60; n++) found.push((await get(emulator, 'WhoAmI')).status);
    return found;
  };

  test('the same one gives the same faults, another one others', async () => {
    const [one, again, other] = [await statuses(1), await statuses(1), await statuses(2)];
    expect(again).toEqual(one);
    expect(other).not.toEqual(one);
    expect(new Set(one)).toEqual(new Set([200, 503]));
  });
});

describe('all faults at once', () => {
  test('the client still has every row, in the order of the listing', async () => {
    const probability = fc.constantFrom(0, 0.05, 0.15);
    const one = probability.map((p) => ({ probability: p }));
    const faults = fc.record({
      seed: fc.nat(1000),
      unavailable: one,
      dropBeforeHeaders: one,
      dropInBody: one,
      shortBody: one,
      cutJson: one,
      emptyPages: fc.constantFrom({ probability: 0.3 }, { probability: 0 }),
      shortPages: fc.constantFrom({ probability: 0.5 }, { probability: 0 }),
      repeatedRows: fc.constantFrom({ probability: 0.5 }, { probability: 0 }),
    });
    const { emulator } = await started({});
    await fc.assert(
      fc.asyncProperty(faults, async (given) => {
        emulator.faults.set({ ...given, limits: null });
        expect(await idsOf(patient(emulator))).toEqual(Array.from({ length: ROWS }, (_, n) => guid(n)));
      }),
      { numRuns: 40 },
    );
    expect(Object.values(emulator.faults.stats).filter((count) => count > 0)).toHaveLength(8);
  });
});
