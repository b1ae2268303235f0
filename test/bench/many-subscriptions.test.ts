import { expect, test } from 'vitest';
import { manyScopes, subscriptionsFor } from '../../bench/deliveries/many-subscriptions.ts';

const MET = Array.from({ length: 24 }, (_, n) => ({
  configuration: `configuration ${n}`,
  queue: `queue ${n % 12}`,
  channel: n % 8 === 0 ? 'SMS' : 'Voice',
  dialMode: `mode ${n % 4}`,
}));

test('manyScopes() gives as many different scopes as are asked for, by turns narrowed further, and says where there are too few', () => {
  const scopes = manyScopes(MET, 2_000);
  expect(new Set(scopes.map((scope) => JSON.stringify(scope))).size).toBe(2_000);
  expect(scopes.slice(0, 4).map((scope) => Object.keys(scope).join(' '))).toEqual([
    'configuration',
    'configuration queue',
    'configuration channel',
    'configuration dialMode',
  ]);
  expect(() => manyScopes(MET.slice(0, 4), 5)).toThrow(RangeError);
});

test('subscriptionsFor() gives each scope a subscription and a reader of its own', () => {
  const subscriptions = subscriptionsFor(manyScopes(MET, 50));
  expect(new Set(subscriptions.map(({ id }) => id)).size).toBe(50);
  expect(new Set(subscriptions.flatMap(({ recipients }) => recipients.map(({ address }) => address))).size).toBe(50);
});
