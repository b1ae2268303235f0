/** Small inputs that once went wrong (test/data/cases), the whole way from Dataverse rows to report and erasure. */
import { expect, test } from 'vitest';
import { readNdjson } from '../dev/dataverse/read-ndjson.ts';
import { dayOf } from '../src/time/local-day.ts';
import { startApp } from './support/start-app.ts';

const DATE = '2026-11-20';

async function pullCase(name: string, zone: string) {
  const { app, emulator } = await startApp();
  const read = (file: string) => Array.fromAsync(readNdjson(new URL(`data/cases/${name}/${file}.ndjson`, import.meta.url).pathname));
  await emulator.load('msdyn_proactive_deliveries', await read('deliveries'));
  await emulator.load('msdyn_proactive_delivery_attributes', await read('attributes'));
  await app.pull(dayOf(DATE, zone));
  const { report } = await app.lookUp({ period: dayOf(DATE, zone), scope: {} });
  return { app, report };
}

test('one number in four spellings is one contact in London, whom an erasure by number finds four times', async () => {
  const { app, report } = await pullCase('number0', 'America/New_York');
  expect(report.totals.contacts).toBe(1);
  expect(report.compliance.callingHours).toMatchObject({ ok: 4, violation: 0, possible: 0, undeterminable: 0 });
  expect(await app.erase({ number: '+44 (0)20\u20117946\u20110123' })).toMatchObject({ facts: 4, intakes: 4 });
});

test('delivery ids of one millisecond are no repeats', async () => {
  const { report } = await pullCase('uuid7', 'UTC');
  expect(report.totals.deliveries).toBe(3);
  expect(report.contacts).toMatchObject({ repeatedDeliveries: 0 });
});

test('a zone attribute means the same by its Windows id as by its IANA name', async () => {
  const { report } = await pullCase('azores', 'Europe/Lisbon');
  expect(report.compliance.callingHours).toMatchObject({ ok: 0, violation: 2, possible: 0, undeterminable: 0 });
});
