import { expect, test } from 'vitest';
import type { Emulator } from '../../dev/dataverse/emulator.ts';
import { createDataverseClient } from '../../src/dataverse/client.ts';
import { withinFilter } from '../../src/dataverse/filter.ts';
import { collect } from './collect.ts';
import { refusal } from './http-server.ts';
import { guid, refuse, start } from './start.ts';

const DELIVERIES = 'msdyn_proactive_deliveries';
const ATTRIBUTES = 'msdyn_proactive_delivery_attributes';
const DAY_MS = Date.UTC(2026, 10, 22);
const THAT_DAY = withinFilter('modifiedon', DAY_MS, DAY_MS + 86_400_000);

function delivery(number: number, columns: Record<string, unknown> = {}) {
  const modifiedon = new Date(DAY_MS + number * 1000).toISOString().replace('.000', '');
  return {
    msdyn_proactive_deliveryid: guid(number),
    msdyn_status: 'Complete',
    msdyn_seq_no: 2,
    modifiedon,
    createdon: modifiedon,
    ...columns,
  };
}

function attribute(number: number, deliveryId: string) {
  const msdyn_proactive_delivery_attributeid = `a${guid(number).slice(1)}`;
  return {
    msdyn_proactive_delivery_attributeid,
    _msdyn_proactive_delivery_value: deliveryId,
    msdyn_keyword: 'product',
    msdyn_value: `${number}`,
  };
}

function queriesOf({ requests }: Emulator, entitySet: string): string[] {
  return requests.map(({ url }) => url).filter((url) => url.startsWith(`/api/data/v9.2/${entitySet}?`));
}

async function rowsOf<Row>(pages: AsyncIterable<{ readonly rows: readonly Row[] }>): Promise<Row[]> {
  return (await collect(pages)).flatMap(({ rows }) => rows);
}

test('listDeliveries() gives all rows of a filter over several pages of an elastic table, with the time of each page', async () => {
  const { emulator, client } = await start();
  await emulator.load(
    DELIVERIES,
    Array.from({ length: 1250 }, (_, number) => delivery(number)),
  );
  emulator.table(DELIVERIES).upsert(delivery(9999, { modifiedon: '2026-11-23T00:00:00Z' }));
  const beganMs = Date.now();
  const pages = await collect(client.listDeliveries(THAT_DAY, { orderBy: 'modifiedon asc' }));
  expect(pages.map(({ rows }) => rows.length)).toEqual([500, 500, 250]);
  expect(pages.flatMap(({ rows }) => rows.map((row) => row.msdyn_proactive_deliveryid))).toEqual(
    Array.from({ length: 1250 }, (_, number) => guid(number)),
  );
  for (const { serverMs, malformed } of pages) {
    // The server tells whole seconds.
    expect(serverMs).toBeGreaterThan(beganMs - 1000);
    expect(serverMs).toBeLessThanOrEqual(Date.now());
    expect(malformed).toEqual([]);
  }
  expect(client.stats).toEqual({ requests: 4, retries: 0, throttles: 0, dopHint: 4 });
});

test('a row that changes while it is listed comes again in its later version only', async () => {
  const { emulator, client } = await start();
  await emulator.load(
    DELIVERIES,
    Array.from({ length: 600 }, (_, number) => delivery(number, { versionnumber: 100 + number })),
  );
  const seen: [unknown, unknown][] = [];
  for await (const { rows } of client.listDeliveries(THAT_DAY, { orderBy: 'modifiedon asc' })) {
    if (seen.length === 0) emulator.table(DELIVERIES).upsert(delivery(3, { versionnumber: 9000, modifiedon: '2026-11-22T23:00:00Z' }));
    seen.push(...rows.map((row): [unknown, unknown] => [row.msdyn_proactive_deliveryid, row.versionnumber]));
  }
  expect(seen.filter(([id]) => id === guid(3))).toEqual([
    [guid(3), 103],
    [guid(3), 9000],
  ]);
  expect(seen).toHaveLength(601);
});

