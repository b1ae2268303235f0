/** Pages of runs and snapshots over real HTTP: whatever begins meanwhile, no row is skipped or shown twice. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ShownRun } from '../../src/http/runs/shown-run.ts';
import { addDays, dateAt } from '../../src/time/local-day.ts';
import { daytimeZone, type HostedApp, loadSample, startHostedApp } from '../support/hosted-app.ts';

const zone = daytimeZone();
/** More rows than there are. */
const MANY = 200;
const today = dateAt(Date.now(), zone);
let hosted: HostedApp;
beforeAll(async () => {
  hosted = await startHostedApp({ REPORT_TIME_ZONE: zone, HARVEST_FROM_DAYS: '4' });
  loadSample(hosted.emulator, zone, 4, 60);
  for (let n = 0; n < 5; n++) await hosted.host.invokeTimer('harvest');
});
afterAll(() => hosted.stop());

interface Page<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
}

async function pageOf<Row>(path: string, member: string): Promise<Page<Row>> {
  const answer = await fetch(`${hosted.host.url}${path}`);
  const body = (await answer.json()) as Readonly<Record<string, unknown>>;
  expect(answer.status, JSON.stringify(body)).toBe(200);
  const next = body.next as string | null;
  expect(answer.headers.get('link')).toBe(next === null ? null : `<${next}>; rel="next"`);
  return { rows: body[member] as readonly Row[], next };
}

/** Every row, page by page; `between` happens before each further page. */
async function allOf<Row>(path: string, member: string, between: () => Promise<void> = async () => {}): Promise<Row[]> {
  const rows: Row[] = [];
  for (let next: string | null = path; next !== null; ) {
    const page: Page<Row> = await pageOf<Row>(next, member);
    rows.push(...page.rows);
    // Pages that lead nowhere would go on for ever.
    expect(rows.length, 'rows of all pages').toBeLessThan(MANY);
    next = page.next;
    if (next !== null) await between();
  }
  return rows;
}

test('runs come page by page, and a run that begins meanwhile neither hides one nor shows one twice', async () => {
  const { rows: before } = await pageOf<ShownRun>('/api/runs', 'runs');
  expect(before.length).toBeGreaterThanOrEqual(5);
  const paged = await allOf<ShownRun>('/api/runs?limit=2&code=secret', 'runs', () => hosted.host.invokeTimer('harvest'));
  expect(paged.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
  const { rows: after } = await pageOf<ShownRun>('/api/runs', 'runs');
  expect(after.length).toBeGreaterThan(before.length);
  expect(after.slice(-before.length)).toEqual(before);
});

test('a page of runs keeps the kind and the days that were asked for, and no key', async () => {
  const { next } = await pageOf<ShownRun>(`/api/runs?kind=harvest&from=${today}&zone=${zone}&limit=1&code=secret&clientId=me`, 'runs');
  expect(next).toMatch(/^\/api\/runs\?kind=harvest&from=[\d-]+&zone=[^&]+&limit=1&after=[\w-]+$/);
  expect((await pageOf<ShownRun>(next ?? '', 'runs')).rows).toHaveLength(1);
});

test('the last page that is just full names no other', async () => {
  const { rows } = await pageOf<ShownRun>('/api/runs', 'runs');
  expect((await pageOf<ShownRun>(`/api/runs?limit=${rows.length}`, 'runs')).next).toBeNull();
});

test('snapshots come page by page, a day once', async () => {
  const path = `/api/snapshots?from=${addDays(today, -5)}&to=${today}`;
  const { rows } = await pageOf<{ readonly date: string }>(path, 'snapshots');
  expect(rows.length).toBeGreaterThanOrEqual(3);
  for (const limit of [1, 2, 400]) expect(await allOf(`${path}&limit=${limit}`, 'snapshots'), `${limit}`).toEqual(rows);
});

test.each([
  ['runs?after=x', '"after" with "x"'],
  ['runs?after=', '"after" with ""'],
  ['runs?backfill=0123456789abcdef0123&after=x', '"after" together with "backfill"'],
  ['snapshots?from=2026-11-01&after=WyIyMDI2LTEwLTAxIl0', '"after" with "WyIyMDI2LTEwLTAxIl0"'],
  ['snapshots?from=2026-11-01&limit=0', 'the limit "0": it is no whole number from 1 to 400'],
])('%s is 400, and the problem names %s', async (path, named) => {
  const answer = await hosted.get(path);
  expect(answer.status).toBe(400);
  expect(((await answer.json()) as { detail: string }).detail).toContain(named);
});
