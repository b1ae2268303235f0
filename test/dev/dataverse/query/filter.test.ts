import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Emulator, startEmulator } from '../../../../dev/dataverse/emulator.ts';
import { delivery, filtered, get, guid, instant, pages } from '../client.ts';

let emulator: Emulator;

const ROWS = [
  delivery(1, {
    msdyn_status: 'Complete',
    msdyn_queue_id: "O'Bryan",
    msdyn_seq_no: 1,
    msdyn_speech_detected: true,
    msdyn_result_date: instant(10),
  }),
  delivery(2, {
    msdyn_status: 'complete',
    msdyn_seq_no: 2,
    msdyn_speech_detected: false,
    msdyn_end_date: instant(20),
    _ownerid_value: guid(500),
  }),
  delivery(3, { msdyn_status: 'Pending', msdyn_queue_id: 'a (b) and ]"', msdyn_seq_no: 10, _ownerid_value: guid(501) }),
  delivery(4, { msdyn_start_date: 'not a date' }),
];

beforeAll(async () => {
  emulator = await startEmulator();
  await emulator.load('msdyn_proactive_deliveries', ROWS);
});

afterAll(() => emulator.stop());

async function idsOf(filter: string): Promise<number[]> {
  const rows = (await pages(emulator, filtered(filter))).flat();
  return rows.map((row) => Number(String(row.msdyn_proactive_deliveryid).slice(-3))).sort((a, b) => a - b);
}

