/** All 561 days of the 45,211 real calls (test/data/bank-calls), each pulled by a message of its own: the totals are those that another program computed. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Report } from '../src/report/report.ts';
import { attributes, configs, deliveries, zone } from './data/bank-calls/bank-calls.mjs';
import { finishedBackfill, orderBackfill } from './support/backfill.ts';
import { type HostedApp, startHostedApp } from './support/hosted-app.ts';

interface Totals {
  readonly calls: number;
  readonly answered: number;
  readonly subscribed: number;
  readonly talkSeconds: number;
}

const expected: Totals & {
  readonly firstDay: string;
  readonly lastDay: string;
  readonly days: number;
  readonly byDay: Readonly<Record<string, Totals>>;
} = JSON.parse(readFileSync(new URL('./data/bank-calls/expected.json', import.meta.url), 'utf8'));

let hosted: HostedApp;
beforeAll(async () => {
  hosted = await startHostedApp({ REPORT_TIME_ZONE: zone, SUCCESS_MAP: '{"attributes": {"subscribed": ["yes"]}}' });
  await hosted.emulator.load('msdyn_proactive_deliveries', deliveries());
  await hosted.emulator.load('msdyn_proactive_delivery_attributes', attributes());
  await hosted.emulator.load('msdyn_proactive_engagement_configs', configs);
  // The file tells of no conversations.
  hosted.emulator.setReadDepth('msdyn_ocliveworkitems', 'None');
});
afterAll(() => hosted.stop());

async function totalsOf(query: string): Promise<Totals> {
  const { totals } = (await (await hosted.get(`report?${query}&extent=counts`)).json()) as Report;
  const { deliveries: calls, offHook: answered, converted: subscribed, callSeconds } = totals;
  return {
    calls: calls ?? Number.NaN,
    answered: answered ?? Number.NaN,
    subscribed: subscribed ?? Number.NaN,
    talkSeconds: callSeconds.sum,
  };
}

test('the backfill of all days between the first call and the last one ends well, and read every row once', async () => {
  const id = await orderBackfill(hosted, { from: expected.firstDay, to: expected.lastDay });
  const { days, rows, troubles } = await finishedBackfill(hosted, id);
  expect(troubles).toEqual([]);
  expect(days).toMatchObject({ queued: 0, running: 0, failed: 0 });
  expect(days.done).toBeGreaterThanOrEqual(expected.days);
  expect(rows).toEqual({ deliveries: 45_211, attributes: 226_052, malformed: 0 });
});

test('history has the expected totals, together and on single days', async () => {
  const { calls, answered, subscribed, talkSeconds } = expected;
  // A report is of 400 days at the most.
  const parts = await Promise.all([2008, 2009, 2010].map((year) => totalsOf(`year=${year}`)));
  const sum = (name: keyof Totals) => parts.reduce((total, part) => total + part[name], 0);
  expect({ calls: sum('calls'), answered: sum('answered'), subscribed: sum('subscribed'), talkSeconds: sum('talkSeconds') }).toEqual({
    calls,
    answered,
    subscribed,
    talkSeconds,
  });
  for (const [date, day] of Object.entries(expected.byDay).filter((_, i) => i % 40 === 0)) {
    expect(await totalsOf(`date=${date}`), date).toEqual({
      calls: day.calls,
      answered: day.answered,
      subscribed: day.subscribed,
      talkSeconds: day.talkSeconds,
    });
  }
});
