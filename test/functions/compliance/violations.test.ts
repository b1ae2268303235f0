/** The deliveries behind the numbers of compliance over real HTTP: who may see them, as JSON and CSV, as many as the report counts, and a note in the run log. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ShownRun } from '../../../src/http/runs/shown-run.ts';
import type { ShownViolations } from '../../../src/http/violations/shown-violations.ts';
import type { Report } from '../../../src/report/report.ts';
import { HOUR_MS, MINUTE_MS } from '../../../src/time/lengths.ts';
import { addDays, dateAt, dayOf } from '../../../src/time/local-day.ts';
import { daytimeZone, type HostedApp, startHostedApp } from '../../support/hosted-app.ts';
import { principalOf } from '../../support/principals.ts';

const zone = daytimeZone();
const yesterday = addDays(dateAt(Date.now(), zone), -1);
const BEGAN_MS = dayOf(yesterday, zone).fromMs + 6 * HOUR_MS;
const KEYS = { function: 'function-key', master: 'master-key' };
const MASTER = { 'x-functions-key': KEYS.master };
const signedIn = (role: string) => ({ 'x-ms-client-principal': principalOf({ roles: [role] }) });
const NUMBER = '+12125550123';
const CONTACT = 'c0ffee00-1234-4000-8000-00000000beef';
const CALL = (n: number) => `00000000-0000-4000-8000-0000000ca11${n}`;
const ID = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;

let hosted: HostedApp;
beforeAll(async () => {
  const rules = { RULE_PACK: 'us-8-20', PRIVACY_KEY: 'a key of sixteen characters' };
  const access = {
    SIGN_IN: 'app-service',
    SIGN_IN_SCOPES: JSON.stringify([{ claim: 'roles', value: 'Reports.Read', scope: { queue: ['(not given)'] } }]),
  };
  hosted = await startHostedApp({ REPORT_TIME_ZONE: zone, ...rules, ...access }, KEYS);
  await hosted.emulator.load('msdyn_proactive_deliveries', [0, 1, 2, 3, 4, 5].map(row));
  await hosted.host.invokeTimer('harvest');
});
afterAll(() => hosted.stop());

/** Six calls to one person within 24 hours: the third asks not to be called again, the last is abandoned. Its queue has a name that a spreadsheet would run. */
function row(n: number) {
  const startMs = BEGAN_MS + n * HOUR_MS;
  const [start, end] = [startMs, startMs + MINUTE_MS].map((ms) => new Date(ms).toISOString());
  return {
    msdyn_proactive_deliveryid: ID(n),
    msdyn_call_id: CALL(n),
    msdyn_contact_id: CONTACT,
    msdyn_to_address: NUMBER,
    msdyn_queue_id: '=HYPERLINK("http://x")',
    msdyn_channel: 'Voice',
    msdyn_dialmode_type: 'Progressive',
    msdyn_status: 'Complete',
    msdyn_result: 'LiveAnswer',
    msdyn_start_date: start,
    msdyn_end_date: end,
    msdyn_result_date: end,
    ...(n === 2 && { msdyn_disposition_codes: '"Do not contact"' }),
    ...(n === 5 && { msdyn_customer_connected_date: start }),
    createdon: start,
    modifiedon: end,
    versionnumber: n + 1,
  };
}

const get = (path: string, headers: Readonly<Record<string, string>> = MASTER) => fetch(`${hosted.host.url}${path}`, { headers });
const list = async (query = '') => (await (await get(`/api/violations?date=${yesterday}${query}`)).json()) as ShownViolations;

test('each kind has as many as the report of the day counts, with the ids of deliveries and calls', async () => {
  const { violations, ...about } = await list();
  expect(about).toMatchObject({
    period: { from: yesterday, to: yesterday, zone },
    rulePack: { id: 'us-8-20', caps: ['3-in-24h'] },
    next: null,
  });
  const report = (await (await get(`/api/report?date=${yesterday}`)).json()) as Report;
  const { callingHours, abandonment, afterDoNotContact } = report.compliance;
  const of = (kind: string) => (violations ?? []).filter((one) => one.kind === kind);
  expect(of('outside-hours')).toHaveLength(callingHours.violation ?? -1);
  expect(of('possibly-outside-hours')).toHaveLength(callingHours.possible ?? -1);
  expect(of('outside-hours').length + (callingHours.ok ?? 0)).toBe(6);
  expect(of('over-cap')).toMatchObject([
    { delivery: ID(3), call: CALL(3), cap: '3-in-24h', attempts: 4, allowed: 3 },
    { delivery: ID(4), attempts: 5 },
    { delivery: ID(5), attempts: 6 },
  ]);
  expect(of('after-opt-out').map(({ call }) => call)).toEqual([CALL(3), CALL(4), CALL(5)]);
  expect(of('abandoned')).toMatchObject([{ delivery: ID(5), source: 'column', startedAt: row(5).msdyn_start_date }]);
  expect(abandonment.microsoft.numerator).toBe(1);
  // Days before the first harvest were not read: there may be more, which the report does not count at all.
  expect([report.compliance.frequency.length === 0, afterDoNotContact === null]).toEqual(
    ['over-cap', 'after-opt-out'].map((kind) => about.atLeast.some((one) => one.kind === kind)),
  );
});