describe('$filter', () => {
  const cases: readonly [filter: string, ids: number[]][] = [
    ["msdyn_status eq 'COMPLETE'", [1, 2]],
    ["msdyn_status ne 'complete'", [3, 4]],
    ['msdyn_status eq null', [4]],
    ['msdyn_status ne null', [1, 2, 3]],
    ["not (msdyn_status eq 'Complete')", [3, 4]],
    ["not msdyn_status eq 'Complete' and msdyn_seq_no eq 10", [3]],
    ["msdyn_queue_id eq 'O''Bryan'", [1]],
    ["msdyn_queue_id eq 'a (b) and ]\"'", [3]],
    ['msdyn_seq_no gt 2', [3]],
    ['msdyn_seq_no ge 2', [2, 3]],
    ['msdyn_seq_no lt 2', [1]],
    ['msdyn_seq_no le 2', [1, 2]],
    ['msdyn_speech_detected eq true', [1]],
    ['msdyn_speech_detected eq false', [2]],
    ["msdyn_seq_no eq 1 or msdyn_seq_no eq 2 and msdyn_status eq 'Pending'", [1]],
    ["(msdyn_seq_no eq 1 or msdyn_seq_no eq 2) and msdyn_status eq 'Pending'", []],
    [`msdyn_proactive_deliveryid eq ${guid(2)}`, [2]],
    [`_ownerid_value eq ${guid(500)}`, [2]],
    [`_ownerid_value eq '${guid(500)}'`, [2]],
    [`modifiedon ge ${instant(2)} and modifiedon lt ${instant(3)}`, [2]],
    ['modifiedon lt 2026-11-01T00:02:00.000Z', [1]],
    ['modifiedon lt 2026-11-01T02:02:00+02:00', [1]],
    ['createdon ge 2026-11-01', [1, 2, 3, 4]],
    ['createdon ge 2026-11-02', []],
    ['msdyn_start_date eq null', [1, 2, 3, 4]],
    [`(msdyn_result_date ge ${instant(10)}) or (msdyn_result_date eq null and msdyn_end_date ge ${instant(20)})`, [1, 2]],
    ['versionnumber ge 1003', [3, 4]],
    [`createdon ge ${instant(2)} or modifiedon ge ${instant(2)} or createdon le ${instant(3)}`, [1, 2, 3, 4]],
    [`msdyn_proactive_deliveryid eq ${guid(1)} or msdyn_proactive_deliveryid eq ${guid(2)} or createdon le ${instant(2)}`, [1, 2]],
    [
      `Microsoft.Dynamics.CRM.In(PropertyName='msdyn_proactive_deliveryid',PropertyValues=["${guid(1)}","${guid(3)}","${guid(9)}"])`,
      [1, 3],
    ],
    [`Microsoft.Dynamics.CRM.In(PropertyName='msdyn_queue_id',PropertyValues=["o'bryan","A (b) and ]\\""])`, [1, 3]],
    [`Microsoft.Dynamics.CRM.In(PropertyName='ownerid',PropertyValues=["${guid(500)}"])`, [2]],
    [`Microsoft.Dynamics.CRM.In(PropertyName='_ownerid_value',PropertyValues=["${guid(501)}"])`, [3]],
    ['Microsoft.Dynamics.CRM.In(PropertyName=\'msdyn_seq_no\',PropertyValues=["1","10"]) and msdyn_status eq \'Pending\'', [3]],
  ];
  test.each(cases)('%s', async (filter, ids) => {
    expect(await idsOf(filter)).toEqual(ids);
  });

  test('parameter aliases stand for the values of In', async () => {
    const filter = 'Microsoft.Dynamics.CRM.In(PropertyName=@p1,PropertyValues=@p2)';
    const path = `${filtered(filter)}&@p1='msdyn_status'&@p2=${encodeURIComponent('["pending"]')}`;
    expect((await get(emulator, path)).body.value).toHaveLength(1);
    expect((await get(emulator, filtered(filter))).body.error?.message).toContain("'@p1'");
  });

  const refused: readonly [filter: string, message: string][] = [
    ["msdyn_status eq 'x", "There is an unterminated literal at position 16 in 'msdyn_status eq 'x'."],
    ['msdyn_status', "Syntax error at position 12 in 'msdyn_status'."],
    ["msdyn_status EQ 'x'", "Syntax error at position 13 in 'msdyn_status EQ 'x''."],
    ["(msdyn_status eq 'x'", "Syntax error at position 20 in '(msdyn_status eq 'x''."],
    ["msdyn_status eq 'x' extra", "Syntax error at position 20 in 'msdyn_status eq 'x' extra'."],
    ['', "Syntax error at position 0 in ''."],
    ['msdyn_seq_no eq $1', "Syntax error: character '$' is not valid at position 16 in 'msdyn_seq_no eq $1'."],
    ['msdyn_start_date ge 2026-13-41T00:00:00Z', "Syntax error at position 20 in 'msdyn_start_date ge 2026-13-41T00:00:00Z'."],
    ['msdyn_status eq msdyn_result', "Syntax error at position 16 in 'msdyn_status eq msdyn_result'."],
    [
      'msdyn_status eq 5',
      "A binary operator with incompatible types was detected. Found operand types 'Edm.String' and 'Edm.Int32' for operator kind 'Equal'.",
    ],
    [
      "modifiedon ge '2026-11-01T00:00:00Z'",
      "A binary operator with incompatible types was detected. Found operand types 'Edm.DateTimeOffset' and 'Edm.String' for operator kind 'GreaterThanOrEqual'.",
    ],
    [
      "contains(msdyn_status,'x')",
      "An unknown function with name 'contains' was found. The emulator knows Microsoft.Dynamics.CRM.In alone.",
    ],
  ];
  test.each(refused)('"%s" is refused with what and where', async (filter, message) => {
    const { status, body } = await get(emulator, filtered(filter));
    expect(status).toBe(400);
    expect(body.error?.message).toBe(message);
  });

  test('a list of In without a comma is told as the service tells it', async () => {
    const list = (values: string) => filtered(`Microsoft.Dynamics.CRM.In(PropertyName='msdyn_status',PropertyValues=${values})`);
    for (const values of ['["a" "b"]', '["a"']) {
      expect((await get(emulator, list(values))).body.error?.message).toMatch(
        /^Invalid JSON\. A comma character ',' was expected in scope 'Array'/,
      );
    }
    expect((await get(emulator, list('[1]'))).status).toBe(400);
  });

  test('nesting is bounded, so no filter can exhaust the stack', async () => {
    const nested = (depth: number) => filtered(`${'('.repeat(depth)}msdyn_seq_no eq 1${')'.repeat(depth)}`);
    expect((await get(emulator, nested(90))).body.value).toHaveLength(1);
    expect((await get(emulator, nested(5000))).body.error?.message).toContain('recursion limit');
  });

  test('In counts as one condition, and an organisation may refuse it', async () => {
    const values = JSON.stringify(Array.from({ length: 600 }, (_, i) => guid(i)));
    const path = filtered(`Microsoft.Dynamics.CRM.In(PropertyName='msdyn_proactive_deliveryid',PropertyValues=${values})`);
    expect((await get(emulator, path)).body.value).toHaveLength(4);
    const refusing = await startEmulator({ refuseIn: true });
    const got = await get(refusing, path);
    await refusing.stop();
    expect(got.status).toBe(400);
    expect(got.body.error?.message).toContain('Microsoft.Dynamics.CRM.In');
  });
});
