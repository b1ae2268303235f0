/** Telemetry in the Functions host: each invocation has told what it measured when it ends, and its lines name its run. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dateAt } from '../../src/time/local-day.ts';
import { daytimeZone, type HostedApp, inWords, loadSample, startHostedApp } from '../support/hosted-app.ts';
import { type Ingestion, startIngestion } from './ingestion.ts';

const zone = daytimeZone();
const ends: (() => Promise<void>)[] = [];
let ingestion: Ingestion;
let hosted: HostedApp;
beforeAll(async () => {
  ingestion = await startIngestion(undefined, (end) => ends.push(end));
  const env = { APPLICATIONINSIGHTS_CONNECTION_STRING: ingestion.connectionString, REPORT_TIME_ZONE: zone };
  hosted = await startHostedApp({ ...env, DIGEST_TO: '' });
  loadSample(hosted.emulator, zone, 2, 20);
});
afterAll(async () => {
  for (const end of ends) await end();
});

/** The JSON of each line of a function. */
function toldBy(name: string): Record<string, unknown>[] {
  const lines = hosted.log.filter((line) => line.startsWith(`[${name}]`) && inWords(line) !== line);
  return lines.map((line) => JSON.parse(line.slice(line.indexOf('{"event"'))));
}

test('when a timer has ended, its metrics have arrived, and every line after the start of its run names it', async () => {
  await hosted.host.invokeTimer('harvest');
  const told = toldBy('harvest');
  const [ran, read] = [told.find(({ event }) => event === 'run.ended'), told.find(({ event }) => event === 'harvest.read')];
  expect(ran).toMatchObject({ event: 'run.ended', kind: 'harvest', outcome: 'ok', run: expect.stringMatching(/^[0-9a-f]{16}$/) });
  expect(read).toMatchObject({ event: 'harvest.read', state: 'complete', run: ran?.run, deliveries: ran?.deliveries });
  const { runs } = (await (await hosted.get(`runs?id=${ran?.run}`)).json()) as { runs: readonly unknown[] };
  expect(runs).toHaveLength(1);
  expect(ingestion.sum('digest.runs', { kind: 'harvest', outcome: 'ok' })).toBe(1);
  expect(ingestion.sum('digest.rows', { kind: 'harvest', what: 'deliveries' })).toBe(read?.deliveries);
});

test('the watch tells how many digests are missing, none too', async () => {
  await hosted.host.invokeTimer('watch');
  expect(ingestion.points().filter(({ name }) => name === 'digest.deliveries.missing')).toMatchObject([{ value: 0 }]);
});

test('what answers to people cost is told when the process ends', async () => {
  const reads = () => ingestion.sum('digest.storage.operations', { operation: 'read' });
  const before = reads();
  expect((await hosted.get(`report?date=${dateAt(Date.now(), zone)}`)).status).toBe(200);
  expect(reads()).toBe(before);
  await hosted.stop();
  expect(reads()).toBeGreaterThan(before);
});
