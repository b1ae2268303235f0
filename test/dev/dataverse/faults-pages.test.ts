import { describe, expect, test } from 'vitest';
import type { Emulator } from '../../../dev/dataverse/emulator.ts';
import type { FaultInput } from '../../../dev/dataverse/faults/settings.ts';
import { collect } from '../../dataverse/collect.ts';
import { start } from '../../dataverse/start.ts';
import { type Body, delivery, filtered, get, guid, pages } from './client.ts';

const ROWS = 1300;
const IDS = Array.from({ length: ROWS }, (_, n) => guid(n));
const IN = `Microsoft.Dynamics.CRM.In(PropertyName='msdyn_proactive_deliveryid',PropertyValues=[${IDS.slice(0, 600)
  .map((id) => `"${id}"`)
  .join(',')}])`;
/** Listings that are read in different ways, and the number of their rows. */
const LISTINGS: readonly [what: string, path: string, count: number][] = [
  ['the whole table', 'msdyn_proactive_deliveries?$select=msdyn_status', ROWS],
  ['a range', filtered('modifiedon ge 2026-11-01T01:00:00Z'), ROWS - 60],
  ['a range in descending order', filtered('modifiedon ge 2026-11-01T01:00:00Z', '&$orderby=createdon desc'), ROWS - 60],
  ['a list of ids', filtered(IN), 600],
  ['a list of ids and a range', filtered(`(${IN}) or createdon lt 2026-11-01T00:10:00Z`), 600],
];

async function started(faults: FaultInput = {}): Promise<Emulator> {
  const { emulator } = await start({ faults });
  await emulator.load(
    'msdyn_proactive_deliveries',
    IDS.map((_, n) => delivery(n)),
  );
  await emulator.load(
    'queues',
    IDS.map((id) => ({ queueid: id, name: id })),
  );
  return emulator;
}

const idsOf = (found: readonly Body['value'][]) => found.flat().map((row) => row.msdyn_proactive_deliveryid);

describe.each(['emptyPages', 'shortPages', 'repeatedRows'] as const)('%s', (kind) => {
  test.each(LISTINGS)('%s loses no row', async (_, path, count) => {
    const emulator = await started();
    const plain = await pages(emulator, path);
    emulator.faults.set({ [kind]: { probability: 0.6 } });
    const odd = await pages(emulator, path);
    const ids = idsOf(odd);
    expect([...new Set(ids)]).toEqual(idsOf(plain));
    expect(new Set(ids).size).toBe(count);
    expect(ids.length > count).toBe(kind === 'repeatedRows');
    expect(odd.length).toBeGreaterThan(plain.length - 1);
    expect(emulator.faults.stats[kind]).toBeGreaterThan(0);
  });
});

test('an empty page has a next link, also as the first and as the second page of a listing', async () => {
  const emulator = await started({ emptyPages: { next: 2 } });
  const path = 'msdyn_proactive_deliveries?$select=msdyn_status&$orderby=createdon desc';
  expect((await pages(emulator, path)).map((page) => page.length)).toEqual([0, 0, 500, 500, 300]);
});

test('a repeated row comes as it is by then', async () => {
  const emulator = await started({ repeatedRows: { next: 1 } });
  const first = await get(emulator, 'msdyn_proactive_deliveries?$select=msdyn_status');
  const last = first.body.value.at(-1)?.msdyn_proactive_deliveryid;
  emulator.table('msdyn_proactive_deliveries').upsert({ msdyn_proactive_deliveryid: last, msdyn_status: 'Changed' });
  const second = await get(emulator, String(first.body['@odata.nextLink']));
  expect(second.body.value.find((row) => row.msdyn_proactive_deliveryid === last)?.msdyn_status).toBe('Changed');
});

test('the client gives each row once, whatever the pages are like', async () => {
  const { emulator, client } = await start({
    faults: { emptyPages: { next: 1, probability: 0.4 }, shortPages: { probability: 0.6 }, repeatedRows: { probability: 0.9 } },
  });
  await emulator.load(
    'msdyn_proactive_deliveries',
    IDS.map((_, n) => delivery(n)),
  );
  const found = await collect(client.listDeliveries('createdon ge 2026-11-01T00:00:00Z', { orderBy: 'modifiedon asc' }));
  expect(found.flatMap(({ rows }) => rows.map((row) => row.msdyn_proactive_deliveryid))).toEqual(IDS);
  expect(found.some(({ rows }) => rows.length === 0)).toBe(true);
});

test('standard tables and $top are left alone', async () => {
  const emulator = await started({ emptyPages: { next: 9 }, shortPages: { next: 9 }, repeatedRows: { next: 9 } });
  expect((await pages(emulator, 'queues?$select=name', { prefer: 'odata.maxpagesize=1000' })).map((page) => page.length)).toEqual([
    1000, 300,
  ]);
  const { body } = await get(emulator, 'msdyn_proactive_deliveries?$select=msdyn_status&$top=7');
  expect(body.value).toHaveLength(7);
  expect(emulator.faults.stats).toMatchObject({ emptyPages: 0, shortPages: 0, repeatedRows: 0 });
});
