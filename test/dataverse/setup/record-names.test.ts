import { expect, test } from 'vitest';
import { guid, refuse, start } from '../start.ts';

test.each([false, true])('listNames() gives the names that are known, spelt as asked for (In refused: %s)', async (refuseIn) => {
  const { emulator, client } = await start({ refuseIn });
  const queueid = 'ABCDEF00-0000-4000-8000-000000000001';
  emulator.table('queues').upsert({ queueid: queueid.toLowerCase(), name: ' Sales ' });
  emulator.table('queues').upsert({ queueid: guid(2), name: null });
  emulator.table('msdyn_proactive_engagement_configs').upsert({ msdyn_proactive_engagement_configid: guid(3), msdyn_name: 'Renewals' });
  emulator.table('systemusers').upsert({ systemuserid: guid(4), fullname: 'Robin' });
  expect(await client.listNames('queue', [queueid, guid(2), guid(99), 'x'])).toEqual(new Map([[queueid, 'Sales']]));
  expect(await client.listNames('configuration', [guid(3)])).toEqual(new Map([[guid(3), 'Renewals']]));
  expect(await client.listNames('agent', [guid(4)])).toEqual(new Map([[guid(4), 'Robin']]));
});

test.each([403, 404])('listNames() gives no names where the table is answered with %i', async (status) => {
  const { emulator, client } = await start();
  refuse(emulator, 'queues?', status);
  expect(await client.listNames('queue', [guid(1)])).toEqual(new Map());
});

test('listNames() does not hide that Dataverse is down', async () => {
  const { emulator, client } = await start();
  refuse(emulator, 'queues?', 503);
  await expect(client.listNames('queue', [guid(1)])).rejects.toMatchObject({ code: 'dataverse.unavailable' });
});

test('listNames() looks for a journey among uploads, which go by their date, then among journeys', async () => {
  const { emulator, client } = await start();
  const upload = 'ABCDEF00-0000-4000-8000-000000000001';
  emulator.table('msdyn_proactive_delivery_batches').upsert({
    ...{ msdyn_proactive_delivery_batchid: guid(1), msdyn_batch_id: upload.toLowerCase(), createdon: '2026-11-21T23:30:00Z' },
  });
  emulator.table('msdynmkt_journeys').upsert({ msdynmkt_journeyid: guid(2), msdynmkt_name: 'Renewals' });
  expect(await client.listNames('journey', [upload, guid(2), guid(3)])).toEqual(
    new Map([
      [upload, 'File upload of 2026-11-21'],
      [guid(2), 'Renewals'],
    ]),
  );
  const asked = emulator.requests.filter(({ url }) => url.includes('msdynmkt_journeys?'));
  // What was found among the uploads is asked for no more.
  expect(asked.map(({ url }) => url.toLowerCase().includes(upload.toLowerCase()))).toEqual([false]);
});

test('listNames() knows no journeys where neither table is there, and asks each once', async () => {
  const { emulator, client } = await start({ tablesAbsent: ['msdyn_proactive_delivery_batches', 'msdynmkt_journeys'] });
  const ids = Array.from({ length: 2_000 }, (_, i) => guid(i));
  expect(await client.listNames('journey', ids)).toEqual(new Map());
  expect(emulator.requests.map(({ status }) => status)).toEqual([404, 404]);
});
