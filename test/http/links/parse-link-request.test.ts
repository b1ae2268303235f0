/** What an order to make or revoke links may say, and what is refused with the field and the rule. */
import { describe, expect, test } from 'vitest';
import { parseRevocation } from '../../../src/http/links/parse-link-request.ts';

describe('parseRevocation()', () => {
  test('takes the subscription that is named', () => {
    expect(parseRevocation({ subscription: 'default' })).toBe('default');
  });

  test.each([[{}], [{ subscription: '' }], [{ subscription: null }], ['default']])('voids nothing for %j', (body) => {
    expect(() => parseRevocation(body)).toThrow(/^Cannot use the body: /);
  });
});
