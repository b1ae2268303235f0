import { expect, test } from 'vitest';
import { EMPTY_TALLY, type Tally } from '../../src/metrics/cube/cube.ts';
import { unmeasuredOf } from '../../src/report/unmeasured.ts';
import { valueSumOf } from '../../src/report/value-sum.ts';

const reasonsOf = (counts: Partial<Tally>) => new Map(unmeasuredOf({ ...EMPTY_TALLY, ...counts }).map(({ id, reason }) => [id, reason]));

test('unmeasuredOf() says why there is no AI containment, and nothing where there is', () => {
  expect(reasonsOf({}).get('aiContainment')).toBe('there was no live answer of dial mode Copilot');
  expect(reasonsOf({ aiUnjoined: 7 }).get('aiContainment')).toBe('the conversations of 7 live answers of dial mode Copilot are not known');
  expect(reasonsOf({ aiUnjoined: 7, aiJoined: 1, aiEscalated: 1 }).has('aiContainment')).toBe(false);
});

test('unmeasuredOf() says why there is no value, and nothing where there is, also where it adds up to 0', () => {
  expect(reasonsOf({}).get('value')).toContain('VALUE_ATTRIBUTES');
  expect(reasonsOf({ valued: 1 }).has('value')).toBe(false);
});

test('valueSumOf() gives whole units, and null where there is nothing to sum', () => {
  expect(valueSumOf({ valued: 3, valueHundredths: 123_457 })).toEqual({ deliveries: 3, sum: 1234.57 });
  expect(valueSumOf({ valued: 1, valueHundredths: 0 })).toEqual({ deliveries: 1, sum: 0 });
  expect(valueSumOf({ valued: 0, valueHundredths: 0 })).toEqual({ deliveries: 0, sum: null });
});
