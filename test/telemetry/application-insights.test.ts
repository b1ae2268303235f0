/** The app tells a receiver of its own: what of a harvest and of a digest arrives there, and what never does. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inInvocation } from '../../src/telemetry/invocation.ts';
import { startTelemetry } from '../../src/telemetry/start-telemetry.ts';
import { telemetrySettings } from '../../src/telemetry/telemetry-settings.ts';
import { startApp } from '../support/start-app.ts';
import { startIngestion } from './ingestion.ts';

const NOW_MS = Date.parse('2026-11-23T12:00:00Z');
const DAY = '2026-11-22';
const NUMBER = '+351912345678';
const PERSON = 'Ana Sousa';
const RECIPIENT = 'ana.sousa@contoso.example';

/** A finished delivery of the day, with a person all over it. */
function deliveryRow(index: number) {
  const at = new Date(Date.parse(`${DAY}T09:00:00Z`) + index * 60_000).toISOString();
  return {
    msdyn_proactive_deliveryid: `00000000-0000-4000-8000-00000000000${index}`,
    msdyn_delivery_id: `00000000-0000-4000-8000-00000000001${index}`,
    msdyn_contact_id: '00000000-0000-4000-8000-0000000000aa',
    msdyn_to_address: NUMBER,
    msdyn_status: 'Complete',
    msdyn_result: index === 0 ? PERSON : 'LiveAnswer',
    msdyn_dialmode_type: 'Progressive',
    msdyn_start_date: at,
    msdyn_end_date: at,
    msdyn_result_date: at,
    createdon: at,
    modifiedon: at,
  };
}

function attributeRow(index: number) {
  return {
    msdyn_proactive_delivery_attributeid: `00000000-0000-4000-8000-00000000002${index}`,
    _msdyn_proactive_delivery_value: deliveryRow(index).msdyn_proactive_deliveryid,
    msdyn_keyword: PERSON,
    msdyn_value: NUMBER,
    msdyn_type: 700610001,
    createdon: deliveryRow(index).createdon,
    modifiedon: deliveryRow(index).modifiedon,
  };
}

test('a harvest and a digest are told with what they did, and with nothing of a person', async () => {
  const warnings: string[] = [];
  const lines: string[] = [];
  const keep = (line: string) => void lines.push(line);
  const log = { log: keep, warn: keep, error: keep };
  const ingestion = await startIngestion();
  const settings = telemetrySettings({ APPLICATIONINSIGHTS_CONNECTION_STRING: ingestion.connectionString });
  const telemetry = startTelemetry(settings, (message) => warnings.push(message));
  const { app, emulator, outbox } = await startApp({
    clock: () => NOW_MS,
    telemetry,
    env: { DIGEST_TO: RECIPIENT, REPORT_TIME_ZONE: 'UTC' },
  });
  for (const index of [0, 1, 2]) {
    emulator.table('msdyn_proactive_deliveries').upsert(deliveryRow(index));
    emulator.table('msdyn_proactive_delivery_attributes').upsert(attributeRow(index));
  }
  const { deliveries, attributes } = await inInvocation(log, () => app.harvest());
  await telemetry.flush();
  const run = { kind: 'harvest', outcome: 'ok' };
  expect(ingestion.sum('digest.runs', run)).toBe(1);
  expect(ingestion.sum('digest.rows', { kind: 'harvest', what: 'deliveries' })).toBe(deliveries);
  expect(ingestion.sum('digest.rows', { kind: 'harvest', what: 'attributes' })).toBe(attributes);
  expect([deliveries, attributes]).toEqual([3, 3]);
  expect(ingestion.points().filter(({ name }) => name === 'digest.run.duration')).toMatchObject([{ count: 1, attributes: run }]);
  const [harvest] = await app.runs.list({ fromMs: NOW_MS, toMs: NOW_MS + 1, kind: 'harvest', limit: 1 });
  expect(ingestion.sum('digest.dataverse.requests')).toBe(harvest?.requests);
  expect(lines.map((line) => line.slice(0, line.indexOf(',"durationMs"')))).toEqual([
    `harvest: run ok {"event":"run.ended","run":"${harvest?.id}","kind":"harvest","outcome":"ok"`,
  ]);
  expect(ingestion.points().filter(({ name }) => name === 'digest.harvest.lag')).toMatchObject([{ value: 0 }]);
  expect(ingestion.sum('digest.storage.operations', { service: 'blob', operation: 'write', outcome: 'ok' })).toBeGreaterThan(0);

  const { entries } = await inInvocation(log, () => app.orders.send('default'));
  await telemetry.close();
  expect(entries.map(({ state }) => state)).toEqual(['sent']);
  expect(await readdir(outbox)).not.toEqual([]);
  expect(ingestion.sum('digest.deliveries', { kind: 'scheduled', state: 'sent' })).toBe(1);
  expect(ingestion.sum('digest.runs', { kind: 'digest', outcome: 'ok' })).toBe(1);
  // What was told at the first flush is not told again.
  expect(ingestion.sum('digest.rows', { kind: 'harvest', what: 'deliveries' })).toBe(3);

  const all = [...ingestion.bodies, ...lines].join('\n').toLowerCase();
  const mail = (await Promise.all((await readdir(outbox)).map((name) => readFile(join(outbox, name), 'utf8')))).join('\n');
  expect(mail).toContain(RECIPIENT);
  const persons = [PERSON, 'sousa', 'contoso', NUMBER, '912345678', '0000000000aa', 'owner'];
  expect(persons.filter((text) => all.includes(text.toLowerCase()))).toEqual([]);
  expect(lines.some((line) => line.startsWith('digest: run ok'))).toBe(true);
  expect(warnings).toEqual([]);
});
