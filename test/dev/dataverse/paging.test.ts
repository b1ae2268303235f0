import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Emulator, startEmulator } from '../../../dev/dataverse/emulator.ts';
import { delivery, filtered, get, guid, instant, pages } from './client.ts';

const ROWS = 6001;
const LIST = 'msdyn_proactive_deliveries?$select=createdon';
let emulator: Emulator;

beforeAll(async () => {
  emulator = await startEmulator();
  await emulator.load('msdyn_proactive_deliveries', deliveries());
  await emulator.load('queues', queues());
});

afterAll(() => emulator.stop());

function* deliveries() {
  for (let n = 0; n < ROWS; n++) yield delivery(n, { createdon: instant(n % 700), msdyn_queue_id: `q${n % 3}` });
}

function* queues() {
  for (let n = 0; n < ROWS; n++) yield { queueid: guid(n), name: `queue ${n}` };
}

const sizes = (found: readonly (readonly unknown[])[]) => found.map((page) => page.length);
const idsOf = (found: readonly (readonly Readonly<Record<string, unknown>>[])[]) =>
  found.flat().map((row) => row.msdyn_proactive_deliveryid);

describe('page size', () => {
  test('an elastic table gives 500 rows a page, whatever more is asked for', async () => {
    expect(sizes(await pages(emulator, LIST))).toEqual([...Array(12).fill(500), 1]);
    const { body, headers } = await get(emulator, LIST, { prefer: 'odata.maxpagesize=5000' });
    expect(body.value).toHaveLength(500);
    expect(headers.get('preference-applied')).toBeNull();
  });

  test('an emulator with a page cap of 5000 gives 5000 rows a page', async () => {
    const large = await startEmulator({ pageCap: 5000 });
    await large.load('msdyn_proactive_deliveries', deliveries());
    const found = sizes(await pages(large, LIST));
    await large.stop();
    expect(found).toEqual([5000, 1001]);
  });

  test('a standard table gives up to 5000 rows a page', async () => {
    expect(sizes(await pages(emulator, 'queues?$select=name'))).toEqual([5000, 1001]);
  });

  test('odata.maxpagesize is honoured and echoed below the cap, alone or among other preferences', async () => {
    for (const prefer of [
      'odata.maxpagesize=7',
      'return=representation, odata.maxpagesize=7',
      'odata.include-annotations="a,b",odata.maxpagesize=7',
    ]) {
      const { body, headers } = await get(emulator, LIST, { prefer });
      expect(body.value).toHaveLength(7);
      expect(headers.get('preference-applied')).toContain('odata.maxpagesize=7');
    }
    for (const prefer of ['odata.maxpagesize=0', 'odata.maxpagesize=x', 'odata.maxpagesize']) {
      expect((await get(emulator, LIST, { prefer })).body.value).toHaveLength(500);
    }
  });

  test('$top limits the rows without a next link, and counts for nothing beside maxpagesize', async () => {
    const { body } = await get(emulator, `${LIST}&$top=3`);
    expect(body.value).toHaveLength(3);
    expect(body).not.toHaveProperty('@odata.nextLink');
    const both = await get(emulator, `${LIST}&$top=3`, { prefer: 'odata.maxpagesize=5' });
    expect(both.body.value).toHaveLength(5);
    expect(both.body).toHaveProperty('@odata.nextLink');
    expect((await get(emulator, `${LIST}&$top=0`)).body.value).toEqual([]);
  });

  test('$count tells the number of rows up to 5000, and the annotations tell that there are more', async () => {
    const annotations = { prefer: 'odata.include-annotations="Microsoft.Dynamics.CRM.*"' };
    const { body } = await get(emulator, `${LIST}&$count=true`, annotations);
    expect(body).toMatchObject({
      '@odata.count': 5000,
      '@Microsoft.Dynamics.CRM.totalrecordcount': 5000,
      '@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded': true,
    });
    const few = await get(emulator, filtered("msdyn_queue_id eq 'q1'", '&$count=true'), annotations);
    expect(few.body).toMatchObject({ '@odata.count': 2000, '@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded': false });
    expect((await get(emulator, LIST, annotations)).body).toMatchObject({ '@Microsoft.Dynamics.CRM.totalrecordcount': -1 });
    const plain = await get(emulator, "msdyn_proactive_deliveries/$count?$filter=msdyn_queue_id eq 'q1'");
    expect([plain.headers.get('content-type'), plain.text]).toEqual(['text/plain', '2000']);
  });
});

