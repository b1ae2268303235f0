/** Backfill over real HTTP and real queues: ordered, a message a day, pulled from the emulator, told by run log and health. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { QueueServiceClient } from '@azure/storage-queue';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from '../../dev/root.ts';
import type { Health } from '../../src/health/health.ts';
import type { ShownRun } from '../../src/http/runs/shown-run.ts';
import type { Report } from '../../src/report/report.ts';
import { addDays, dateAt, dayOf } from '../../src/time/local-day.ts';
import { finishedBackfill, orderBackfill, progressOfBackfill } from '../support/backfill.ts';
import { daytimeZone, type HostedApp, loadSample, startHostedApp } from '../support/hosted-app.ts';

const zone = daytimeZone();
const today = dateAt(Date.now(), zone);
const [from, middle, to] = [addDays(today, -5), addDays(today, -4), addDays(today, -3)];
const DELIVERIES = 'msdyn_proactive_deliveries';
let hosted: HostedApp;
beforeAll(async () => {
  // A failed day is tried again at once: nobody here has 90 s.
  const atOnce = { AzureFunctionsJobHost__extensions__queues__visibilityTimeout: '00:00:00' };
  hosted = await startHostedApp({ REPORT_TIME_ZONE: zone, DIGEST_AT: '23:59', ...atOnce });
  loadSample(hosted.emulator, zone, 9, 60);
});
afterAll(() => hosted.stop());

async function totals(query: string) {
  const { totals: found } = (await (await hosted.get(`report?${query}&extent=counts`)).json()) as Report;
  return { deliveries: found.deliveries, intake: found.intake };
}

async function runs(query: string) {
  return ((await (await hosted.get(`runs?${query}`)).json()) as { runs: readonly ShownRun[] }).runs;
}

async function health() {
  return (await (await hosted.get('health')).json()) as Health;
}

/** Takes the rows out of the emulator that were created on a day, and gives their number. */
async function deleteCreatedOn(date: string): Promise<number> {
  const { fromMs, toMs } = dayOf(date, zone);
  const rows = (await shownRows()).filter(({ createdon }) => Date.parse(createdon) >= fromMs && Date.parse(createdon) < toMs);
  for (const { msdyn_proactive_deliveryid: id, partitionid } of rows)
    hosted.emulator.table(DELIVERIES).delete(partitionid === id ? id : `${id}|${partitionid}`);
  return rows.length;
}

interface ShownRow {
  readonly msdyn_proactive_deliveryid: string;
  readonly partitionid: string;
  readonly createdon: string;
}

/** All deliveries that the emulator holds. */
async function shownRows(): Promise<ShownRow[]> {
  const headers = { Authorization: `Bearer ${hosted.emulator.token}` };
  const select = 'msdyn_proactive_deliveryid,partitionid,createdon';
  const rows: ShownRow[] = [];
  for (let url: string | undefined = `${hosted.emulator.url}/api/data/v9.2/${DELIVERIES}?$select=${select}`; url !== undefined; ) {
    const page = (await (await fetch(url, { headers })).json()) as { value: ShownRow[]; '@odata.nextLink'?: string };
    rows.push(...page.value);
    url = page['@odata.nextLink'];
  }
  return rows;
}

