import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Emulator, startEmulator } from '../../../dev/dataverse/emulator.ts';
import { NEWER_DELIVERY_COLUMNS } from '../../../dev/dataverse/table/schema.ts';
import { delivery, get, guid, pages } from './client.ts';

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startEmulator({ token: 'secret-bearer' });
  await emulator.load('queues', [{ queueid: guid(900), name: "O'Hara" }]);
  await emulator.load('msdyn_proactive_deliveries', [delivery(1, { msdyn_status: 'Complete', msdyn_speech_detected: true }), delivery(2)]);
  await emulator.load('msdyn_proactive_delivery_attributes', [
    {
      msdyn_proactive_delivery_attributeid: guid(50),
      _msdyn_proactive_delivery_value: guid(1),
      msdyn_keyword: 'job',
      msdyn_value: 'nurse',
      msdyn_type: 700610001,
      modifiedon: '2026-11-01T14:59:01Z',
      versionnumber: 7,
    },
  ]);
  await emulator.load('msdyn_proactive_engagement_configs', [
    { msdyn_proactive_engagement_configid: guid(800), msdyn_name: 'Cards', _msdyn_queue_value: guid(900), msdyn_dialmode_type: 100000002 },
  ]);
});

afterAll(() => emulator.stop());

describe('answers', () => {
  test('a list carries the documented headers, its context, and rows with the etag first and the key always', async () => {
    const { status, headers, text, body } = await get(
      emulator,
      'msdyn_proactive_deliveries?$select=msdyn_status,msdyn_result&$orderby=createdon',
    );
    expect(status).toBe(200);
    expect(headers.get('odata-version')).toBe('4.0');
    expect(headers.get('content-type')).toBe('application/json; odata.metadata=minimal');
    expect(Number(headers.get('x-ms-dop-hint'))).toBeGreaterThan(0);
    expect(Date.parse(headers.get('date') ?? '')).toBeGreaterThan(0);
    expect(body['@odata.context']).toBe(
      `${emulator.url}/api/data/v9.2/$metadata#msdyn_proactive_deliveries(msdyn_proactive_deliveryid,msdyn_result,msdyn_status)`,
    );
    expect(body.value[0]).toEqual({
      '@odata.etag': 'W/"1001"',
      msdyn_proactive_deliveryid: guid(1),
      msdyn_result: null,
      msdyn_status: 'Complete',
    });
    expect(text).toContain('{"@odata.etag":"W/\\"1001\\"","msdyn_proactive_deliveryid"');
    expect(body).not.toHaveProperty('@odata.nextLink');
  });

  test('without $select every column comes, empty ones as null, and partitionid is the key', async () => {
    const { body } = await get(emulator, `msdyn_proactive_deliveries(${guid(2)})`);
    expect(body).toMatchObject({ msdyn_result: null, partitionid: guid(2), versionnumber: 1002, _ownerid_value: null });
    expect(body['@odata.context']).toBe(`${emulator.url}/api/data/v9.2/$metadata#msdyn_proactive_deliveries/$entity`);
  });

  test('formatted values stand right before their property, for choices, yes/no, dates and known lookups', async () => {
    const annotations = { prefer: 'odata.include-annotations="OData.Community.Display.V1.FormattedValue"' };
    const { text, headers } = await get(
      emulator,
      'msdyn_proactive_delivery_attributes?$select=msdyn_keyword,msdyn_type,modifiedon',
      annotations,
    );
    expect(text).toContain('"msdyn_type@OData.Community.Display.V1.FormattedValue":"Result","msdyn_type":700610001');
    expect(text).toContain(
      '"modifiedon@OData.Community.Display.V1.FormattedValue":"11/1/2026 2:59 PM","modifiedon":"2026-11-01T14:59:01Z"',
    );
    expect(text).not.toContain('msdyn_keyword@');
    expect(headers.get('preference-applied')).toBe('odata.include-annotations="OData.Community.Display.V1.FormattedValue"');
    const config = await get(emulator, 'msdyn_proactive_engagement_configs?$select=_msdyn_queue_value,msdyn_dialmode_type', annotations);
    expect(config.text).toContain(
      `"_msdyn_queue_value@OData.Community.Display.V1.FormattedValue":"O'Hara","_msdyn_queue_value":"${guid(900)}"`,
    );
    const spoken = await get(emulator, `msdyn_proactive_deliveries(${guid(1)})?$select=msdyn_speech_detected`, annotations);
    expect(spoken.body['msdyn_speech_detected@OData.Community.Display.V1.FormattedValue']).toBe('Yes');
  });

  test('annotations "*" name table and navigation property of a lookup; without the preference there are none', async () => {
    const path = 'msdyn_proactive_delivery_attributes?$select=_msdyn_proactive_delivery_value';
    const all = await get(emulator, path, { prefer: 'odata.maxpagesize=10,odata.include-annotations="*"' });
    expect(all.body.value[0]).toMatchObject({
      '_msdyn_proactive_delivery_value@Microsoft.Dynamics.CRM.lookuplogicalname': 'msdyn_proactive_delivery',
      '_msdyn_proactive_delivery_value@Microsoft.Dynamics.CRM.associatednavigationproperty': 'msdyn_proactive_delivery',
    });
    expect(all.headers.get('preference-applied')).toBe('odata.maxpagesize=10,odata.include-annotations="*"');
    expect((await get(emulator, path)).text).not.toContain('lookuplogicalname');
  });

  test('WhoAmI names the user, and the columns of a table come with their types', async () => {
    expect((await get(emulator, 'WhoAmI')).body).toMatchObject({ UserId: emulator.userId });
    const { body } = await get(
      emulator,
      "EntityDefinitions(LogicalName='msdyn_proactive_delivery_attribute')/Attributes?$select=LogicalName,AttributeType",
    );
    expect(body.value).toContainEqual({ LogicalName: 'msdyn_proactive_delivery', AttributeType: 'Lookup' });
    expect(body.value).toContainEqual({ LogicalName: 'msdyn_type', AttributeType: 'Picklist' });
    expect((await get(emulator, "EntityDefinitions(LogicalName='nothing')/Attributes")).status).toBe(404);
  });

  test('an organisation without the newer columns neither lists, selects nor returns them', async () => {
    const older = await startEmulator({ columnsAbsent: NEWER_DELIVERY_COLUMNS });
    older.table('msdyn_proactive_deliveries').upsert(delivery(1, { msdyn_seq_no: 3, msdyn_status: 'Complete' }));
    const metadata = await get(older, "EntityDefinitions(LogicalName='msdyn_proactive_delivery')/Attributes");
    const selected = await get(older, 'msdyn_proactive_deliveries?$select=msdyn_seq_no');
    const row = (await get(older, 'msdyn_proactive_deliveries')).body.value[0];
    await older.stop();
    expect(metadata.text).toContain('"msdyn_status"');
    expect(metadata.text).not.toContain('"msdyn_seq_no"');
    expect(selected.body.error?.message).toBe(
      "Could not find a property named 'msdyn_seq_no' on type 'Microsoft.Dynamics.CRM.msdyn_proactive_delivery'.",
    );
    expect(row).toHaveProperty('msdyn_status', 'Complete');
    expect(row).not.toHaveProperty('msdyn_seq_no');
  });
});

