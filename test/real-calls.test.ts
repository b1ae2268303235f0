/** The whole way, from Dataverse rows to report, held against totals that another program computed from 45,211 real calls (test/data/bank-calls). */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../src/report/report.ts';
import { dayOf, periodOf } from '../src/time/local-day.ts';
import { attributes, calls, configs, deliveries, queueOf, zone } from './data/bank-calls/bank-calls.mjs';
import { startApp, type TestApp } from './support/start-app.ts';

interface DayTotals {
  readonly calls: number;
  readonly answered: number;
  readonly subscribed: number;
  readonly talkSeconds: number;
  readonly longestSeconds: number;
}

const expected: {
  readonly calls: number;
  readonly answered: number;
  readonly subscribed: number;
  readonly talkSeconds: number;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly days: number;
  readonly durationSeconds: Readonly<Record<'p50' | 'p90' | 'p99' | 'max', number>>;
  readonly byConfiguration: Readonly<Record<string, { readonly calls: number; readonly subscribed: number }>>;
  readonly byDay: Readonly<Record<string, DayTotals>>;
} = JSON.parse(readFileSync(new URL('./data/bank-calls/expected.json', import.meta.url), 'utf8'));

const SETTINGS = {
  ATTRIBUTE_VALUES: 'campaignAttempt',
  SUCCESS_MAP: '{"attributes": {"subscribed": ["yes"]}}',
};

/** Calls and subscriptions by a column, counted from the file itself. */
function countedBy(keyOf: (call: Record<string, string>) => string): Record<string, readonly [calls: number, subscribed: number]> {
  const counts: Record<string, readonly [number, number]> = {};
  for (const call of calls()) {
    const [all, subscribed] = counts[keyOf(call)] ?? [0, 0];
    counts[keyOf(call)] = [all + 1, subscribed + (call.y === 'yes' ? 1 : 0)];
  }
  return counts;
}

const convertedOf = (items: readonly { readonly key: string; readonly deliveries: number; readonly converted: number | null }[]) =>
  Object.fromEntries(items.map(({ key, deliveries, converted }) => [key, [deliveries, converted]]));

/** Calls on the days from one date to another, both included. */
function callsOf(from: string, to: string): number {
  const days = Object.entries(expected.byDay).filter(([date]) => date >= from && date <= to);
  return days.reduce((sum, [, { calls: n }]) => sum + n, 0);
}

