/** Who a row is, and what its ids name, the whole way from Dataverse to report, scope, names and erasure: however the ids are spelled, and whatever a reader may see. */
import { expect, test } from 'vitest';
import { fileRow } from '../src/metrics/fact/make-fact.ts';
import type { DeliveryRow } from '../src/metrics/row/row.ts';
import { defaultRules } from '../src/metrics/rules/rules.ts';
import { dayOf } from '../src/time/local-day.ts';
import { spellingsOf } from './support/spellings.ts';
import { startApp } from './support/start-app.ts';

const idOf = (letter: string, n = 1) => `${letter.repeat(8)}-0000-4000-8000-${String(n).padStart(12, '0')}`;
const [QUEUE, CONFIGURATION, OTHER, CONTACT, JOURNEY] = [idOf('a'), idOf('b'), idOf('b', 2), idOf('c'), idOf('d')];
const DATE = '2026-11-20';
const QUERY = { period: dayOf(DATE, 'UTC'), scope: {} };
const SPELLINGS = spellingsOf(QUEUE).length;

const rowOf = (n: number, ids: Partial<DeliveryRow>): DeliveryRow => ({
  msdyn_proactive_deliveryid: idOf('e', n),
  msdyn_channel: 'Voice',
  msdyn_dialmode_type: 'Copilot',
  msdyn_status: 'Complete',
  msdyn_result: 'LiveAnswer',
  msdyn_start_date: `${DATE}T09:00:00Z`,
  msdyn_end_date: `${DATE}T09:01:00Z`,
  msdyn_result_date: `${DATE}T09:02:00Z`,
  createdon: `${DATE}T08:00:00Z`,
  modifiedon: `${DATE}T09:03:00Z`,
  versionnumber: n,
  ...ids,
});
const spelled = (id: string, n: number) => spellingsOf(id)[n % SPELLINGS] ?? id;

test('a row is filed as the same one, whatever may be seen of its partition and however its ids are spelled', () => {
  const ids = {
    msdyn_queue_id: QUEUE,
    msdyn_proactive_engagement_config_id: CONFIGURATION,
    msdyn_contact_id: CONTACT,
    msdyn_journey_id: JOURNEY,
  };
  const rules = defaultRules('a key of this test');
  const plain = fileRow({ row: rowOf(1, ids) }, rules);
  for (let n = 0; n < SPELLINGS; n++) {
    const other = Object.fromEntries(Object.entries(ids).map(([column, id], i) => [column, spelled(id, n + i)]));
    const row = {
      ...rowOf(1, other),
      msdyn_proactive_deliveryid: spelled(idOf('e', 1), n),
      partitionid: n % 2 === 0 ? `p${n}` : undefined,
    };
    expect(fileRow({ row }, rules)).toEqual(plain);
  }
});

test('braced ids are one queue, configuration, journey and contact with their names; a scope finds them, and an erasure all of them', async () => {
  const { app, emulator } = await startApp({ env: { REPORT_TIME_ZONE: 'UTC' } });
  const rows = Array.from({ length: SPELLINGS }, (_, n) =>
    rowOf(n + 1, {
      msdyn_queue_id: spelled(QUEUE, n),
      msdyn_proactive_engagement_config_id: spelled(n === 0 ? OTHER : CONFIGURATION, n),
      msdyn_contact_id: spelled(CONTACT, n),
      msdyn_journey_id: spelled(JOURNEY, n),
      partitionid: `p${n}`,
    }),
  );
  await emulator.load(
    'msdyn_proactive_deliveries',
    rows.map((row) => ({ ...row })),
  );
  await emulator.load('queues', [{ queueid: QUEUE, name: 'Collections' }]);
  await app.pull(QUERY.period);
  const { report } = await app.lookUp(QUERY);
  expect(report.byQueue).toMatchObject([{ key: QUEUE, name: 'Collections', deliveries: SPELLINGS }]);
  expect(report.byConfiguration.map(({ key, deliveries }) => [key, deliveries])).toEqual([
    [CONFIGURATION, SPELLINGS - 1],
    [OTHER, 1],
  ]);
  expect(report.byJourney).toMatchObject([{ key: JOURNEY, deliveries: SPELLINGS }]);
  expect(report.totals.contacts).toBe(1);
  for (const queue of [...spellingsOf(QUEUE), 'COLLECTIONS\u00a0']) {
    expect((await app.lookUp({ ...QUERY, scope: { queue } })).report.totals.deliveries).toBe(SPELLINGS);
  }
  expect(await app.erase({ contactId: ` {${CONTACT.toUpperCase()}}` })).toMatchObject({ facts: SPELLINGS, intakes: SPELLINGS });
});
