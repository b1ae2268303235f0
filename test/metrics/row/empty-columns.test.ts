import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyColumnsOf, WATCHED_COLUMNS } from '../../../src/metrics/row/empty-columns.ts';
import type { DeliveryRow } from '../../../src/metrics/row/row.ts';

const row = (columns: Partial<DeliveryRow>): DeliveryRow => ({ msdyn_proactive_deliveryid: 'row', ...columns });
const emptyOf = (columns: Partial<DeliveryRow>) => {
  const bits = emptyColumnsOf(row(columns));
  return WATCHED_COLUMNS.filter((_, i) => (bits & (1 << i)) !== 0);
};

test('emptyColumnsOf() names exactly the watched columns that are absent, null or empty', () => {
  expect(emptyOf({})).toEqual(WATCHED_COLUMNS);
  const full = Object.fromEntries(WATCHED_COLUMNS.map((column) => [column, 'x']));
  expect(emptyOf(full)).toEqual([]);
  fc.assert(
    fc.property(fc.subarray([...WATCHED_COLUMNS]), fc.constantFrom(null, undefined, ''), (columns, nothing) => {
      expect(emptyOf({ ...full, ...Object.fromEntries(columns.map((column) => [column, nothing])) })).toEqual(columns);
    }),
  );
});

test('emptyColumnsOf() does not look at other columns', () => {
  expect(emptyColumnsOf(row({ msdyn_tracking_id: '' }))).toBe(emptyColumnsOf(row({ msdyn_tracking_id: 'x' })));
});

test('every watched column has a bit of a whole number of 31 bits', () => {
  expect(WATCHED_COLUMNS.length).toBeLessThanOrEqual(31);
  expect(new Set(WATCHED_COLUMNS).size).toBe(WATCHED_COLUMNS.length);
});
