/** The whole way, from Dataverse rows to report, held against totals that another program computed from 45,211 real calls (test/data/bank-calls). */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dayOf, periodOf } from '../src/time/local-day.ts';
import { attributes, configs, deliveries, zone } from './data/bank-calls/bank-calls.mjs';
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

describe('45,211 real calls on 561 days', () => {
  let bank: TestApp;
  const ends: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    bank = await startApp({ env: { ATTRIBUTE_VALUES: 'subscribed' }, onEnd: (end) => ends.push(end) });
    await bank.emulator.load('msdyn_proactive_deliveries', deliveries());
    await bank.emulator.load('msdyn_proactive_delivery_attributes', attributes());
    await bank.emulator.load('msdyn_proactive_engagement_configs', configs);
    const pulled = await bank.app.pull(periodOf(expected.firstDay, expected.lastDay, zone));
    expect(pulled).toMatchObject({ deliveries: 45_211, attributes: 226_052, malformed: 0 });
  }, 300_000);

  afterAll(async () => {
    for (const end of ends) await end();
  });

  test('every single day has the expected calls, answered calls, subscriptions and talk time', async () => {
    const days = Object.entries(expected.byDay);
    expect(days).toHaveLength(expected.days);
    const found: [string, DayTotals][] = [];
    for (const [date] of days) {
      const { report } = await bank.app.lookUp({ period: dayOf(date, zone), scope: {} });
      const { deliveries: calls, offHook: answered, callSeconds } = report.totals;
      const subscribed = report.byDisposition.find(({ key }) => key === 'Subscribed')?.deliveries ?? 0;
      found.push([date, { calls, answered, subscribed, talkSeconds: callSeconds.sum, longestSeconds: callSeconds.max ?? 0 }]);
    }
    expect(Object.fromEntries(found)).toEqual(expected.byDay);
  }, 300_000);

  test('all days together have the expected totals and quantiles', async () => {
    const { report } = await bank.app.lookUp({ period: periodOf(expected.firstDay, expected.lastDay, zone), scope: {} });
    const { deliveries: calls, offHook, contacts, callSeconds } = report.totals;
    expect({ calls, offHook, contacts }).toEqual({ calls: expected.calls, offHook: expected.answered, contacts: expected.calls });
    const { p50, p90, p99, max } = callSeconds;
    expect({ p50, p90, p99, max }).toEqual(expected.durationSeconds);
    expect(callSeconds.sum).toBe(expected.talkSeconds);
    const byName = report.byConfiguration.map(({ name, deliveries }) => [/\((.+)\)/.exec(name)?.[1], deliveries]);
    expect(Object.fromEntries(byName)).toEqual(
      Object.fromEntries(Object.entries(expected.byConfiguration).map(([name, { calls }]) => [name, calls])),
    );
    const yes = report.byAttribute.find(({ keyword, value }) => keyword === 'subscribed' && value === 'yes');
    expect(yes?.deliveries).toBe(expected.subscribed);
  }, 120_000);
});