test('listDeliveries() asks for no column that the organisation lacks', async () => {
  const { emulator, client } = await start({ columnsAbsent: ['msdyn_seq_no', 'msdyn_disposition_codes'] });
  emulator.table(DELIVERIES).upsert(delivery(1));
  const [row] = await rowsOf(client.listDeliveries(THAT_DAY));
  expect(row).toMatchObject({ msdyn_status: 'Complete' });
  expect(row).not.toHaveProperty('msdyn_seq_no');
  expect(queriesOf(emulator, DELIVERIES)[0]).toContain('partitionid');
});

const NEWER = {
  msdyn_seq_no: 2,
  msdyn_batch_id: 'B7',
  msdyn_engagement_type: 'Campaign',
  msdyn_country: 'PT',
  msdyn_postal_code: '1000-001',
  msdyn_state: 'Lisboa',
  msdyn_sip_diagnostics: '{"sipCode":486}',
  msdyn_exceeded_customer_wait_threshold: true,
  msdyn_speech_detected: false,
  msdyn_csr_connected_date: '2026-11-22T00:00:02Z',
  msdyn_customer_connected_date: '2026-11-22T00:00:01Z',
  msdyn_start_of_speech_timestamp: '2026-11-22T00:00:03Z',
};

test('listDeliveries() gives the newer columns where the organisation has them', async () => {
  const { emulator, client } = await start();
  emulator.table(DELIVERIES).upsert(delivery(1, { ...NEWER, msdyn_tracking_id: 'T1' }));
  const [page] = await collect(client.listDeliveries(THAT_DAY));
  expect(page?.rows).toMatchObject([{ ...NEWER, msdyn_tracking_id: 'T1' }]);
  expect(page?.malformed).toEqual([]);
});

test('listDeliveries() reads an organisation that has none of the newer columns', async () => {
  const { emulator, client } = await start({ columnsAbsent: Object.keys(NEWER) });
  emulator.table(DELIVERIES).upsert(delivery(1, { msdyn_tracking_id: 'T1' }));
  const [row = {}] = await rowsOf(client.listDeliveries(THAT_DAY));
  expect(row).toMatchObject({ msdyn_status: 'Complete', msdyn_tracking_id: 'T1' });
  for (const column of Object.keys(NEWER)) expect(row).not.toHaveProperty(column);
});

test('listDeliveries() asks for the classic columns only where the definitions are forbidden, and asks for these once', async () => {
  const { emulator, client } = await start();
  emulator.table(DELIVERIES).upsert(delivery(1));
  refuse(emulator, 'EntityDefinitions', 403);
  const [row] = await rowsOf(client.listDeliveries(THAT_DAY));
  await rowsOf(client.listDeliveries(THAT_DAY));
  expect(row).toMatchObject({ msdyn_status: 'Complete' });
  expect(row).not.toHaveProperty('msdyn_seq_no');
  expect(emulator.requests.filter(({ url }) => url.includes('EntityDefinitions'))).toHaveLength(1);
});

test('listDeliveries() keeps a row with a malformed column and reports it', async () => {
  const { emulator, client } = await start();
  emulator.table(DELIVERIES).upsert(delivery(1, { msdyn_start_date: 'yesterday', msdyn_channel: { kind: 'Voice' } }));
  const [page] = await collect(client.listDeliveries(`msdyn_proactive_deliveryid eq ${guid(1)}`));
  expect(page?.rows).toMatchObject([{ msdyn_status: 'Complete', msdyn_start_date: null, msdyn_channel: null }]);
  expect(page?.malformed.map(({ id, column }) => [id, column])).toEqual([
    [guid(1), 'msdyn_channel'],
    [guid(1), 'msdyn_start_date'],
  ]);
});

test('listDeliveries() names the right to give where the table may not be read', async () => {
  const { emulator, client } = await start();
  emulator.setReadDepth(DELIVERIES, 'None');
  const error: unknown = await rowsOf(client.listDeliveries(THAT_DAY)).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: 'dataverse.forbidden' });
  expect(String(error)).toContain('give the application user organisation-level Read on msdyn_proactive_delivery (');
  expect(String(error)).not.toContain(emulator.userId);
});

