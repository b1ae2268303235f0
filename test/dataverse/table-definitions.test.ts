import { expect, test } from 'vitest';
import { ATTRIBUTES, DELIVERIES, parseRows } from '../../src/dataverse/table-definitions.ts';

const ID = '2f3c9b1e-0000-4000-8000-0123456789ab';
const delivery = (columns: Record<string, unknown>): Record<string, unknown> => ({ msdyn_proactive_deliveryid: ID, ...columns });
const rules = (columns: Record<string, unknown>) =>
  parseRows(DELIVERIES, [delivery(columns)]).malformed.map(({ column, rule }) => `${column} ${rule}`);

test('parseRows() hands a good row on as it came, unknown columns included', () => {
  const row = delivery({ '@odata.etag': 'W/"1"', msdyn_status: 'Complete', msdyn_result: null, msdyn_new_column: { a: 1 } });
  const { rows, malformed } = parseRows(DELIVERIES, [row]);
  expect(rows[0]).toBe(row);
  expect(malformed).toEqual([]);
});

test('parseRows() needs no column but the key', () => {
  expect(parseRows(DELIVERIES, [delivery({})]).rows).toEqual([{ msdyn_proactive_deliveryid: ID }]);
});

test('parseRows() empties a malformed column, keeps the row, and reports column and rule without the value', () => {
  const row = delivery({ msdyn_status: 7, msdyn_start_date: 'ann.lee@contoso.com', msdyn_result: 'LiveAnswer' });
  const { rows, malformed } = parseRows(DELIVERIES, [row]);
  expect(rows).toEqual([delivery({ msdyn_status: null, msdyn_start_date: null, msdyn_result: 'LiveAnswer' })]);
  expect(malformed).toEqual([
    { table: 'msdyn_proactive_delivery', id: ID, column: 'msdyn_status', rule: 'must be text' },
    { table: 'msdyn_proactive_delivery', id: ID, column: 'msdyn_start_date', rule: 'must be a date and time in ISO 8601 from 1970 on' },
  ]);
  expect(row.msdyn_status).toBe(7);
});

test.each(['2023-04-07T21:59:01Z', '2023-04-07T21:59:01.1234567Z', '2024-02-29T00:00:00+02:00'])(
  'parseRows() takes the date %s',
  (text) => {
    expect(rules({ createdon: text })).toEqual([]);
  },
);

test.each([
  '2023-05-01Z06:00:00', // a typo in the documentation's own samples, which Date.parse would take
  '2023-02-30T00:00:00Z',
  '2023-02-29T00:00:00Z',
  '2023-04-07T25:00:00Z',
  '2023-04-07T21:59:01',
  '2023-04-07',
  '1969-12-31T23:59:59Z',
  '+123456-01-01T00:00:00Z',
  '',
])('parseRows() takes no date from "%s"', (text) => {
  expect(rules({ createdon: text })).toEqual(['createdon must be a date and time in ISO 8601 from 1970 on']);
});

test('parseRows() takes versionnumber as a number or as digits', () => {
  expect(rules({ versionnumber: 1234567 })).toEqual([]);
  expect(rules({ versionnumber: '1234567' })).toEqual([]);
  for (const versionnumber of ['1e3', -1, 1.5, {}]) expect(rules({ versionnumber })).toHaveLength(1);
});

test('parseRows() takes whole numbers only where numbers are due', () => {
  expect(rules({ msdyn_seq_no: 1.5 })).toEqual(['msdyn_seq_no must be a whole number']);
  const { rows } = parseRows(ATTRIBUTES, [{ msdyn_proactive_delivery_attributeid: ID, msdyn_type: '700610000' }]);
  expect(rows).toEqual([{ msdyn_proactive_delivery_attributeid: ID, msdyn_type: null }]);
});

test.each([
  [{ msdyn_sip_diagnostics: { code: 486 } }, 'msdyn_sip_diagnostics must be text'],
  [{ msdyn_speech_detected: 'Yes' }, 'msdyn_speech_detected must be true or false'],
  [{ msdyn_exceeded_customer_wait_threshold: 1 }, 'msdyn_exceeded_customer_wait_threshold must be true or false'],
  [{ msdyn_csr_connected_date: 'soon' }, 'msdyn_csr_connected_date must be a date and time in ISO 8601 from 1970 on'],
  [{ msdyn_country: 351 }, 'msdyn_country must be text'],
])('parseRows() empties and reports a newer column that is malformed: %j', (columns, rule) => {
  expect(rules(columns)).toEqual([rule]);
  const [name = ''] = Object.keys(columns);
  expect(parseRows(DELIVERIES, [delivery(columns)]).rows).toEqual([delivery({ [name]: null })]);
});

test.each([
  {},
  { msdyn_proactive_deliveryid: null },
  { msdyn_proactive_deliveryid: 'a/b' },
  { msdyn_proactive_deliveryid: '' },
  null,
  'row',
  7,
  [],
])('parseRows() drops and reports a row without a usable key: %j', (row) => {
  const { rows, malformed } = parseRows(DELIVERIES, [row, delivery({})]);
  expect(rows).toEqual([delivery({})]);
  expect(malformed).toMatchObject([{ id: '(none)', column: 'msdyn_proactive_deliveryid' }]);
});

test('parseRows() is not led astray by __proto__ as a column', () => {
  const row: unknown = JSON.parse(`{"msdyn_proactive_deliveryid":"${ID}","__proto__":{"msdyn_status":"Complete"},"msdyn_result":5}`);
  const { rows } = parseRows(DELIVERIES, [row]);
  expect(rows[0]?.msdyn_status).toBeUndefined();
  expect(rows[0]?.msdyn_result).toBeNull();
});