describe('rows with a partition of their own', () => {
  test('two rows may share a primary key; each is read by its partition', async () => {
    const table = emulator.table('msdyn_proactive_delivery_attributes');
    const row = { msdyn_proactive_delivery_attributeid: guid(60), msdyn_keyword: 'k' };
    table.upsert({ ...row, partitionid: 'p1', msdyn_value: 'one' });
    table.upsert({ ...row, partitionid: 'p2', msdyn_value: 'two' });
    const set = 'msdyn_proactive_delivery_attributes';
    expect((await get(emulator, `${set}?$filter=${set.slice(0, -1)}id eq ${guid(60)}`)).body.value).toHaveLength(2);
    expect((await get(emulator, `${set}?partitionId=p2`)).body.value).toMatchObject([{ msdyn_value: 'two' }]);
    expect((await get(emulator, `${set}(${guid(60)})?partitionId=p1`)).body).toMatchObject({ msdyn_value: 'one' });
    expect((await get(emulator, `${set}(${set.slice(0, -1)}id=${guid(60)},partitionid='p2')`)).body).toMatchObject({ msdyn_value: 'two' });
    expect((await get(emulator, `${set}(${guid(60)})`)).body.error?.code).toBe('0x80040217');
    table.delete(`${guid(60)}|p1`);
    expect(table.get(`${guid(60)}|p1`)).toBeUndefined();
    expect(table.get(`${guid(60)}|p2`)).toMatchObject({ msdyn_value: 'two' });
  });
});

describe('writes', () => {
  test('upsert() replaces the whole row, and raises version and time only where the row has none', () => {
    const table = emulator.table('msdyn_proactive_deliveries');
    table.upsert(delivery(70, { msdyn_status: 'Pending', msdyn_result: 'Busy' }));
    const { modifiedon: _, versionnumber: __, createdon: ___, ...rest } = delivery(70, { msdyn_status: 'Complete' });
    table.upsert(rest);
    const row = table.get(guid(70));
    expect(row).toMatchObject({ msdyn_status: 'Complete', createdon: delivery(70).createdon });
    expect(row).not.toHaveProperty('msdyn_result');
    expect(Number(row?.versionnumber)).toBeGreaterThan(1070);
    expect(String(row?.modifiedon)).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    table.delete(guid(70));
    expect(table.get(guid(70))).toBeUndefined();
  });

  test('a row without its primary key is refused, and a hostile key of a row changes nothing else', () => {
    const table = emulator.table('msdyn_proactive_deliveries');
    expect(() => table.upsert({ msdyn_status: 'x' })).toThrow(/Cannot store a row of "msdyn_proactive_deliveries": its primary key/);
    table.upsert({ ...delivery(71), ...JSON.parse('{"__proto__":{"polluted":1},"constructor":"x"}') });
    expect({}).not.toHaveProperty('polluted');
    expect(table.get(guid(71))).toMatchObject({ msdyn_delivery_id: guid(71) });
    table.delete(guid(71));
  });
});

