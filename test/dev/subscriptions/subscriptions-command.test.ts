/** The command line of npm run subscriptions, and what it prints of changes. */
import { expect, test } from 'vitest';
import { changedFields } from '../../../dev/subscriptions/changed-fields.ts';
import { checkLines } from '../../../dev/subscriptions/check-lines.ts';
import { parseSubscriptionsCommand } from '../../../dev/subscriptions/subscriptions-command.ts';
import { aSubscription } from '../../support/deliveries/a-subscription.ts';

const KEY = { SUBSCRIPTIONS_KEY: 'secret-key' };

test('the app of npm start is asked without a key, another one by https with the key of the environment', () => {
  const here = { action: 'diff', file: 'f.yaml', url: 'http://127.0.0.1:7071', prune: false, key: undefined };
  expect(parseSubscriptionsCommand(['diff', 'f.yaml'], {})).toEqual(here);
  const there = parseSubscriptionsCommand(['apply', 'f.yaml', '--prune', '--url', 'https://app.example/x?code=1'], KEY);
  expect(there).toEqual({ action: 'apply', file: 'f.yaml', url: 'https://app.example', prune: true, key: 'secret-key' });
});

test.each<[readonly string[], object, RegExp]>([
  [['apply', 'f', '--key', 'secret-key'], {}, /a key does not belong there/],
  [['apply', 'f', '--key=secret-key'], {}, /a key does not belong there/],
  [['apply', 'f', '--url', 'http://app.example'], KEY, /neither https nor this machine/],
  [['apply', 'f', '--url', 'http://127.0.0.1.evil.example'], KEY, /neither https nor this machine/],
  [['apply', 'f', '--url', 'ftp://127.0.0.1'], KEY, /neither https nor this machine/],
  [['apply', 'f', '--url', 'https://app.example'], {}, /SUBSCRIPTIONS_KEY is not set/],
  [['remove', 'f'], {}, /one of check, diff, apply/],
  [['check'], {}, /one file is needed/],
  [['check', 'f', 'g'], {}, /one file is needed/],
  [['diff', 'f', '--prune'], {}, /--prune goes with apply/],
  [['diff', 'f', '--force'], {}, /--force/],
])('%j is refused', (args, env, rule) => {
  expect(() => parseSubscriptionsCommand(args, { ...env })).toThrow(rule);
  expect(() => parseSubscriptionsCommand(args, { ...env })).not.toThrow(/secret-key/);
});

test('changes are told field by field, with masked addresses', () => {
  const before = {
    name: 'A',
    recipients: ['Ana <ana@b.example>', 'rui@b.example'],
    schedule: { at: '07:00', zone: 'UTC' },
    owner: 'ana@b.example',
  };
  const after = { recipients: ['rui@b.example', '"Doe, E" <eve@b.example>'], schedule: { at: '08:00', zone: 'UTC' }, name: 'A' };
  expect(changedFields(before, after)).toEqual([
    'recipients: + "\\"Doe, E\\" <e…@b.example>", - "Ana <a…@b.example>"',
    'schedule.at: "07:00" -> "08:00"',
    'owner: "a…@b.example" -> (none)',
  ]);
  expect(changedFields({ attach: ['csv', 'xlsx'] }, { attach: ['xlsx', 'csv'] })).toEqual(['attach: in another order']);
});

test('the next five send times are told by the reader’s clock and in UTC, with the days that they are about', () => {
  const lines = checkLines(aSubscription({ schedule: { every: 'day', at: '07:00', zone: 'Asia/Tokyo' } }), Date.UTC(2026, 10, 22));
  expect(lines[0]).toBe('team (Team): every day at 07:00 in Asia/Tokyo, 1 recipient');
  expect(lines[1]).toBe('  2026-11-23 07:00 = 2026-11-22 22:00 UTC, about 2026-11-22');
  expect(lines).toHaveLength(6);
});

test('a send time that clocks skip or repeat is marked', () => {
  const schedule = { every: 'day', at: '01:30', zone: 'Europe/Lisbon' } as const;
  const spring = checkLines(aSubscription({ schedule }), Date.UTC(2027, 2, 27, 12));
  expect(spring[1]).toBe(
    '  2027-03-28 02:00 = 2027-03-28 01:00 UTC, about 2027-03-27  (clocks skip its time on that day: the first instant after)',
  );
  const autumn = checkLines(aSubscription({ schedule }), Date.UTC(2027, 9, 30, 12));
  expect(autumn[1]).toBe(
    '  2027-10-31 01:30 = 2027-10-31 00:30 UTC, about 2027-10-30  (its time comes twice on that day: the first of them)',
  );
  expect([...spring.slice(2), ...autumn.slice(2)].join()).not.toContain('clocks');
});

test.each([
  [{ every: 'weekday' }, 'Monday to Friday'],
  [{ every: 'week', on: 'monday' }, 'every Monday'],
  [{ every: 'month', on: 31 }, 'on day 31 of each month'],
  [{ every: 'month', on: 'last' }, 'on the last day of each month'],
] as const)('%j reads "%s"', (rhythm, words) => {
  const [head, ...sends] = checkLines(aSubscription({ schedule: { ...rhythm, at: '07:00', zone: 'UTC' }, paused: true }), 0);
  expect(head).toBe(`team (Team): ${words} at 07:00 in UTC, 1 recipient, paused`);
  expect(sends).toEqual([]);
});
