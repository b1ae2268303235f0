import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Emulator, startEmulator } from '../../../dev/dataverse/emulator.ts';
import { filtered, get, guid } from './client.ts';

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startEmulator({ token: 'secret-bearer' });
});

afterAll(() => emulator.stop());

describe('errors', () => {
  const bad: readonly [what: string, path: string, status: number, code: string, message: RegExp][] = [
    ['an unknown set', 'nothing?$top=1', 404, '0x8006088a', /^Resource not found for the segment 'nothing'\.$/],
    ['an unknown function of a set', 'queues/nothing', 404, '0x8006088a', /'nothing'/],
    ['a missing row', `queues(${guid(5)})`, 404, '0x80040217', /With Id = .* Does Not Exist/],
    ['a broken key', 'queues(5)', 400, '0x80060888', /not well formed/],
    [
      'an unknown column in $select',
      'queues?$select=nme',
      400,
      '0x80060888',
      /property named 'nme' on type 'Microsoft\.Dynamics\.CRM\.queue'/,
    ],
    [
      'a bare lookup in $select',
      'msdyn_proactive_delivery_attributes?$select=msdyn_proactive_delivery',
      400,
      '0x80060888',
      /msdyn_proactive_delivery'/,
    ],
    ['an unknown column in $orderby', 'queues?$orderby=nme', 400, '0x80060888', /'nme'/],
    ['an unknown column in $filter', "queues?$filter=nme eq 'x'", 400, '0x80060888', /'nme'/],
    ['$expand on an elastic table', 'msdyn_proactive_deliveries?$expand=ownerid', 400, '0x80048d0b', /^Link entities are not supported$/],
    [
      'a related row in $filter',
      "msdyn_proactive_delivery_attributes?$filter=msdyn_proactive_delivery/msdyn_status eq 'x'",
      400,
      '0x80048d0b',
      /Link/,
    ],
    ['a lookup in $orderby', 'msdyn_proactive_deliveries?$orderby=_ownerid_value', 400, '0x80060888', /lookup column/],
    ['$skip', 'queues?$skip=1', 400, '0x80060888', /\$skip is not supported/],
    ['$search', 'queues?$search=x', 400, '0x80060888', /\$search/],
    ['$format', 'queues?$format=json', 400, '0x80060888', /\$format/],
    ['an option in another case', 'queues?$Top=1', 400, '0x80060888', /\$Top/],
    ['an option given twice', 'queues?$top=1&$top=2', 400, '0x80060888', /more than once/],
    ['a $top that is no number', 'queues?$top=-1', 400, '0x80060888', /'-1' for \$top/],
    ['a broken escape', 'queues?$filter=%ff', 400, '0x80060888', /escape/],
    ['a malformed $skiptoken', 'queues?$skiptoken=%3Ccookie%20pagenumber=%222%22', 400, '0x80060888', /Malformed XML in the Paging Cookie/],
  ];
  test.each(bad)('%s is refused with its documented status and code', async (_, path, status, code, message) => {
    const got = await get(emulator, path);
    expect(got.status).toBe(status);
    expect(got.body.error?.code).toBe(code);
    expect(got.body.error?.message).toMatch(message);
    expect(got.headers.get('odata-version')).toBe('4.0');
  });

  test('a missing or wrong bearer gets 401', async () => {
    for (const authorization of ['', 'Bearer wrong', 'Basic secret-bearer']) {
      expect((await get(emulator, 'WhoAmI', { authorization })).status).toBe(401);
    }
  });

  test('an address over 32,768 characters is refused, one just under it is answered', async () => {
    const path = (length: number) => `queues?$filter=${'name eq null'.padEnd(length, ' ').replaceAll(' ', '+')}`;
    const overhead = `${emulator.url}/api/data/v9.2/queues?$filter=`.length;
    expect((await get(emulator, path(32_768 - overhead))).status).toBe(200);
    expect((await get(emulator, path(32_769 - overhead))).status).toBe(414);
  });

  test('any method but GET is refused', async () => {
    const response = await fetch(`${emulator.url}/api/data/v9.2/queues`, {
      method: 'POST',
      headers: { authorization: `Bearer ${emulator.token}` },
    });
    expect(response.status).toBe(405);
  });

  test('more than 500 conditions are too many, 500 are not', async () => {
    const filter = (count: number) => filtered(Array.from({ length: count }, (_, i) => `msdyn_seq_no eq ${i}`).join(' or '));
    expect((await get(emulator, filter(501))).body.error).toMatchObject({ code: '0x8004430C' });
    expect((await get(emulator, filter(500))).status).toBe(200);
  });
});
