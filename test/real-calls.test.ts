/** The whole way, from Dataverse rows to report, held against totals that another program computed from real calls (test/data/bank-calls). */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../src/report/report.ts';
import { dayOf, periodOf } from '../src/time/local-day.ts';
import { attributes, configs, deliveries, queueOf, zone } from './data/bank-calls/bank-calls.mjs';
import { attributesOf, callsOf, type DayTotals, daysOf, durationsOf, rowsAround, takenDates, totalsOf } from './support/real-calls.ts';
import { startApp, type TestApp } from './support/start-app.ts';

/** A busy month of 31. */
const DATES = takenDates({ from: '2008-05-21', to: '2008-06-20' });

const SETTINGS = {
  ATTRIBUTE_VALUES: 'campaignAttempt',
  SUCCESS_MAP: '{"attributes": {"subscribed": ["yes"]}}',
};

/** Calls and subscriptions by a column, counted from the file itself. */
function countedBy(keyOf: (call: Record<string, string>) => string): Record<string, readonly [calls: number, subscribed: number]> {
  const counts: Record<string, readonly [number, number]> = {};
  for (const call of callsOf(DATES)) {
    const [all, subscribed] = counts[keyOf(call)] ?? [0, 0];
    counts[keyOf(call)] = [all + 1, subscribed + (call.y === 'yes' ? 1 : 0)];
  }
  return counts;
}

const convertedOf = (items: readonly { readonly key: string; readonly deliveries: number; readonly converted: number | null }[]) =>
  Object.fromEntries(items.map(({ key, deliveries, converted }) => [key, [deliveries, converted]]));

const callsBetween = (from: string, to: string) => totalsOf({ from, to }).calls;

describe(`real calls from ${DATES.from} to ${DATES.to}`, () => {
  let bank: TestApp;
  const ends: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    bank = await startApp({ env: SETTINGS, onEnd: (end) => ends.push(end) });
    await bank.emulator.load('msdyn_proactive_deliveries', rowsAround(deliveries(), DATES));
    await bank.emulator.load('msdyn_proactive_delivery_attributes', rowsAround(attributes(), DATES));
    await bank.emulator.load('msdyn_proactive_engagement_configs', configs);
    // The file tells of no conversations, and asking for 45,208 of them would take most of the time.
    bank.emulator.setReadDepth('msdyn_ocliveworkitems', 'None');
    const pulled = await bank.app.pull(periodOf(DATES.from, DATES.to, zone));
    const { calls } = totalsOf(DATES);
    expect(pulled).toMatchObject({ deliveries: calls, attributes: attributesOf(DATES), malformed: 0 });
  });

  // Once for all: it merges every day.
  let all: Report | undefined;
  const lookUpAll = async () => {
    const period = periodOf(DATES.from, DATES.to, zone);
    all ??= (await bank.app.lookUp({ period, scope: {}, extent: 'counts' })).report;
    return all;
  };

  afterAll(async () => {
    for (const end of ends) await end();
  });

  test('every single day has the expected calls, answered calls, subscriptions and talk time', async () => {
    const days = daysOf(DATES);
    expect(days.length).toBeGreaterThan(15);
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
    expect(found).toEqual(days);
  });

  test('all days together have the expected totals and quantiles', async () => {
    const report = await lookUpAll();
    const expected = totalsOf(DATES);
    const { deliveries: calls, offHook, contacts, callSeconds } = report.totals;
    // Contacts were not asked for.
    expect({ calls, offHook, contacts }).toEqual({ calls: expected.calls, offHook: expected.answered, contacts: null });
    const { p50, p90, p99, max } = callSeconds;
    expect({ p50, p90, p99, max }).toEqual(durationsOf(DATES));
    expect(callSeconds.sum).toBe(expected.talkSeconds);
    // Nine to six in Lisbon is an allowed time in every zone of Portugal.
    expect(report.compliance.callingHours).toMatchObject({ ok: expected.calls, violation: 0, possible: 0, undeterminable: 0 });
    expect(report.windowUse.count).toBe(expected.calls);
    expect(report.compliance.abandonment.source).toBeNull();
    const yes = report.byAttribute.find(({ keyword, value }) => keyword === 'subscribed' && value === 'yes');
    expect(yes?.deliveries).toBe(expected.subscribed);
  });

  test('a month has as many contacts as calls, since the file has each contact once', async () => {
    const { report } = await bank.app.lookUp({ period: periodOf('2008-05-21', '2008-06-20', zone), scope: {} });
    const calls = callsBetween('2008-05-21', '2008-06-20');
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
    expect(weekBefore?.totals.deliveries ?? 0).toBe(callsBetween('2008-06-13', '2008-06-13'));
    expect(mean7).toMatchObject({ days: 7, deliveriesPerDay: callsBetween('2008-06-13', '2008-06-19') / 7 });
    expect(mean28).toMatchObject({ days: 28, deliveriesPerDay: callsBetween('2008-05-23', '2008-06-19') / 28 });
    expect(report.compliance.abandonment.days).toBe(30);
  });

  test('subscriptions are conversions: by configuration, by queue and by attempt number as the file has them', async () => {
    const report = await lookUpAll();
    const configuration = (name: string) => /\((.+)\)/.exec(name)?.[1];
    const byConfiguration = report.byConfiguration.map(({ name, deliveries, converted }) => [
      configuration(name),
      { calls: deliveries, subscribed: converted },
    ]);
    const counted = Object.entries(countedBy(({ contact = '' }) => contact)).map(([name, [calls, subscribed]]) => [
      name,
      { calls, subscribed },
    ]);
    expect(Object.fromEntries(byConfiguration)).toEqual(Object.fromEntries(counted));
    expect(convertedOf(report.byQueue)).toEqual(countedBy(({ job = '' }) => `${queueOf(job).queueid}`));
    const attempts = report.byAttribute.filter(({ keyword }) => keyword === 'campaignAttempt');
    expect(convertedOf(attempts.map((item) => ({ ...item, key: item.value })))).toEqual(countedBy(({ campaign = '' }) => campaign));
    expect(report.rates.conversionPerAttempt).toMatchObject({ numerator: totalsOf(DATES).subscribed, denominator: totalsOf(DATES).calls });
    // The rows tell of calls that ended, and not whether a person spoke: no right party is certain.
    expect(report.rates.conversion).toMatchObject({ numerator: 0, denominator: 0, value: null });
  });
});
