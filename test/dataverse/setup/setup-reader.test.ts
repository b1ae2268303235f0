/** Limits of configurations and failed uploads, read from the emulator. */
import { describe, expect, test } from 'vitest';
import { guid, refuse, start } from '../start.ts';

const CONFIGURATIONS = 'msdyn_proactive_engagement_configs';
const UPLOADS = 'msdyn_proactive_delivery_batches';
const AT = Date.parse('2026-11-22T09:00:00Z');

describe('listLimits()', () => {
  test('gives the limits that are set, null for a configuration without one, and nothing for one that is not there', async () => {
    const { emulator, client } = await start();
    emulator.table(CONFIGURATIONS).upsert({
      msdyn_proactive_engagement_configid: guid(1),
      msdyn_throttle_metric: 192_360_002,
      msdyn_throttle_threshold: 3,
      msdyn_throttle_control_period: 60,
      msdyn_throttle_metric_2: 192_369_999,
      msdyn_bot_failure_treatment_type: 192_360_002,
      msdyn_bot_failure_treatment_rate_threshold: 5,
      msdyn_queue_allotment: 50,
    });
    emulator.table(CONFIGURATIONS).upsert({ msdyn_proactive_engagement_configid: guid(2), msdyn_name: 'Plain' });
    expect(await client.listLimits([guid(1).toUpperCase(), guid(2), guid(3), 'no id'])).toEqual(
      new Map([
        [
          guid(1),
          {
            throttles: [
              { metric: 'abandonmentRate', threshold: 3, periodMinutes: 60 },
              { metric: '192369999', threshold: null, periodMinutes: null },
            ],
            botFailureTreatment: 'threshold',
            botFailurePercent: 5,
            firstResponseMinutes: null,
            queuePercent: 50,
          },
        ],
        [guid(2), null],
      ]),
    );
  });

  test('asks for no column that the organisation lacks', async () => {
    const columnsAbsent = ['msdyn_throttle_metric_2', 'msdyn_throttle_threshold_2', 'msdyn_throttle_control_period_2'];
    const { emulator, client } = await start({ columnsAbsent });
    emulator.table(CONFIGURATIONS).upsert({ msdyn_proactive_engagement_configid: guid(1), msdyn_first_response_timeout_mins: 90 });
    expect((await client.listLimits([guid(1)])).get(guid(1))).toMatchObject({ throttles: [], firstResponseMinutes: 90 });
  });
});

describe('listFailedUploads()', () => {
  const row = (n: number, status: number, createdMs = AT) => ({
    msdyn_proactive_delivery_batchid: guid(n),
    msdyn_batch_id: `{${guid(10 + n)}}`,
    msdyn_status: status,
    msdyn_error_message: n === 1 ? 'Line 7 ("Ana Sousa", +351 912 345 678, ana@contoso.example)\r\nhas no number' : null,
    _msdyn_proactive_engagement_config_value: guid(5),
    createdon: new Date(createdMs).toISOString(),
    modifiedon: new Date(createdMs).toISOString(),
  });

  test('gives those that failed or had errors, with a message that names nobody', async () => {
    const { emulator, client } = await start();
    await emulator.load(UPLOADS, [
      row(1, 192_360_004),
      row(2, 192_360_003, AT + 1000),
      row(3, 192_360_002),
      row(4, 192_360_004, AT - 1000),
    ]);
    const found = await client.listFailedUploads({ createdFromMs: AT, createdToMs: AT + 2000 });
    expect(found).toMatchObject([
      { id: guid(1), configuration: guid(5), outcome: 'failed', createdMs: AT, message: 'Line 7 ((text), (number), (mail) has no number' },
      { id: guid(2), outcome: 'errors', message: '' },
    ]);
    expect((await client.listFailedUploads({ changedFromMs: AT + 1000 })).map(({ id }) => id)).toEqual([guid(2)]);
  });
});

test.each([403, 404])('limits and uploads are none where their table is answered with %i, and no other error is hidden', async (status) => {
  const { emulator, client } = await start();
  refuse(emulator, `${CONFIGURATIONS}?`, status);
  refuse(emulator, `${UPLOADS}?`, status);
  expect(await client.listLimits([guid(1)])).toEqual(new Map());
  expect(await client.listFailedUploads({ changedFromMs: AT })).toEqual([]);
  const down = await start();
  refuse(down.emulator, `${UPLOADS}?`, 503);
  await expect(down.client.listFailedUploads({ changedFromMs: AT })).rejects.toMatchObject({ code: 'dataverse.unavailable' });
});
