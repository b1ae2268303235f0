/** Days of real calls (test/data/bank-calls), each pulled by a message of its own: the totals are those that another program computed. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Report } from '../src/report/report.ts';
import { attributes, configs, deliveries, zone } from './data/bank-calls/bank-calls.mjs';
import { finishedBackfill, orderBackfill } from './support/backfill.ts';
import { type HostedApp, startHostedApp } from './support/hosted-app.ts';
import { attributesOf, type CallTotals, daysOf, rowsAround, takenDates, totalsOf } from './support/real-calls.ts';

/** With a clock change, and days without a call. */
const DATES = takenDates({ from: '2009-03-20', to: '2009-04-08' });

let hosted: HostedApp;
beforeAll(async () => {
  hosted = await startHostedApp({ REPORT_TIME_ZONE: zone, SUCCESS_MAP: '{"attributes": {"subscribed": ["yes"]}}' });
  await hosted.emulator.load('msdyn_proactive_deliveries', rowsAround(deliveries(), DATES));
  await hosted.emulator.load('msdyn_proactive_delivery_attributes', rowsAround(attributes(), DATES));
  await hosted.emulator.load('msdyn_proactive_engagement_configs', configs);
  // The file tells of no conversations.
  hosted.emulator.setReadDepth('msdyn_ocliveworkitems', 'None');
});
afterAll(() => hosted.stop());

async function reported(query: string): Promise<CallTotals> {
  const { totals } = (await (await hosted.get(`report?${query}&extent=counts`)).json()) as Report;
  const { deliveries: calls, offHook: answered, converted: subscribed, callSeconds } = totals;
  return {
    calls: calls ?? Number.NaN,
    answered: answered ?? Number.NaN,
    subscribed: subscribed ?? Number.NaN,
    talkSeconds: callSeconds.sum,
  };
}

test('the backfill of all days from the first to the last one ends well, and read every row once', async () => {
  const id = await orderBackfill(hosted, { ...DATES });
  const { days, rows, troubles } = await finishedBackfill(hosted, id);
  expect(troubles).toEqual([]);
  expect(days).toMatchObject({ queued: 0, running: 0, failed: 0 });
  expect(days.done).toBeGreaterThan(daysOf(DATES).length);
  expect(rows).toEqual({ deliveries: totalsOf(DATES).calls, attributes: attributesOf(DATES), malformed: 0 });
});

test('history has the expected totals, together and on single days', async () => {
  // A report is of 400 days at the most, and no day was read beside those of the backfill.
  const years = await Promise.all([2008, 2009, 2010].map((year) => reported(`year=${year}`)));
  const sum = (name: keyof CallTotals) => years.reduce((total, year) => total + (Number.isNaN(year[name]) ? 0 : year[name]), 0);
  const all = { calls: sum('calls'), answered: sum('answered'), subscribed: sum('subscribed'), talkSeconds: sum('talkSeconds') };
  expect(all).toEqual(totalsOf(DATES));
  for (const [date, { calls, answered, subscribed, talkSeconds }] of daysOf(DATES).filter((_, i) => i % 4 === 0)) {
    expect(await reported(`date=${date}`), date).toEqual({ calls, answered, subscribed, talkSeconds });
  }
});
