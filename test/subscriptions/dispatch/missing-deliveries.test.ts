import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { missingDeliveries, recordIdOf } from '../../../src/subscriptions/dispatch/missing-deliveries.ts';
import { newestOccurrence, occurrencesOf } from '../../../src/subscriptions/subscription/occurrences.ts';
import type { KeptSubscription, Subscription } from '../../../src/subscriptions/subscription/subscription.ts';
import { DAY_MS, HOUR_MS } from '../../../src/time/lengths.ts';
import { dateAt } from '../../../src/time/local-day.ts';
import { zoneNames } from '../../../src/time/zone-data.ts';
import { aSubscription } from '../../support/deliveries/a-subscription.ts';

const GRACE_MS = HOUR_MS;
const NOW_MS = Date.parse('2026-11-23T12:00Z');

const DAILY = aSubscription({ id: 'daily' });

const kept = (subscription: Partial<Subscription> = {}, sinceMs: number | null = 0): KeptSubscription => ({
  subscription: { ...DAILY, ...subscription },
  etag: sinceMs === null ? null : 'an etag',
  sinceMs,
});

const missing = (subscriptions: readonly KeptSubscription[], records: readonly string[] = [], now = NOW_MS) =>
  missingDeliveries(subscriptions, new Set(records), now, GRACE_MS).map(({ subscription, period }) => recordIdOf(subscription, period));

const day = (date: string, id = 'daily') => `${id} ${date} ${date} Europe/Lisbon`;

describe('a digest is missing', () => {
  test('that was due within three days and has no record', () => {
    expect(missing([kept()])).toEqual([day('2026-11-20'), day('2026-11-21'), day('2026-11-22')]);
    expect(missing([kept()], [day('2026-11-20'), day('2026-11-22')])).toEqual([day('2026-11-21')]);
  });

  test('not before it has been due for a while', () => {
    const dueMs = Date.parse('2026-11-23T07:00Z');
    const others = [day('2026-11-19'), day('2026-11-20'), day('2026-11-21')];
    expect(missing([kept()], others, dueMs + GRACE_MS - 1)).toEqual([]);
    expect(missing([kept()], others, dueMs + GRACE_MS)).toEqual([day('2026-11-22')]);
  });

  test('not where its schedule is younger', () => {
    expect(missing([kept({}, Date.parse('2026-11-22T07:00Z'))])).toEqual([day('2026-11-22')]);
    expect(missing([kept({}, NOW_MS)])).toEqual([]);
  });

  test('of the one of the settings where it is the newest', () => {
    expect(missing([kept({}, null)])).toEqual([day('2026-11-22')]);
    expect(missing([kept({}, null)], [], Date.parse('2026-11-23T07:30Z'))).toEqual([]);
    expect(missing([kept({ schedule: { ...DAILY.schedule, every: 'month', on: 3 } }, null)])).toEqual([]);
  });

  test('of a paused or muted subscription, too: each is skipped with a record', () => {
    const paused = kept({ id: 'paused', paused: true }, Date.parse('2026-11-23T00:00Z'));
    const muted = kept({ id: 'muted', mutedUntil: '2027-01-01' }, Date.parse('2026-11-23T00:00Z'));
    expect(missing([paused, muted])).toEqual([day('2026-11-22', 'paused'), day('2026-11-22', 'muted')]);
  });

  test('once where several are about the same days', () => {
    const weekly = kept({ report: { span: 'week' } }, Date.parse('2026-11-20T00:00Z'));
    expect(missing([weekly])).toEqual(['daily 2026-11-09 2026-11-15 Europe/Lisbon', 'daily 2026-11-16 2026-11-22 Europe/Lisbon']);
  });
});

test('in any zone, whichever records were left out are found, and no others', () => {
  const zones = fc.constantFrom(...zoneNames());
  const instants = fc.integer({ min: Date.UTC(2009, 0), max: Date.UTC(2040, 0) });
  const one = fc.record({ zone: zones, isNew: fc.boolean(), lost: fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }) });
  fc.assert(
    fc.property(fc.array(one, { maxLength: 5 }), instants, (all, nowMs) => {
      const subscriptions = all.map(({ zone, isNew }, i) => kept({ id: `s${i}`, schedule: { ...DAILY.schedule, zone } }, isNew ? null : 0));
      const due = subscriptions.flatMap(({ subscription, sinceMs }, i) => {
        const within = occurrencesOf(subscription, nowMs - 3 * DAY_MS, nowMs - GRACE_MS);
        const { dueMs: newestMs } = newestOccurrence(subscription, nowMs);
        const { zone } = subscription.schedule;
        return within
          .filter(({ dueMs }) => sinceMs !== null || (dueMs === newestMs && dateAt(dueMs, zone) === dateAt(nowMs, zone)))
          .map(({ period }, n) => ({ id: recordIdOf(subscription.id, period), isLost: all[i]?.lost[n] === true }));
      });
      const records = due.filter(({ isLost }) => !isLost).map(({ id }) => id);
      const lost = due.filter(({ isLost }) => isLost).map(({ id }) => id);
      expect(missing(subscriptions, records, nowMs).toSorted()).toEqual(lost.toSorted());
    }),
    { numRuns: 100 },
  );
});
