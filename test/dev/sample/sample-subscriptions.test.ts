import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CONFIGURATIONS, QUEUES } from '../../../dev/sample/catalogue.ts';
import { sampleSubscriptions } from '../../../dev/sample/sample-subscriptions.ts';
import { mailboxOf } from '../../../src/mail/address.ts';
import { valuesOf } from '../../../src/report/scope.ts';
import { newestOccurrence } from '../../../src/subscriptions/subscription/occurrences.ts';
import { SUBSCRIPTION_ID } from '../../../src/subscriptions/subscription/subscription.ts';
import { dateAt } from '../../../src/time/local-day.ts';

const NOW_MS = Date.parse('2026-11-23T02:20Z');

test('whenever it is started, each sample subscription has been due on the day that it is in its zone', () => {
  const instants = fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2028, 0) });
  fc.assert(
    fc.property(instants, (nowMs) => {
      for (const subscription of sampleSubscriptions(nowMs)) {
        expect(newestOccurrence(subscription, nowMs).date).toBe(dateAt(nowMs, subscription.schedule.zone));
      }
    }),
  );
  expect(sampleSubscriptions(NOW_MS).map(({ schedule }) => schedule.at)).toEqual(['02:15', '07:00', '07:00']);
});

test('the sample subscriptions differ in zone, scope, content and language, and name what the sample data have', () => {
  const all = sampleSubscriptions(NOW_MS);
  const differing = [all.map(({ schedule }) => schedule.zone), all.map(({ scope }) => scope), all.map(({ content }) => content)];
  for (const values of differing) expect(new Set(values.map((value) => JSON.stringify(value))).size).toBe(3);
  expect(new Set(all.map(({ content }) => content.language)).size).toBe(3);
  const known = new Set([...QUEUES.map(({ queueid }) => queueid), ...CONFIGURATIONS.map(({ id }) => id)]);
  const used = all.map(({ scope }) => Object.values(scope).flatMap(valuesOf));
  expect(used.map(({ length }) => length)).toEqual([2, 2, 1]);
  expect(used.flat().every((value) => known.has(value))).toBe(true);
});

test('the sample subscriptions have ids and recipients as they may be', () => {
  for (const { id, recipients } of sampleSubscriptions(NOW_MS)) {
    expect(id).toMatch(SUBSCRIPTION_ID);
    for (const { name, address } of recipients) expect(mailboxOf(`"${name}" <${address}>`)).toEqual({ name, address });
  }
});
