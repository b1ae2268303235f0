/** The timers harvest and dispatch in the Functions host: the digest waits for its data, is sent once to each recipient, and is kept as a snapshot. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEFINITIONS } from '../../src/report/build-report.ts';
import type { Report } from '../../src/report/report.ts';
import { addDays, dateAt } from '../../src/time/local-day.ts';
import { daytimeZone, dispatchAndWait, type HostedApp, inWords, loadSample, startHostedApp, timeIn } from '../support/hosted-app.ts';

const zone = daytimeZone();
const yesterday = addDays(dateAt(Date.now(), zone), -1);
let hosted: HostedApp;
beforeAll(async () => {
  // Due since ten minutes, so not yet for as long as a digest waits for its data.
  hosted = await startHostedApp({ REPORT_TIME_ZONE: zone, DIGEST_AT: timeIn(zone, Date.now() - 600_000) });
  loadSample(hosted.emulator, zone, 9, 100);
});
afterAll(() => hosted.stop());

const name = () => `[send] send: default, ${yesterday} (${zone}), scheduled,`;

test('a digest that is due waits while Dataverse has not been read', async () => {
  expect(await dispatchAndWait(hosted)).toEqual([`${name()} is waiting: its data were not complete`]);
  expect(await hosted.mails()).toEqual([]);
  expect(await (await hosted.get(`snapshots?from=${yesterday}`)).json()).toEqual({ zone, snapshots: [], next: null });
});

test('once the harvest has read it, the digest goes to each recipient, final', async () => {
  await hosted.host.invokeTimer('harvest');
  expect(hosted.log).toContainEqual(expect.stringMatching(/^\[harvest\] harvest: [1-9]\d* deliveries, [1-9]\d* attributes/));
  expect(hosted.log.map(inWords)).toContain(`[harvest] harvest: ${addDays(yesterday, -6)} (${zone}) has version 1`);
  expect(await dispatchAndWait(hosted)).toEqual([`${name()} is sent: 2 sent`]);
  const mails = await Promise.all((await hosted.mails()).map(async (name) => simpleParser(await readFile(join(hosted.outbox, name)))));
  expect(mails.map(({ to }) => (Array.isArray(to) ? '' : to?.text)).sort()).toEqual(['ana@contoso.example', 'rui@contoso.example']);
  expect(new Set(mails.map(({ html }) => html)).size).toBe(1);
  expect(mails[0]?.html).not.toMatch(/provisional/i);
});

test('later ticks send nothing more', async () => {
  await hosted.host.invokeTimer('harvest');
  expect(await dispatchAndWait(hosted)).toEqual([]);
  expect(await hosted.mails()).toHaveLength(2);
});

test('the versions of a day are listed with their reasons', async () => {
  const answer = await (await hosted.get(`snapshots/${yesterday}/versions`)).json();
  expect(answer).toMatchObject({
    date: yesterday,
    zone,
    versions: [{ version: 1, reason: 'closed', restates: false, definitions: DEFINITIONS }],
  });
  expect(await (await hosted.get('snapshots/2025-01-01/versions')).json()).toEqual({ date: '2025-01-01', zone, versions: [] });
});

test('every day is listed among the snapshots, and can be had as the latest and by its version', async () => {
  const { snapshots } = (await (await hosted.get(`snapshots?from=${addDays(yesterday, -6)}&to=${yesterday}`)).json()) as {
    snapshots: readonly Record<string, unknown>[];
  };
  const days = [6, 5, 4, 3, 2, 1, 0].map((n) => addDays(yesterday, -n));
  expect(snapshots).toEqual(days.map((date) => expect.objectContaining({ zone, date, version: 1, reason: 'closed', restates: false })));
  const [latest, first] = (await Promise.all(
    [`snapshots/${yesterday}`, `report?date=${yesterday}&zone=${zone}&version=1`].map(async (path) => (await hosted.get(path)).json()),
  )) as [Report, Report];
  expect(latest).toEqual(first);
  expect(latest).toMatchObject({ period: { from: yesterday, to: yesterday, zone }, provisional: false, comparison: { weekBefore: {} } });
  const { totals } = (await (await hosted.get(`report?date=${yesterday}`)).json()) as Report;
  expect(latest.totals).toEqual(totals);
  expect(totals.deliveries).toBeGreaterThan(0);
});

test('a snapshot that is not kept is 404', async () => {
  for (const path of [
    `snapshots/${addDays(yesterday, -20)}`,
    `report?date=${yesterday}&version=2`,
    `snapshots/${yesterday}?version=2`,
    `snapshots/${yesterday}?zone=Pacific/Auckland`,
  ]) {
    const response = await hosted.get(path);
    expect(response.status, path).toBe(404);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({ status: 404, code: 'snapshot.unknown', title: 'Not found' });
  }
});

test.each([
  ['snapshots', 'without "from"'],
  ['snapshots?from=2026-13-01', '2026-13-01'],
  ['snapshots?from=2026-11-02&to=2026-11-01', 'ends before it starts'],
  ['snapshots?from=2026-11-02&day=1', '"day"'],
  ['snapshots/today', '"today"'],
  ['snapshots/2026-11-02?version=0', '"0"'],
  ['snapshots/2026-11-02?version=latest', '"latest"'],
  ['snapshots/2026-11-02?zone=Mars', '"Mars"'],
])('%s is 400, and the problem names %s', async (path, named) => {
  const response = await hosted.get(path);
  expect(response.status).toBe(400);
  expect(((await response.json()) as { detail: string }).detail).toContain(named);
});
