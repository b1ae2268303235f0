import { describe, expect, test } from 'vitest';
import { deliveryValueOf, hundredthsOf } from '../../../src/metrics/fact/delivery-value.ts';
import { FLAGS } from '../../../src/metrics/fact/quality.ts';
import type { AttributeRow, DeliveryRow } from '../../../src/metrics/row/row.ts';

const ROW: DeliveryRow = {
  msdyn_proactive_deliveryid: 'row',
  msdyn_contact_id: ' 4711 ',
  msdyn_to_address: '+351 912-345-678',
};
const KEYWORDS = new Set(['amount', 'deposit']);

let keys = 0;
const attribute = (value: string | null, columns: Partial<AttributeRow> = {}): AttributeRow => ({
  msdyn_proactive_delivery_attributeid: `${++keys}`,
  msdyn_keyword: 'amount',
  msdyn_type: 700610001,
  msdyn_value: value,
  ...columns,
});
const sumsOf = (...attributes: readonly AttributeRow[]) => deliveryValueOf(ROW, attributes, KEYWORDS);
const sum = (hundredths: number | null, isUnparseable = false) => ({ hundredths, flags: isUnparseable ? FLAGS.unparseableValue.bit : 0 });

describe('hundredthsOf()', () => {
  test.each([
    ['0', 0],
    ['12', 1200],
    ['12.5', 1250],
    ['0.07', 7],
    ['1234.50', 123_450],
    ['0012.30', 1230],
    ['99999999.99', 9_999_999_999],
    // A cent that no double holds.
    ['1.15', 115],
    ['4.35', 435],
  ])('reads "%s" exactly', (text, hundredths) => {
    expect(hundredthsOf(text)).toBe(hundredths);
  });

  test.each([
    ...['1,234', '1.234', '1.234,56', '1,234.56', '12,5', '1 234', "1'234", '1.2.3'],
    ...['-5', '+5', '−5', '$5', '5 EUR', '1e3', '0x10', '5.', '.5', '', ' ', 'NaN', 'Infinity', 'ten', '٣', '５'],
    '123456789',
  ])('does not guess at "%s"', (text) => {
    expect(hundredthsOf(text)).toBeNull();
  });
});

describe('deliveryValueOf()', () => {
  test('reads result attributes of the keywords alone, whatever their case and blanks', () => {
    expect(sumsOf(attribute(' 12.50 ', { msdyn_keyword: ' Amount ' }))).toEqual(sum(1250));
    expect(sumsOf(attribute('12', { msdyn_keyword: 'amounts' }))).toEqual(sum(null));
    expect(sumsOf(attribute('12', { msdyn_type: 700610000 }), attribute('x', { msdyn_type: null }))).toEqual(sum(null));
    expect(deliveryValueOf(ROW, [attribute('12')], new Set())).toEqual(sum(null));
  });

  test('adds up keywords, and marks what is no plain number without losing what is', () => {
    expect(sumsOf(attribute('10'), attribute('2.5', { msdyn_keyword: 'deposit' }))).toEqual(sum(1250));
    expect(sumsOf(attribute('10'), attribute('2,5', { msdyn_keyword: 'deposit' }))).toEqual(sum(1000, true));
    expect(sumsOf(attribute('ten'))).toEqual(sum(null, true));
  });

  test('takes an empty value for none', () => {
    expect(sumsOf(attribute(''), attribute('  '), attribute(null))).toEqual(sum(null));
  });

  test('takes the last changed number of a keyword, the smallest of equally old ones, in whatever order they come', () => {
    const old = attribute('90', { modifiedon: '2026-11-22T09:00:00Z' });
    const newer = attribute('20', { modifiedon: '2026-11-22T09:00:01Z' });
    const twin = attribute('30', { modifiedon: '2026-11-22T09:00:01Z' });
    const undated = attribute('1');
    const unreadable = attribute('a lot', { modifiedon: '2026-11-22T10:00:00Z' });
    for (const list of [
      [old, newer, twin, undated],
      [undated, twin, newer, old],
    ])
      expect(sumsOf(...list)).toEqual(sum(2000));
    expect(sumsOf(old, unreadable)).toEqual(sum(9000, true));
  });

  test('keeps neither the contact id nor digits of the number called', () => {
    expect(sumsOf(attribute('4711'))).toEqual(sum(null, true));
    expect(sumsOf(attribute('12345678'))).toEqual(sum(null, true));
    expect(sumsOf(attribute('345678'))).toEqual(sum(null, true));
    expect(sumsOf(attribute('45678'))).toEqual(sum(4_567_800));
    const withTrunkZero = { ...ROW, msdyn_to_address: '+351 (0)912 345 678' };
    for (const digits of ['35191234', '91234567', '0912345']) {
      expect(deliveryValueOf(withTrunkZero, [attribute(digits)], KEYWORDS)).toEqual(sum(null, true));
    }
  });
});
