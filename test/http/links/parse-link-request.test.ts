/** What an order to make or revoke links may say, and what is refused with the field and the rule. */
import { describe, expect, test } from 'vitest';
import { parseLinkRequest, parseRevocation } from '../../../src/http/links/parse-link-request.ts';
import { dayOf } from '../../../src/time/local-day.ts';

describe('parseRevocation()', () => {
  test('takes the subscription that is named', () => {
    expect(parseRevocation({ subscription: 'default' })).toBe('default');
  });

  test.each([[{}], [{ subscription: '' }], [{ subscription: null }], ['default']])('voids nothing for %j', (body) => {
    expect(() => parseRevocation(body)).toThrow(/^Cannot use the body: /);
  });
});

describe('parseLinkRequest()', () => {
  const today = dayOf('2026-11-23', 'Europe/Lisbon');
  const parse = (from: string, to?: string, nowMs = today.fromMs) =>
    parseLinkRequest({ period: { from, to } }, { zone: today.zone, subscription: 'default', nowMs });

  test('takes days as a report does: at most 400, and begun', () => {
    expect(parse('2026-11-23').period).toEqual(today);
    expect(parse('2025-10-20', '2026-11-23').period).toMatchObject({ from: '2025-10-20', to: '2026-11-23', days: 400 });
  });

  test('refuses what its report would refuse later', () => {
    expect(() => parse('2025-10-19', '2026-11-23')).toThrow(
      expect.objectContaining({ code: 'input.query', message: expect.stringContaining('401 days') }),
    );
    expect(() => parse('2026-11-23', undefined, today.fromMs - 1)).toThrow(
      expect.objectContaining({ code: 'input.date', message: expect.stringContaining('has not begun in Europe/Lisbon') }),
    );
  });
});
