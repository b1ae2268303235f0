/** The run log over real HTTP: what harvest, pull and digest leave in it, and what is refused. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ShownRun } from '../../src/http/runs/shown-run.ts';
import { addDays, dateAt, dayOf } from '../../src/time/local-day.ts';
import { daytimeZone, dispatchAndWait, type HostedApp, loadSample, startHostedApp, timeIn } from '../support/hosted-app.ts';

const zone = daytimeZone();
const yesterday = addDays(dateAt(Date.now(), zone), -1);
let hosted: HostedApp;
beforeAll(async () => {
  hosted = await startHostedApp({ REPORT_TIME_ZONE: zone, DIGEST_AT: timeIn(zone, Date.now() - 600_000) });
  loadSample(hosted.emulator, zone, 9, 100);
});
afterAll(() => hosted.stop());

async function runs(query = ''): Promise<readonly ShownRun[]> {
  const response = await hosted.get(`runs${query}`);
  expect({ status: response.status, cache: response.headers.get('cache-control') }).toEqual({ status: 200, cache: 'no-store' });
  return ((await response.json()) as { runs: readonly ShownRun[] }).runs;
}

test('a harvest that Dataverse refuses is told with its reason, and makes health "failing"', async () => {
  hosted.emulator.setReadDepth('msdyn_proactive_deliveries', 'Basic');
  await expect(hosted.host.invokeTimer('harvest')).rejects.toThrow('organisation-level Read');
  hosted.emulator.setReadDepth('msdyn_proactive_deliveries', 'Global');
  const [run, ...others] = await runs();
  expect(others).toEqual([]);
  expect(run).toMatchObject({ kind: 'harvest', outcome: 'refused', error: { code: 'dataverse.no-rights' }, rows: { deliveries: 0 } });
  const health = await hosted.get('health');
  expect(health.status).toBe(503);
  expect(await health.json()).toMatchObject({ status: 'failing', lastRuns: { harvest: { outcome: 'refused' }, digest: null } });
});

test('a harvest that goes well is told with range, rows and requests, and mends health', async () => {
  const beganMs = Date.now();
  await hosted.host.invokeTimer('harvest');
  const [run] = await runs('?kind=harvest&limit=1');
  expect(run).toMatchObject({ kind: 'harvest', outcome: 'ok', error: null, retries: 0, throttles: 0, zone: null, date: null });
  expect(run?.rows.deliveries).toBeGreaterThan(0);
  expect(run?.rows.attributes).toBeGreaterThan(0);
  expect(run?.requests).toBeGreaterThan(2);
  expect(run?.durationSeconds).toBeGreaterThan(0);
  const { from = '', to = '' } = run?.range ?? {};
  expect(Date.parse(to)).toBeGreaterThan(beganMs - 60_000);
  expect(Date.parse(to) - Date.parse(from)).toBeGreaterThan(8 * 86_400_000);
  expect(await (await hosted.get('health')).json()).toMatchObject({ status: 'ok', lagSeconds: expect.any(Number) });
});

test('a digest that is sent is one run; ticks that find nothing to do leave none', async () => {
  for (let tick = 0; tick < 3; tick++) await dispatchAndWait(hosted);
  const digests = await runs('?kind=digest');
  const { fromMs, toMs } = dayOf(yesterday, zone);
  expect(digests).toEqual([
    expect.objectContaining({
      outcome: 'ok',
      zone,
      date: yesterday,
      range: { from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString() },
      counters: { sent: 2 },
      requests: 0,
    }),
  ]);
  expect(JSON.stringify(digests)).not.toContain('@');
});

test('runs come newest first, of one day or kind where that is asked for', async () => {
  const all = await runs();
  expect(all.map(({ kind }) => kind)).toEqual(['digest', 'compaction', 'harvest', 'harvest']);
  expect(await runs(`?from=${dateAt(Date.now(), zone)}`)).toEqual(all);
  expect(await runs(`?from=${addDays(yesterday, -1)}&to=${yesterday}`)).toEqual([]);
  expect(await runs('?limit=2')).toEqual(all.slice(0, 2));
  expect(await runs('?kind=erasure')).toEqual([]);
});

test.each([
  ['kind=pull', '"pull"'],
  ['limit=many', '"many"'],
  ['from=2026-02-30', '"2026-02-30"'],
  ['from=2008-01-01&to=2026-01-01', '3660'],
  ['zone=Mars&from=2026-01-01', '"Mars"'],
  ['page=2', '"page"'],
])('runs?%s is 400, and the problem names %s', async (query, named) => {
  const response = await hosted.get(`runs?${query}`);
  expect(response.status).toBe(400);
  expect(((await response.json()) as { detail: string }).detail).toContain(named);
});

test('a backfill that is not known is 404', async () => {
  const response = await hosted.get('runs?backfill=0123456789abcdef0123');
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({ code: 'backfill.unknown' });
});