describe('next link', () => {
  test('it is absolute, repeats the query as it came, and adds a $skiptoken of the documented shape', async () => {
    const { body } = await get(emulator, `${LIST}&$filter=msdyn_queue_id%20eq%20'q1'`);
    const [address, token = ''] = String(body['@odata.nextLink']).split('&$skiptoken=');
    expect(address).toMatch(
      /^http:\/\/127\.0\.0\.1:\d+\/api\/data\/v9\.2\/msdyn_proactive_deliveries\?\$select=createdon&\$filter=msdyn_queue_id%20eq%20(%27|')q1(%27|')$/,
    );
    expect(decodeURIComponent(token)).toMatch(/^<cookie pagenumber="2" pagingcookie="[^"]+" istracking="False" \/>$/);
  });

  test('a token is refused for another query, and when it was tampered with', async () => {
    const { body } = await get(emulator, `${LIST}&$orderby=createdon`);
    const next = String(body['@odata.nextLink']);
    const others = [
      next.replace('createdon&', 'modifiedon&'),
      next.replace('$orderby=createdon', '$orderby=createdon desc'),
      next.replace('$orderby=createdon&', ''),
      next.replace('msdyn_proactive_deliveries', 'queues'),
      `${next}&$top=3`,
      next.replace('pagingcookie', 'cookie'),
      next.replace(/pagingcookie%3D%22..../, 'pagingcookie%3D%22AAAA'),
    ];
    for (const other of others) {
      expect(other).not.toBe(next);
      expect((await get(emulator, other)).status).toBe(400);
    }
    expect((await get(emulator, next)).status).toBe(200);
  });

  test('a page can be asked for again and gives the same rows', async () => {
    const next = String((await get(emulator, LIST)).body['@odata.nextLink']);
    expect((await get(emulator, next)).body).toEqual((await get(emulator, next)).body);
  });
});

describe('changes between pages', () => {
  const orders = ['', '&$orderby=createdon', '&$orderby=createdon desc,modifiedon', '&$orderby=msdyn_proactive_deliveryid desc'];
  test.each(orders)('rows that come and go break no paging ("%s"): all others come exactly once', async (order) => {
    const own = await startEmulator();
    await own.load('msdyn_proactive_deliveries', Array.from(deliveries()).slice(0, 2000));
    const table = own.table('msdyn_proactive_deliveries');
    const seen: unknown[] = [];
    let extra = ROWS;
    for (let next: unknown = `${LIST}${order}`; typeof next === 'string'; ) {
      const { body } = await get(own, next, { prefer: 'odata.maxpagesize=300' });
      seen.push(...body.value.map((row) => row.msdyn_proactive_deliveryid));
      next = body['@odata.nextLink'];
      // One row at each end of the order, and the last row of the page, which the cookie names, goes.
      table.upsert(delivery(extra++, { createdon: instant(0) }));
      table.upsert(delivery(extra++, { createdon: instant(5000) }));
      table.delete(String(seen.at(-1)));
    }
    await own.stop();
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(expect.arrayContaining(Array.from({ length: 2000 }, (_, n) => guid(n))));
  });

  test('a row that changes is seen changed on a later page, and where it moved', async () => {
    const path = `${LIST},modifiedon&$orderby=modifiedon&$filter=modifiedon ge ${instant(5000)}`;
    const first = await get(emulator, path);
    emulator.table('msdyn_proactive_deliveries').upsert(delivery(5001, { modifiedon: instant(9000) }));
    const rest = await pages(emulator, String(first.body['@odata.nextLink']));
    emulator.table('msdyn_proactive_deliveries').upsert(delivery(5001));
    expect(rest.flat().at(-1)).toMatchObject({ msdyn_proactive_deliveryid: guid(5001), modifiedon: instant(9000) });
  });

  test('many changes at once leave the order right', async () => {
    const table = emulator.table('msdyn_proactive_deliveries');
    const path = `${LIST}&$orderby=modifiedon desc`;
    const before = idsOf(await pages(emulator, path));
    for (let n = 0; n < 1000; n++) table.upsert(delivery(n, { modifiedon: instant(20_000 + n) }));
    const moved = idsOf(await pages(emulator, path));
    expect(moved.slice(0, 1000)).toEqual(Array.from({ length: 1000 }, (_, i) => guid(999 - i)));
    expect(moved).toHaveLength(ROWS);
    for (let n = 0; n < 1000; n++) table.upsert(delivery(n, { createdon: instant(n % 700), msdyn_queue_id: `q${n % 3}` }));
    expect(idsOf(await pages(emulator, path))).toEqual(before);
  });
});
