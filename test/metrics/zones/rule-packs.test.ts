import { expect, test } from 'vitest';
import { RULE_PACKS, rulePackOf, US_FEDERAL } from '../../../src/metrics/zones/rule-packs.ts';

const hoursOf = (id: string): string[] => (rulePackOf(id)?.hours ?? []).map(([from, to]) => `${from / 60}-${to / 60}`);

test('rulePackOf() finds a pack without regard to case and blanks, and nothing else', () => {
  expect(rulePackOf(' US-Federal ')?.id).toBe('us-federal');
  expect(rulePackOf(US_FEDERAL.id)).toBe(US_FEDERAL);
  for (const id of ['', 'us', '__proto__', 'constructor']) expect(rulePackOf(id)).toBeUndefined();
});

test('every pack has an id of its own, seven days within a day of 24 hours, and says that it is not legal advice', () => {
  expect(new Set(RULE_PACKS.map(({ id }) => id)).size).toBe(RULE_PACKS.length);
  for (const { id, hours, note } of RULE_PACKS) {
    expect(id).toMatch(/^[a-z0-9-]+$/);
    expect(note).toContain('not legal advice');
    expect(hours).toHaveLength(7);
    for (const [from, to] of hours) expect(0 <= from && from <= to && to <= 1440).toBe(true);
  }
});

test('the packs hold the hours and caps of the rules they are named after', () => {
  expect(new Set(hoursOf('us-federal'))).toEqual(new Set(['8-21']));
  expect(new Set(hoursOf('us-8-20'))).toEqual(new Set(['8-20']));
  expect(new Set(hoursOf('us-reg-f'))).toEqual(new Set(['8-21']));
  expect(hoursOf('uk')).toEqual(['8-21', '8-21', '8-21', '8-21', '8-21', '9-21', '0-0']);
  const caps = RULE_PACKS.map(({ id, caps }) => [id, caps.map(({ attempts, hours }) => [attempts, hours])]);
  expect(caps).toEqual([
    ['us-federal', []],
    ['us-8-20', [[3, 24]]],
    ['us-reg-f', [[7, 168]]],
    ['uk', []],
  ]);
});
