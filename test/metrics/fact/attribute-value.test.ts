import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classOf, factAttributeOf } from '../../../src/metrics/fact/attribute-value.ts';
import type { AttributeRow } from '../../../src/metrics/row/row.ts';
import { defaultRules } from '../../../src/metrics/rules/rules.ts';

const RULES = defaultRules('a key');
const NOTHING_PERSONAL = (text: string) => text;
const row = (columns: Partial<AttributeRow>): AttributeRow => ({ msdyn_proactive_delivery_attributeid: 'a', ...columns });

describe('classOf()', () => {
  test.each([
    ['Yes', 'yes'],
    [' TRUE ', 'yes'],
    ['n', 'no'],
    ['false', 'no'],
    ['', '(empty)'],
    [' \t ', '(empty)'],
    [' '.repeat(1000), '(empty)'],
    ['42', '(number)'],
    ["-1'234,50", '(number)'],
    ['+351 912345678', '(number)'],
    ['2026-11-22', '(date)'],
    ['2026-11-22T10:00:00Z', '(date)'],
    ['22.11.2026', '(date)'],
    ['Ana Silva', '(text)'],
    ['yes please', '(text)'],
    ['1'.repeat(41), '(text)'],
    ['__proto__', '(text)'],
  ])('gives %j as %s', (value, expected) => {
    expect(classOf(value)).toBe(expected);
  });

  test('gives one of six classes for whatever a customer says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) =>
        ['yes', 'no', '(number)', '(date)', '(text)', '(empty)'].includes(classOf(value)),
      ),
    );
  });
});

describe('factAttributeOf()', () => {
  test.each([
    [700610000, 'input'],
    [700610001, 'result'],
    [7, 'other'],
    [null, 'other'],
    [undefined, 'other'],
  ])('reads type %j as %s', (type, expected) => {
    expect(factAttributeOf(row({ msdyn_type: type }), RULES, NOTHING_PERSONAL).type).toBe(expected);
  });

  test('keeps a value only for the keywords that were asked for, without regard to case', () => {
    const rules = { ...RULES, keptKeywords: new Set(['product']) };
    const valueIn = (keyword: string, value: string) =>
      factAttributeOf(row({ msdyn_keyword: keyword, msdyn_value: value }), rules, NOTHING_PERSONAL).value;
    expect(valueIn('Product', 'Gold card')).toBe('Gold card');
    expect(valueIn('product', 'call me on +351 912 345 678')).toBe('call me on (number)');
    expect(valueIn('name', 'Ana Silva')).toBe('(text)');
    expect(valueIn('__proto__', 'Ana Silva')).toBe('(text)');
  });

  test('takes absent columns for empty ones', () => {
    expect(factAttributeOf(row({}), RULES, NOTHING_PERSONAL)).toEqual({ type: 'other', keyword: '', value: '(empty)' });
  });
});