describe('45,211 real calls on 561 days', () => {
  let bank: TestApp;
  const ends: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    bank = await startApp({ env: SETTINGS, onEnd: (end) => ends.push(end) });
    await bank.emulator.load('msdyn_proactive_deliveries', deliveries());
    await bank.emulator.load('msdyn_proactive_delivery_attributes', attributes());
    await bank.emulator.load('msdyn_proactive_engagement_configs', configs);
    // The file tells of no conversations, and asking for 45,208 of them would take most of the time.
    bank.emulator.setReadDepth('msdyn_ocliveworkitems', 'None');
    const pulled = await bank.app.pull(periodOf(expected.firstDay, expected.lastDay, zone));
    expect(pulled).toMatchObject({ deliveries: 45_211, attributes: 226_052, malformed: 0 });
  });

  // Once for all: it merges 945 days.
  let all: Report | undefined;
  const lookUpAll = async () => {
    const period = periodOf(expected.firstDay, expected.lastDay, zone);
    all ??= (await bank.app.lookUp({ period, scope: {}, extent: 'counts' })).report;
    return all;
  };

  afterAll(async () => {
    for (const end of ends) await end();
  });

  test('every single day has the expected calls, answered calls, subscriptions and talk time', async () => {
    const days = Object.entries(expected.byDay);
    expect(days).toHaveLength(expected.days);
    const found: [string, DayTotals][] = [];
    for (const [date] of days) {
      const { report } = await bank.app.lookUp({ period: dayOf(date, zone), scope: {}, extent: 'counts' });
      const { deliveries: calls, offHook: answered, converted: subscribed, callSeconds } = report.totals;
      expect(report.byDisposition.find(({ key }) => key === 'Subscribed')?.deliveries ?? 0).toBe(subscribed);
      found.push([
        date,
        {
          calls: calls ?? Number.NaN,
          answered: answered ?? Number.NaN,
          subscribed: subscribed ?? Number.NaN,
          talkSeconds: callSeconds.sum,
          longestSeconds: callSeconds.max ?? 0,
        },
      ]);
    }
    expect(Object.fromEntries(found)).toEqual(expected.byDay);
  });

  test('all days together have the expected totals and quantiles', async () => {
    const report = await lookUpAll();
    const { deliveries: calls, offHook, contacts, callSeconds } = report.totals;
    // Contacts were not asked for.
    expect({ calls, offHook, contacts }).toEqual({ calls: expected.calls, offHook: expected.answered, contacts: null });
    const { p50, p90, p99, max } = callSeconds;
    expect({ p50, p90, p99, max }).toEqual(expected.durationSeconds);
    expect(callSeconds.sum).toBe(expected.talkSeconds);
    // Nine to six in Lisbon is an allowed time in every zone of Portugal.
    expect(report.compliance.callingHours).toMatchObject({ ok: expected.calls, violation: 0, possible: 0, undeterminable: 0 });
    expect(report.windowUse.count).toBe(expected.calls);
    expect(report.compliance.abandonment.source).toBeNull();
    const yes = report.byAttribute.find(({ keyword, value }) => keyword === 'subscribed' && value === 'yes');
    expect(yes?.deliveries).toBe(expected.subscribed);
  });

  test('a month has as many contacts as calls, since the file has each contact once', async () => {
    const { report } = await bank.app.lookUp({ period: periodOf('2008-05-05', '2008-06-05', zone), scope: {} });
    const calls = callsOf('2008-05-05', '2008-06-05');
    expect(report.contacts).toMatchObject({
      contacts: calls,
      contactsLoaded: calls,
      attemptsPerContact: [{ attempts: 1, contacts: calls }],
    });
    expect(report.contacts.penetration).toMatchObject({ numerator: calls, denominator: calls });
    expect(report.totals).toMatchObject({ deliveries: calls, contacts: calls });
  });

  test('a day is held against the calls of the days before it', async () => {
    const { report } = await bank.app.lookUp({ period: dayOf('2008-06-20', zone), scope: {} });
    const { weekBefore, mean7, mean28 } = report.comparison;
    expect(weekBefore?.totals.deliveries ?? 0).toBe(callsOf('2008-06-13', '2008-06-13'));
    expect(mean7).toMatchObject({ days: 7, deliveriesPerDay: callsOf('2008-06-13', '2008-06-19') / 7 });
    expect(mean28).toMatchObject({ days: 28, deliveriesPerDay: callsOf('2008-05-23', '2008-06-19') / 28 });
    expect(report.compliance.abandonment.days).toBe(30);
  });

  test('subscriptions are conversions: by configuration, by queue and by attempt number as the file has them', async () => {
    const report = await lookUpAll();
    const configuration = (name: string) => /\((.+)\)/.exec(name)?.[1];
    const byConfiguration = report.byConfiguration.map(({ name, deliveries, converted }) => [
      configuration(name),
      { calls: deliveries, subscribed: converted },
    ]);
    expect(Object.fromEntries(byConfiguration)).toEqual(expected.byConfiguration);
    expect(convertedOf(report.byQueue)).toEqual(countedBy(({ job = '' }) => `${queueOf(job).queueid}`));
    const attempts = report.byAttribute.filter(({ keyword }) => keyword === 'campaignAttempt');
    expect(convertedOf(attempts.map((item) => ({ ...item, key: item.value })))).toEqual(countedBy(({ campaign = '' }) => campaign));
    expect(report.rates.conversionPerAttempt).toMatchObject({ numerator: expected.subscribed, denominator: expected.calls });
    // The rows tell of calls that ended, and not whether a person spoke: no right party is certain.
    expect(report.rates.conversion).toMatchObject({ numerator: 0, denominator: 0, value: null });
  });
});