test('a page names the next one, without the key, and pages join to the whole', async () => {
  const whole = await list();
  const found: unknown[] = [];
  let path: string | null = `/api/violations?date=${yesterday}&limit=2&code=${KEYS.master}`;
  while (path !== null) {
    const answer = await get(path);
    const { violations, next } = (await answer.json()) as ShownViolations;
    expect(answer.headers.get('link')).toBe(next === null ? null : `<${next}>; rel="next"`);
    expect(next ?? '').not.toContain(KEYS.master);
    found.push(...(violations ?? []));
    path = next;
  }
  expect(found).toEqual(whole.violations);
  expect((await list('&kind=abandoned&kind=over-cap')).violations).toHaveLength(4);
});

test('CSV has a row each, no cell that a spreadsheet runs, and a row for what keeps it from being whole', async () => {
  const answer = await get(`/api/violations?date=${yesterday}&kind=abandoned`, { ...MASTER, accept: 'text/csv' });
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="report-[\w-]+_violations\.csv"$/);
  const text = await answer.text();
  const [heading, ...rows] = text.trim().split('\r\n');
  expect(heading).toMatch(/^kind,delivery,call,startedAt,countedAt,queue,/);
  expect(rows.filter((line) => line.startsWith(`abandoned,${ID(5)},${CALL(5)},`))).toHaveLength(1);
  expect(text).toContain(`'=HYPERLINK(`);
  expect(text).not.toMatch(/(?:^|[,"])=HYPERLINK/m);
  const unread = await (await get('/api/violations?date=2020-01-01&format=csv')).text();
  expect(unread.trim().split('\r\n').slice(1).join('\n')).toMatch(/^not-listed,/);
  expect(((await (await get('/api/violations?date=2020-01-01')).json()) as ShownViolations).violations).toBeNull();
});

test('nothing of it names a person: no id, number or pseudonym', async () => {
  const texts = await Promise.all(
    ['json', 'csv'].map(async (format) => (await get(`/api/violations?date=${yesterday}&format=${format}`)).text()),
  );
  for (const text of texts) {
    for (const secret of [CONTACT, NUMBER, '2125550123']) expect(text.toLowerCase()).not.toContain(secret.toLowerCase());
    expect(text).not.toMatch(/(?<![\w-])[0-9a-f]{16}(?![\w-])/);
  }
});

test('the master key and Reports.Admin see them; a function key, Reports.Read and nobody do not', async () => {
  const path = `/violations?date=${yesterday}`;
  const admin = await get(path, signedIn('Reports.Admin'));
  expect(await admin.json()).toEqual(await list());
  const refused = [
    await get(`/api${path}`, { 'x-functions-key': KEYS.function }),
    await get(`/api${path}`, signedIn('Reports.Admin')),
    await get(path, signedIn('Reports.Read')),
    await get(path, {}),
  ];
  expect(refused.map(({ status }) => status)).toEqual([401, 401, 403, 401]);
  expect(await refused[2]?.json()).toMatchObject({ code: 'access.admin-only', detail: expect.stringContaining('Reports.Admin') });
});

test.each([
  ['kind=lost', '"lost"'],
  ['date=2026-02-30', '"2026-02-30"'],
  ['after=x', '"after"'],
  ['limit=0', '"0"'],
  ['format=json&bom=1', '"bom"'],
  ['queue=q', '"queue"'],
])('violations?%s is 400, and the problem names %s', async (query, named) => {
  const answer = await get(`/api/violations?${query}`);
  expect(answer.status).toBe(400);
  expect(((await answer.json()) as { detail: string }).detail).toContain(named);
});

test('the run log has who saw how many of which day', async () => {
  const count = (await list()).violations?.length;
  const { runs } = (await (await get('/api/runs?kind=access&limit=1')).json()) as { runs: readonly ShownRun[] };
  expect(runs).toMatchObject([{ outcome: 'ok', date: yesterday, zone, access: { by: 'key' }, counters: { violations: count } }]);
});