describe('rights', () => {
  const privilege = "Microsoft.Dynamics.CRM.RetrieveUserPrivilegeByPrivilegeName(PrivilegeName='prvReadmsdyn_proactive_delivery')";

  test('Basic depth gives empty lists without an error, and the privilege tells the depth', async () => {
    const path = `systemusers(${emulator.userId})/${privilege}`;
    expect((await get(emulator, path)).body).toMatchObject({
      RolePrivileges: [{ Depth: 'Global', PrivilegeName: 'prvReadmsdyn_proactive_delivery' }],
    });
    emulator.setReadDepth('msdyn_proactive_deliveries', 'Basic');
    expect((await get(emulator, 'msdyn_proactive_deliveries?$count=true')).body).toMatchObject({ value: [], '@odata.count': 0 });
    expect((await get(emulator, path)).body).toMatchObject({ RolePrivileges: [{ Depth: 'Basic' }] });
    emulator.setReadDepth('msdyn_proactive_deliveries', 'Global');
    expect((await get(emulator, 'msdyn_proactive_deliveries')).body.value).toHaveLength(2);
  });

  test('no privilege gives 403 in the documented words', async () => {
    emulator.setReadDepth('queues', 'None');
    const { status, body } = await get(emulator, 'queues');
    emulator.setReadDepth('queues', 'Global');
    expect(status).toBe(403);
    expect(body.error?.message).toMatch(
      /^Principal user \(Id=.*is missing prvReadQueue privilege \(Id=.*\) on OTC=2020 for entity 'queue'/,
    );
  });

  test('the privilege of an unknown user or name is refused', async () => {
    expect((await get(emulator, `systemusers(${guid(1)})/${privilege}`)).status).toBe(404);
    expect((await get(emulator, `systemusers(${emulator.userId})/${privilege.replace('prvRead', 'prvEat')}`)).status).toBe(400);
  });
});

describe('server', () => {
  test('the log holds method, address, status and headers of a request, and never the bearer', async () => {
    await get(emulator, 'queues?$select=name', { prefer: 'odata.maxpagesize=3' });
    const last = emulator.requests.at(-1);
    expect(last).toMatchObject({
      method: 'GET',
      url: '/api/data/v9.2/queues?$select=name',
      status: 200,
      headers: { prefer: 'odata.maxpagesize=3' },
    });
    expect(JSON.stringify(emulator.requests)).not.toContain('secret-bearer');
  });

  test('intercept() answers in place of the emulator until it is undone', async () => {
    const undo = emulator.intercept((request, response) => {
      if (!request.url?.includes('queues')) return false;
      response.writeHead(503, { 'Retry-After': '1' }).end();
      return true;
    });
    expect((await get(emulator, 'queues')).status).toBe(503);
    expect(emulator.requests.at(-1)?.status).toBe(503);
    expect((await get(emulator, 'WhoAmI')).status).toBe(200);
    undo();
    expect((await get(emulator, 'queues')).status).toBe(200);
  });

  test('stop() ends open connections, and the port is free again', async () => {
    const first = await startEmulator();
    const port = Number(new URL(first.url).port);
    const socket = connect(port, '127.0.0.1').on('error', () => {});
    const closed = new Promise((resolve) => socket.once('close', resolve));
    await new Promise((resolve) => socket.once('connect', resolve));
    await first.stop();
    await closed;
    const second = await startEmulator({ port });
    expect(second.url).toBe(first.url);
    await second.stop();
  });

  test('wrong options are refused by name', async () => {
    await expect(startEmulator({ port: 70_000 })).rejects.toThrow('port 70000');
    await expect(startEmulator({ columnsAbsent: ['msdyn_nothing'] })).rejects.toThrow('"msdyn_nothing"');
    await expect(startEmulator({ columnsAbsent: ['queueid'] })).rejects.toThrow('its primary key cannot be absent');
    expect(() => emulator.table('nothing')).toThrow('Cannot find the table "nothing"');
  });

  test('two emulators share nothing', async () => {
    const other = await startEmulator();
    other.table('queues').upsert({ queueid: guid(1), name: 'x' });
    expect(await pages(other, 'queues')).toMatchObject([[{ name: 'x' }]]);
    expect((await get(emulator, `queues(${guid(1)})`)).status).toBe(404);
    expect(other.token).not.toBe(emulator.token);
    await other.stop();
  });
});