describe('three days', () => {
  let expected: Record<string, { deliveries: number; intake: number }>;

  test('are accepted with 202 and where to look', async () => {
    const response = await hosted.post('backfill', { from, to });
    const answer = (await response.json()) as Record<string, unknown>;
    expect({ status: response.status, location: response.headers.get('location') }).toEqual({ status: 202, location: answer.runs });
    expect(answer).toEqual({
      backfill: expect.stringMatching(/^[0-9a-f]{20}$/),
      from,
      to,
      zone,
      days: 3,
      replace: false,
      runs: `/api/runs?backfill=${answer.backfill}`,
    });
    expect(await finishedBackfill(hosted, `${answer.backfill}`)).toMatchObject({
      backfill: { id: answer.backfill, from, to, zone, days: 3, replace: false },
      days: { queued: 0, running: 0, done: 3, failed: 0 },
      removed: 0,
      running: [],
      troubles: [],
    });
  });

  test('are in history, each with a run of its own, and no other day is', async () => {
    expected = Object.fromEntries(await Promise.all([from, middle, to].map(async (date) => [date, await totals(`date=${date}`)])));
    for (const { deliveries, intake } of Object.values(expected)) expect(Math.min(deliveries, intake)).toBeGreaterThan(0);
    // Nothing of it was read, which is not 0.
    expect((await totals(`date=${addDays(to, 1)}`)).deliveries).toBeNull();
    const found = await runs('kind=backfill');
    expect(found.map(({ date, outcome }) => [date, outcome]).sort()).toEqual([from, middle, to].map((date) => [date, 'ok']));
    for (const { rows, zone: place, range, date } of found) {
      expect(rows.deliveries).toBeGreaterThan(0);
      expect(place).toBe(zone);
      expect(range?.from).toBe(new Date(dayOf(date ?? '', zone).fromMs).toISOString());
    }
  });

  test('backfilled again change nothing', async () => {
    await finishedBackfill(hosted, await orderBackfill(hosted, { from, to, zone, replace: true }));
    for (const date of [from, middle, to]) expect(await totals(`date=${date}`)).toEqual(expected[date]);
  });

  test('a message that comes twice, of a day that is done, does nothing', async () => {
    const id = await orderBackfill(hosted, { from: middle, to: middle });
    const before = await finishedBackfill(hosted, id);
    const count = (await runs('kind=backfill')).length;
    await sendToQueue({ backfill: id, date: middle, zone, replace: true });
    await expect.poll(() => hosted.log.filter((line) => line.includes(`backfill: ${middle} is done`)).length).toBe(4);
    expect(await runs('kind=backfill')).toHaveLength(count);
    expect(await progressOfBackfill(hosted, id)).toEqual(before);
  });

  test('rows that Dataverse no longer shows stay, unless they are to be replaced', async () => {
    const deleted = await deleteCreatedOn(middle);
    expect(deleted).toBe(expected[middle]?.intake);
    await finishedBackfill(hosted, await orderBackfill(hosted, { from: middle, to: middle }));
    expect(await totals(`date=${middle}`)).toEqual(expected[middle]);
    const id = await orderBackfill(hosted, { from: middle, to: middle, replace: true });
    const { removed } = await finishedBackfill(hosted, id);
    const left = await totals(`date=${middle}`);
    expect(left.intake).toBe(0);
    expect(left.deliveries).toBeLessThan(expected[middle]?.deliveries ?? 0);
    const [run] = await runs('kind=backfill&limit=1');
    expect(run?.counters).toMatchObject({ removedIntakes: deleted, keptTooNew: 0 });
    expect(removed).toBe(deleted + (run?.counters.removedFacts ?? 0));
    // All three days together lost every delivery that was created on the one, wherever it was placed.
    expect((await totals(`from=${from}&to=${to}`)).intake).toBe((expected[from]?.intake ?? 0) + (expected[to]?.intake ?? 0));
  });

  test('nothing is removed where it is not certain that every row can be seen', async () => {
    const before = await totals(`date=${to}`);
    hosted.emulator.setReadDepth(DELIVERIES, 'Basic');
    const id = await orderBackfill(hosted, { from: to, to, replace: true });
    const { days, troubles } = await finishedBackfill(hosted, id);
    hosted.emulator.setReadDepth(DELIVERIES, 'Global');
    expect(days).toEqual({ queued: 0, running: 0, done: 0, failed: 1 });
    expect(troubles).toMatchObject([{ date: to, state: 'failed', attempts: 5, error: { code: 'dataverse.no-rights' } }]);
    expect(await totals(`date=${to}`)).toEqual(before);
  });

  test('a day that failed five times is told by run log and health, until it goes well', async () => {
    await expect.poll(async () => (await health()).failedDays).toHaveLength(1);
    expect(await health()).toMatchObject({
      status: 'failing',
      failedDays: [{ date: to, zone, error: { code: 'backfill.given-up', message: expect.stringContaining('tried 5 times') } }],
      lastRuns: { backfill: { outcome: 'failed', error: { code: 'backfill.given-up' } } },
    });
    const outcomes = (await runs('kind=backfill&limit=6')).map(({ outcome, error }) => `${outcome} ${error?.code}`);
    expect(outcomes).toEqual(['failed backfill.given-up', ...Array(5).fill('refused dataverse.no-rights')]);
    await finishedBackfill(hosted, await orderBackfill(hosted, { from: to, to }));
    await expect.poll(async () => (await health()).failedDays).toEqual([]);
  });
});

async function sendToQueue(message: unknown): Promise<void> {
  const queue = QueueServiceClient.fromConnectionString(hosted.storageConnection).getQueueClient('backfill-days');
  await queue.sendMessage(Buffer.from(JSON.stringify(message)).toString('base64'));
}

