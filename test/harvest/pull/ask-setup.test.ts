/** Names, limits and failed uploads: asked for last, shown by reports, and no reason for a harvest to fail. */
import { expect, test } from 'vitest';
import { harvest } from '../../../src/harvest/harvest.ts';
import { pullPeriod } from '../../../src/harvest/pull/pull-period.ts';
import { loadNames } from '../../../src/history/state/known-names.ts';
import { lookUpReport } from '../../../src/lookup/look-up-report.ts';
import { US_FEDERAL } from '../../../src/metrics/zones/rule-packs.ts';
import { dayOf } from '../../../src/time/local-day.ts';
import { guid, refuse } from '../../dataverse/start.ts';
import { startOrganisation } from '../organisation.ts';

const NOW = Date.parse('2026-11-22T14:00:00Z');
const DAY = dayOf('2026-11-22', 'UTC');
const CONFIGURATION = guid(501);
const UPLOAD = guid(601);
const LIMITS = { msdyn_throttle_metric: 192_360_002, msdyn_throttle_threshold: 3, msdyn_throttle_control_period: 60 };

async function setUp(tablesAbsent: readonly string[] = []) {
  const org = await startOrganisation({ nowMs: NOW, emulator: { tablesAbsent } });
  const upsert = (entitySet: string, row: Readonly<Record<string, unknown>>) => {
    if (!tablesAbsent.includes(entitySet)) org.emulator.table(entitySet).upsert({ ...row });
  };
  upsert('msdyn_proactive_engagement_configs', { msdyn_proactive_engagement_configid: CONFIGURATION, msdyn_name: 'Payment', ...LIMITS });
  const batch = (n: number, status: number, time: string) =>
    upsert('msdyn_proactive_delivery_batches', {
      msdyn_proactive_delivery_batchid: guid(n),
      msdyn_batch_id: guid(n),
      msdyn_status: status,
      msdyn_error_message: 'No column PhoneNumber',
      _msdyn_proactive_engagement_config_value: CONFIGURATION,
      createdon: time,
      modifiedon: time,
    });
  batch(601, 192_360_002, '2026-11-20T08:00:00Z');
  batch(602, 192_360_004, '2026-11-22T08:00:00Z');
  batch(603, 192_360_003, '2026-11-21T08:00:00Z');
  const campaign = { msdyn_proactive_engagement_config_id: CONFIGURATION, msdyn_dialmode_type: 'Copilot' };
  org.finish(1, { ...campaign, msdyn_journey_id: UPLOAD });
  org.finish(2, { ...campaign, msdyn_journey_id: UPLOAD, msdyn_result: 'BotFailed' });
  const reportOf = async (scope = {}) =>
    (await lookUpReport({ ...org.ports, rulePack: US_FEDERAL, openShareLimit: 0.05 }, { period: DAY, scope }, NOW)).report;
  return { ...org, reportOf, run: () => harvest(org.ports, { nowMs: org.clock.nowMs }) };
}

test('a harvest takes over the names that an earlier release kept', async () => {
  const { ports, run } = await setUp();
  await ports.documents.write({ partition: 'names', row: 'agent' }, [[guid(701), 'Ada', NOW]], null);
  await run();
  expect((await loadNames(ports.values)).agent.get(guid(701))).toBe('Ada');
});

test('a report shows names of journeys, the limits of a configuration beside what was measured, and the failed uploads of its days', async () => {
  const { run, reportOf } = await setUp();
  expect(await run()).toMatchObject({ deliveries: 2, troubles: [] });
  const { byJourney, byConfiguration, failedUploads } = await reportOf();
  expect(byJourney).toMatchObject([{ key: UPLOAD, name: 'File upload of 2026-11-20', deliveries: 2 }]);
  expect(byConfiguration).toMatchObject([
    {
      ...{ key: CONFIGURATION, name: 'Payment', botFailure: { numerator: 1, denominator: 2 } },
      limits: { throttles: [{ metric: 'abandonmentRate', threshold: 3, periodMinutes: 60 }], botFailureTreatment: null },
    },
  ]);
  const upload = {
    ...{ key: guid(602), name: 'File upload of 2026-11-22', configuration: CONFIGURATION, configurationName: 'Payment' },
    ...{ outcome: 'failed', at: '2026-11-22T08:00:00.000Z', message: 'No column PhoneNumber' },
  };
  expect(failedUploads).toEqual([upload]);
  expect((await reportOf({ configuration: ['payment'] })).failedUploads).toEqual([upload]);
  expect((await reportOf({ channel: 'Voice' })).failedUploads).toEqual([]);
});

test('a pull of a day asks for the uploads of that day alone', async () => {
  const { ports, reportOf, asked } = await setUp();
  await pullPeriod(ports, DAY, { nowMs: NOW });
  expect((await reportOf()).failedUploads).toHaveLength(1);
  expect(asked().filter((url) => url.includes('batches') && url.includes('createdon lt 2026-11-23T00:00:00Z'))).toHaveLength(1);
});

test('limits are asked for once a day, and uploads from the last time on', async () => {
  const { run, asked, clock, finish } = await setUp();
  await run();
  asked();
  clock.nowMs += 600_000;
  finish(3, { msdyn_proactive_engagement_config_id: CONFIGURATION });
  await run();
  const urls = asked();
  expect(urls.filter((url) => url.includes('msdyn_throttle_metric'))).toEqual([]);
  expect(urls.filter((url) => url.includes('batches'))).toEqual([expect.stringContaining('modifiedon ge 2026-11-22T13:00:00Z')]);
});

test('what cannot be asked for fails nothing, delays nothing that counts, and is told', async () => {
  const { run, reportOf, emulator, asked } = await setUp();
  for (const part of ['msdyn_proactive_delivery_batches?', 'msdyn_proactive_engagement_configs?']) refuse(emulator, part, 500);
  const { deliveries, troubles } = await run();
  expect(deliveries).toBe(2);
  // Uploads have their names in the same table.
  expect(troubles.map(({ message }) => message.split(': Cannot list ')[0])).toEqual([
    'names (configuration)',
    'names (journey)',
    'limits',
    'failed uploads',
  ]);
  const urls = asked();
  const first = urls.findIndex((url) => url.includes('configs?') || url.includes('batches?'));
  expect(urls.slice(first).filter((url) => url.includes('msdyn_proactive_deliveries?'))).toEqual([]);
  const { totals, byConfiguration, failedUploads } = await reportOf();
  expect(totals.deliveries).toBe(2);
  expect(byConfiguration).toMatchObject([{ key: CONFIGURATION, name: CONFIGURATION, limits: null }]);
  expect(failedUploads).toEqual([]);
});

test('tables that are not there are no trouble, and asked for once a run', async () => {
  const { run, asked } = await setUp(['msdyn_proactive_delivery_batches', 'msdynmkt_journeys', 'msdyn_proactive_engagement_configs']);
  expect(await run()).toMatchObject({ deliveries: 2, troubles: [] });
  const urls = asked();
  // One for names and one for what failed.
  expect(urls.filter((url) => url.includes('batches?'))).toHaveLength(2);
  expect(urls.filter((url) => url.includes('msdynmkt_journeys?'))).toHaveLength(1);
});
