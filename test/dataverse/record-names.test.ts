import { expect, test } from 'vitest';
import { guid, refuse, start } from './start.ts';

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