describe('npm run backfill', () => {
  const run = async (...args: readonly string[]) => {
    const child = spawn(process.execPath, ['dev/backfill.ts', '--url', hosted.host.url, ...args], { cwd: ROOT });
    const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
    return { code, stdout, stderr };
  };

  test('ends with 0 once every day is done, having told how far it was', async () => {
    const { code, stdout, stderr } = await run('--from', from, '--to', to, '--zone', zone);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^backfill [0-9a-f]{20}: http:\/\/127\.0\.0\.1:\d+\/api\/runs\?backfill=[0-9a-f]{20}\n/);
    expect(stdout).toMatch(/\n3 of 3 days; [1-9]\d* deliveries\n$/);
  });

  test('ends with 1 where the app refuses, and says why', async () => {
    const { code, stdout, stderr } = await run('--from', '2026-02-30', '--to', to);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^Cannot use the date "2026-02-30"/);
  });

  test('ends with 1 where a day failed, and names it', async () => {
    hosted.emulator.setReadDepth(DELIVERIES, 'None');
    const { code, stdout, stderr } = await run('--from', to, '--to', to);
    hosted.emulator.setReadDepth(DELIVERIES, 'Global');
    expect({ code, stdout }).toEqual({ code: 1, stdout: expect.stringMatching(/\n0 of 1 days, 1 failed; 0 deliveries\n$/) });
    expect(stderr).toMatch(new RegExp(`^Cannot backfill ${to}: .*403`));
  });
});

test('a message that no backfill wrote ends in the run log, and stops no other', async () => {
  await sendToQueue({ backfill: '../../x', date: '2026-02-30', zone: 'Mars', replace: true });
  const failed = () => runs('kind=backfill&limit=1');
  await expect.poll(async () => (await failed())[0]?.error?.code).toBe('input.body');
  expect(await failed()).toMatchObject([
    { outcome: 'failed', date: null, backfill: null, error: { message: expect.stringContaining('"backfill"') } },
  ]);
  const { days } = await finishedBackfill(hosted, await orderBackfill(hosted, { from, to: from }));
  expect(days.done).toBe(1);
});

test.each([
  [{}, 'input.body', '"from" is missing'],
  [[], 'input.body', 'no JSON object'],
  [{ from: '2026-02-30', to: '2026-03-01' }, 'input.date', '"2026-02-30"'],
  [{ from: '2026-03-01', to: '2026-02-28' }, 'input.date', 'ends before it starts'],
  [{ from: 20260301, to: '2026-03-02' }, 'input.body', '"from" is missing or no string'],
  [{ from: '2026-03-01' }, 'input.body', '"to" is missing'],
  [{ from: '2008-01-01', to: '2026-01-01' }, 'input.date', 'longer than 3660 days'],
  [{ from: '2008-01-01', to: '9999-12-31' }, 'input.date', 'longer than 3660 days'],
  [{ from: '2020-01-01', to: addDays(today, 2) }, 'input.date', 'has not begun'],
  [{ from: '2026-01-01', to: '2026-01-01', zone: 'Mars/Base' }, 'input.zone', '"Mars/Base"'],
  [{ from: '2026-01-01', to: '2026-01-01', zone: '+02:00' }, 'input.zone', '"+02:00"'],
  [{ from: '2011-12-30', to: '2011-12-30', zone: 'Pacific/Apia' }, 'input.date', 'does not exist'],
  [{ from: '2026-01-01', to: '2026-01-01', replace: 'yes' }, 'input.body', '"replace"'],
  [{ from: '2026-01-01', to: '2026-01-01', force: true }, 'input.body', '"force" is none of from, to, zone, replace'],
  [{ from: '2026-01-01', to: '2026-01-01', 'ana@contoso.example': 1 }, 'input.body', '"(mail)"'],
  ['{"from": ', 'input.body', 'no JSON'],
  ['', 'input.body', 'no JSON'],
  ['{"__proto__": {"from": "2026-01-01"}}', 'input.body', '"from" is missing'],
])('%j is 400 %s, and the problem names %s', async (body, code, named) => {
  const response = await hosted.post('backfill', body);
  const problem = (await response.json()) as Record<string, unknown>;
  expect({ status: response.status, code: problem.code }).toEqual({ status: 400, code });
  expect(problem.detail).toContain(named);
});

test('a body of another type is 415, one over the limit 413, and GET has no such address', async () => {
  const ok = JSON.stringify({ from, to });
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp']) {
    const response = await hosted.post('backfill', ok, { 'Content-Type': type });
    expect(response.status, type).toBe(415);
    expect(await response.json()).toMatchObject({ code: 'input.media-type', title: 'Unsupported media type' });
  }
  const large = await hosted.post('backfill', { from, to, zone: 'x'.repeat(17_000) });
  expect(large.status).toBe(413);
  expect(await large.json()).toMatchObject({ code: 'input.too-large', title: 'Content too large' });
  expect((await hosted.get('backfill')).status).toBe(404);
});
