/** A receiver that refuses, fails or never answers: work goes on, nobody waits longer than the limit, and it is told once. */
import type { ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { createAzureExporter } from '../../src/telemetry/azure-exporter.ts';
import { createMeters } from '../../src/telemetry/meters.ts';
import { startTelemetry } from '../../src/telemetry/start-telemetry.ts';
import type { Telemetry } from '../../src/telemetry/telemetry.ts';
import { telemetrySettings } from '../../src/telemetry/telemetry-settings.ts';
import { startIngestion } from './ingestion.ts';

const RUN = { kind: 'harvest', outcome: 'ok' } as const;
const refuse = (status: number) => (response: ServerResponse) => {
  response.statusCode = status;
  response.end('{"itemsReceived":1,"itemsAccepted":0,"errors":[]}');
};
const FAULTS: readonly [fault: string, answer: (response: ServerResponse) => void, why: RegExp][] = [
  ['refuses the key', refuse(400), /status 400/],
  ['misses a role', refuse(403), /status 403/],
  ['fails', refuse(500), /took longer than 50 ms|status 500/],
  ['throttles', refuse(429), /took longer than 50 ms|status 429/],
  ['hangs up', (response) => response.destroy(), /took longer than 50 ms|does not answer/],
  ['never answers', () => {}, /took longer than 50 ms/],
];

async function metersTo(connectionString: string, onLost: (why: string) => void): Promise<Telemetry> {
  const settings = telemetrySettings({ APPLICATIONINSIGHTS_CONNECTION_STRING: connectionString });
  if (settings === undefined) throw new TypeError('no connection string');
  const exporter = await createAzureExporter(settings, onLost);
  return createMeters({ exporter, service: { name: 'test', instance: '1' }, onLost, flushLimitMs: 50 });
}

test.each(FAULTS)('a receiver that %s fails nothing, and it is told why', async (_fault, answer, why) => {
  const lost: string[] = [];
  const ingestion = await startIngestion(answer);
  const meters = await metersTo(ingestion.connectionString, (one) => lost.push(one));
  for (let time = 0; time < 3; time++) {
    meters.record('digest.runs', 1, RUN);
    await meters.flush();
  }
  await meters.close();
  await expect.poll(() => lost.some((one) => why.test(one))).toBe(true);
});

test('that metrics do not arrive is told once', async () => {
  const warnings: string[] = [];
  const ingestion = await startIngestion(refuse(403));
  const telemetry = startTelemetry(telemetrySettings({ APPLICATIONINSIGHTS_CONNECTION_STRING: ingestion.connectionString }), (message) =>
    warnings.push(message),
  );
  for (let time = 0; time < 3; time++) {
    telemetry.record('digest.runs', 1, RUN);
    await telemetry.flush();
  }
  await telemetry.close();
  expect(ingestion.bodies.length).toBeGreaterThan(0);
  expect(warnings).toEqual([expect.stringMatching(/^telemetry: metrics do not arrive: the receiver .*; this is told once/)]);
});

test('a connection string that is none is told of once, without what it holds', async () => {
  const warnings: string[] = [];
  const settings = telemetrySettings({ APPLICATIONINSIGHTS_CONNECTION_STRING: 'InstrumentationKey=hunter2' });
  const telemetry = startTelemetry(settings, (message) => warnings.push(message));
  telemetry.record('digest.runs', 1, RUN);
  await telemetry.flush();
  await telemetry.flush();
  await telemetry.close();
  expect(warnings).toEqual([expect.stringContaining('APPLICATIONINSIGHTS_CONNECTION_STRING cannot be used')]);
  expect(warnings.join()).not.toContain('hunter2');
});

test('what comes before anything is loaded is told all the same, once', async () => {
  const ingestion = await startIngestion();
  const settings = telemetrySettings({ APPLICATIONINSIGHTS_CONNECTION_STRING: ingestion.connectionString });
  const telemetry = startTelemetry(settings, () => {});
  let requests = 3;
  telemetry.observe('digest.dataverse.requests', () => [{ value: requests, attributes: {} }]);
  telemetry.record('digest.runs', 1, RUN);
  telemetry.record('digest.runs', 1, RUN);
  await telemetry.flush();
  requests = 5;
  await telemetry.flush();
  await telemetry.close();
  const told = ingestion.points().map(({ name, value }) => `${name} ${value}`);
  expect(told).toEqual(['digest.runs 2', 'digest.dataverse.requests 3', 'digest.dataverse.requests 2']);
});
