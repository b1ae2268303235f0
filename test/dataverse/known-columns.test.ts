/** Columns that vanish while a process reads: the definitions are asked again, and the reading goes on without them. */
import { expect, test } from 'vitest';
import type { DataversePage } from '../../src/dataverse/client.ts';
import { collect } from './collect.ts';
import { guid, refuse, start } from './start.ts';

const DELIVERIES = 'msdyn_proactive_deliveries';
const ATTRIBUTES = 'msdyn_proactive_delivery_attributes';
const ALL = 'modifiedon ne null';

async function rowsOf<Row>(pages: AsyncIterable<DataversePage<Row>>): Promise<readonly Row[]> {
  return (await collect(pages)).flatMap(({ rows }) => rows);
}

async function setUp() {
  const { emulator, client } = await start();
  for (let n = 1; n <= 3; n++) {
    emulator.table(DELIVERIES).upsert({ msdyn_proactive_deliveryid: guid(n), msdyn_call_id: `call ${n}`, msdyn_seq_no: n });
    emulator.table(ATTRIBUTES).upsert({
      msdyn_proactive_delivery_attributeid: guid(10 + n),
      _msdyn_proactive_delivery_value: guid(n),
      msdyn_type: 700_610_001,
    });
  }
  const asked = (part: string) => emulator.requests.filter(({ url }) => decodeURIComponent(url).includes(part)).length;
  return { emulator, client, asked };
}

test('a listing goes on without columns that vanished, classic and newer ones, and asks the definitions once more', async () => {
  const { emulator, client, asked } = await setUp();
  const before = await rowsOf(client.listDeliveries(ALL));
  expect(before.map((row) => row.msdyn_seq_no).toSorted()).toEqual([1, 2, 3]);
  expect(client.vanishedColumns).toEqual([]);
  for (const name of ['msdyn_call_id', 'msdyn_seq_no']) emulator.table(DELIVERIES).dropColumn(name);
  const listings = await Promise.all([1, 2, 3].map(() => rowsOf(client.listDeliveries(ALL))));
  for (const rows of listings) {
    expect(rows.map((row) => row.msdyn_proactive_deliveryid).toSorted()).toEqual([guid(1), guid(2), guid(3)]);
    expect(rows.every((row) => !('msdyn_call_id' in row) && !('msdyn_seq_no' in row))).toBe(true);
  }
  expect(asked("EntityDefinitions(LogicalName='msdyn_proactive_delivery')")).toBe(2);
  expect(client.vanishedColumns).toEqual(['msdyn_proactive_delivery.msdyn_call_id']);
  // It is known from now on, and so is what vanishes later: the definitions are not asked for each.
  emulator.table(DELIVERIES).dropColumn('msdyn_tracking_id');
  expect(await rowsOf(client.listDeliveriesById([guid(2)]))).toHaveLength(1);
  expect(asked("EntityDefinitions(LogicalName='msdyn_proactive_delivery')")).toBe(2);
});

test('a column that vanishes while nobody may read the definitions is left out all the same', async () => {
  const { emulator, client } = await setUp();
  await rowsOf(client.listDeliveries(ALL));
  emulator.table(DELIVERIES).dropColumn('msdyn_tracking_id');
  refuse(emulator, 'EntityDefinitions', 403);
  expect(await rowsOf(client.listDeliveries(ALL))).toHaveLength(3);
  expect(client.vanishedColumns).toEqual(['msdyn_proactive_delivery.msdyn_tracking_id']);
});

test('attributes are found by their deliveries after one of their columns vanished, in the same form of filter', async () => {
  const { emulator, client, asked } = await setUp();
  expect(await rowsOf(client.listAttributes([guid(1), guid(2)]))).toHaveLength(2);
  emulator.table(ATTRIBUTES).dropColumn('msdyn_value');
  expect(await rowsOf(client.listAttributes([guid(1), guid(2)]))).toHaveLength(2);
  expect(client.vanishedColumns).toEqual(['msdyn_proactive_delivery_attribute.msdyn_value']);
  expect(asked('_msdyn_proactive_delivery_value eq')).toBe(0);
});

test('a column that a filter names and the table lacks is an error: no row can be found without it', async () => {
  const { client } = await setUp();
  await expect(rowsOf(client.listDeliveries('msdyn_unheard_of eq null'))).rejects.toMatchObject({
    code: 'dataverse.refused',
    status: 400,
    unknownColumn: 'msdyn_unheard_of',
  });
  expect(client.vanishedColumns).toEqual([]);
});
