import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyColumnsOf, WATCHED_COLUMNS, watchedOf } from '../../../src/metrics/row/empty-columns.ts';
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

test('each bit of stored facts keeps its column: a column newly watched comes last', () => {
  expect(WATCHED_COLUMNS.slice(0, 14)).toEqual([
    'msdyn_contact_id',
    'msdyn_to_address',
    'msdyn_from_address',
    'msdyn_queue_id',
    'msdyn_proactive_engagement_config_id',
    'msdyn_conversation_id',
    'msdyn_journey_id',
    'msdyn_disposition_codes',
    'msdyn_start_date',
    'msdyn_end_date',
    'msdyn_result',
    'msdyn_result_date',
    'msdyn_window_start_date',
    'msdyn_window_end_date',
  ]);
});

test('watchedOf() gives columns by their bits, and refuses a bit that is used twice, left out, or one too many', () => {
  const column = (emptyBit: number) => ({ kind: 'text', what: 'a column', usedFor: null, emptyBit }) as const;
  expect(watchedOf({ b: column(1), a: column(0) })).toEqual(['a', 'b']);
  expect(() => watchedOf({ a: column(0), b: column(0) })).toThrow('Cannot watch column "b": its emptyBit is 0, and the next free one is 1');
  expect(() => watchedOf({ a: column(1) })).toThrow('Cannot watch column "a": its emptyBit is 1, and the next free one is 0');
  const many = Object.fromEntries(Array.from({ length: 32 }, (_, bit) => [`c${bit}`, column(bit)]));
  expect(() => watchedOf(many)).toThrow('Cannot watch column "c31": there are 31 bits');
});