test('listAttributes() finds the attributes of 2,000 deliveries in pieces whose URLs stay under 30,000 characters', async () => {
  const { emulator, client } = await start();
  const ids = Array.from({ length: 2000 }, (_, number) => guid(number));
  await emulator.load(
    ATTRIBUTES,
    [...ids, guid(5000)].flatMap((id, at) => [attribute(2 * at, id), attribute(2 * at + 1, id)]),
  );
  const rows = await rowsOf(client.listAttributes([...ids, 'no guid', "x' or true", guid(7).toUpperCase()]));
  expect(rows).toHaveLength(4000);
  expect(new Set(rows.map((row) => row._msdyn_proactive_delivery_value))).toEqual(new Set(ids));
  const urls = queriesOf(emulator, ATTRIBUTES).filter((url) => !url.includes('skiptoken'));
  expect(urls).toHaveLength(3);
  for (const url of urls) expect(emulator.url.length + url.length).toBeLessThan(30_000);
});

test('listAttributes() falls back to an or chain of at most 400 conditions where In is refused, and remembers', async () => {
  const { emulator, client } = await start({ refuseIn: true });
  const ids = Array.from({ length: 900 }, (_, number) => guid(number));
  await emulator.load(
    ATTRIBUTES,
    ids.map((id, at) => attribute(at, id)),
  );
  expect(await rowsOf(client.listAttributes(ids))).toHaveLength(900);
  expect(await rowsOf(client.listAttributes(ids.slice(0, 10)))).toHaveLength(10);
  const urls = queriesOf(emulator, ATTRIBUTES);
  expect(urls.filter((url) => url.includes('CRM.In'))).toHaveLength(2);
  for (const url of urls) {
    expect(url.split('%20or%20').length).toBeLessThanOrEqual(400);
    expect(emulator.url.length + url.length).toBeLessThan(30_000);
  }
});

test('listAttributes() tries the other name of the lookup before it gives In up', async () => {
  const { emulator, client } = await start();
  emulator.table(ATTRIBUTES).upsert(attribute(1, guid(1)));
  refuse(emulator, "PropertyName='msdyn_proactive_delivery'", 400);
  expect(await rowsOf(client.listAttributes([guid(1)]))).toHaveLength(1);
  expect(await rowsOf(client.listAttributes([guid(1)]))).toHaveLength(1);
  expect(queriesOf(emulator, ATTRIBUTES).map((url) => /PropertyName%3D%27(\w+)%27/.exec(url)?.[1])).toEqual([
    'msdyn_proactive_delivery',
    '_msdyn_proactive_delivery_value',
    '_msdyn_proactive_delivery_value',
  ]);
});

test('listAttributes() throws where every form of the filter is refused, and tries them again the next time', async () => {
  const { emulator, client } = await start();
  const undo = emulator.intercept((request, response) => {
    if (!request.url?.includes(`${ATTRIBUTES}?`)) return false;
    refusal(400)(request, response);
    return true;
  });
  await expect(rowsOf(client.listAttributes([guid(1)]))).rejects.toMatchObject({ code: 'dataverse.refused' });
  undo();
  await rowsOf(client.listAttributes([guid(1)]));
  expect(queriesOf(emulator, ATTRIBUTES)).toHaveLength(4);
});

test('listAttributes() and listNames() ask nothing without an id that is a GUID', async () => {
  const { emulator, client } = await start();
  expect(await rowsOf(client.listAttributes([]))).toEqual([]);
  expect(await client.listNames('agent', ['', 'x', "') or true"])).toEqual(new Map());
  expect(emulator.requests).toEqual([]);
});

test.each([0, 5001, 1.5])('createDataverseClient() refuses the page size %d', (pageSize) => {
  const url = 'https://org.crm4.dynamics.com';
  expect(() => createDataverseClient({ url, token: { getToken: async () => 'x' }, pageSize })).toThrow(RangeError);
});
