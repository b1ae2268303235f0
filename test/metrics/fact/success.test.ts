import { describe, expect, test } from 'vitest';
import { isSuccess } from '../../../src/metrics/fact/success.ts';
import type { AttributeRow } from '../../../src/metrics/row/row.ts';
import { NO_SUCCESS, type Success } from '../../../src/metrics/rules/rules.ts';

const SUCCESS: Success = {
  codes: new Set(['sold']),
  attributes: new Map([
    ['subscribed', new Set(['yes', 'true'])],
    ['paid', new Set(['in full'])],
  ]),
};
const attribute = (msdyn_keyword: string | null, msdyn_value: string | null): AttributeRow => ({
  msdyn_proactive_delivery_attributeid: 'a',
  msdyn_keyword,
  msdyn_value,
});

describe('isSuccess()', () => {
  test.each([
    ['a code of the map', ['other', 'sold'], [], true],
    ['codes that are not in it', ['sold out', 'resold', ''], [], false],
    ['an attribute with one of its values', [], [attribute(' Subscribed', 'YES ')], true],
    ['a value of another keyword', [], [attribute('paid', 'yes')], false],
    ['another value', [], [attribute('subscribed', 'no'), attribute('paid', 'in part')], false],
    ['the second attribute', [], [attribute('subscribed', 'no'), attribute('paid', 'In Full')], true],
    ['empty columns', [], [attribute(null, null), attribute('subscribed', null), attribute(null, 'yes')], false],
    ['hostile keywords', ['__proto__'], [attribute('__proto__', 'yes'), attribute('constructor', 'yes')], false],
    ['nothing', [], [], false],
  ])('of %s: codes %j', (_, codes, attributes, expected) => {
    expect(isSuccess(codes, attributes, SUCCESS)).toBe(expected);
  });

  test('is false for every delivery where nothing was named a success', () => {
    expect(isSuccess(['sold', ''], [attribute('subscribed', 'yes'), attribute('', '')], NO_SUCCESS)).toBe(false);
  });
});
