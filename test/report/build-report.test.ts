import { describe, expect, test } from 'vitest';
import { cubeOf, EMPTY_DETAIL, EMPTY_TALLY } from '../../src/metrics/cube/cube.ts';
import { RATES } from '../../src/metrics/kpis/rate-table.ts';
import { dispositionRules } from '../../src/metrics/rules/rules.ts';
import { DEFINITIONS, NO_BACKGROUND } from '../../src/report/build-report.ts';
import { reasonOf } from '../../src/report/reasons/reason.ts';
import { dayOf } from '../../src/time/local-day.ts';
import { factOf, RULES, reportOf } from './report-of.ts';

describe('the report', () => {
  const TOP = [
    'asOf', 'backlog', 'bestTime', 'byAgent', 'byAttribute', 'byCallerId', 'byCancellationPolicy', 'byChannel', 'byConfiguration', 'byDialMode', 'byDisposition', 'byHour',
    'byJourney', 'byJourneyRun', 'byQueue', 'byResult', 'byStatus', 'callHours', 'callTimes', 'callerIds', 'comparison', 'compliance', 'contacts', 'customerWait', 'definitions', 'failedUploads', 'generatedAt',
    'period', 'provisional', 'provisionalNotes', 'provisionalReasons', 'quality', 'rates', 'read', 'scope', 'signals', 'totals', 'trend', 'unreadBefore', 'windowUse',
  ]; // biome-ignore format: the stable surface of docs/report.md, at a glance
  const TOTALS = [
    'aiUnjoined', 'attempts', 'badNumber', 'callSeconds', 'cancelled', 'cancelledByPolicy', 'contacts', 'converted', 'deliveries', 'intake', 'liveMax', 'liveMin', 'machine', 'notTried',
    'offHook', 'processed', 'rightParty', 'value', 'voiceAttempts',
  ]; // biome-ignore format: the same

  test('has the keys that its readers rely on, and is plain JSON', () => {
    const report = reportOf({ cube: cubeOf([factOf({})]) });
    expect(Object.keys(report).sort()).toEqual(TOP);
    expect(Object.keys(report.totals).sort()).toEqual(TOTALS);
    expect(Object.keys(report.totals.callSeconds)).toEqual(['count', 'sum', 'p50', 'p90', 'p99', 'max']);
    expect(Object.keys(report.rates)).toEqual(RATES.map(({ id }) => id));
    expect(report.period).toEqual({ from: '2026-11-22', to: '2026-11-22', zone: 'Europe/Lisbon', days: 1 });
    expect(report).toMatchObject({ generatedAt: '2026-11-23T07:00:00.000Z', asOf: '2026-11-23T06:55:00.000Z', definitions: DEFINITIONS });
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });

  test('of no deliveries has zero totals, and null where there is nothing to measure', () => {
    const { totals, rates, byHour, byResult, customerWait, windowUse } = reportOf();
    const { contacts, callSeconds, value, rightParty, converted, ...numbers } = totals;
    expect(new Set(Object.values(numbers))).toEqual(new Set([0]));
    expect([contacts, rightParty, converted]).toEqual([null, null, null]);
    expect(value).toEqual({ deliveries: 0, sum: null });
    expect(customerWait).toEqual({ count: 0, p50Seconds: null, p90Seconds: null });
    expect(windowUse).toEqual({ count: 0, p50Percent: null, p90Percent: null });
    expect(callSeconds).toEqual({ count: 0, sum: 0, p50: null, p90: null, p99: null, max: null });
    for (const rate of Object.values(rates)) expect(rate).toEqual({ numerator: 0, denominator: 0, value: null, low: null, high: null });
    expect(byResult).toEqual([]);
    expect(byHour.every(({ deliveries }) => deliveries === 0)).toBe(true);
  });

  test('divides voice rates by voice attempts, the shares of what was not tried by deliveries', () => {
    const list = [
      factOf({}),
      factOf({ msdyn_result: 'CallEnded' }),
      factOf({ msdyn_result: 'AnsweringMachine' }),
      factOf({ msdyn_result: 'InvalidAddress' }),
      factOf({ msdyn_status: 'Expired', msdyn_result: null, msdyn_start_date: null, msdyn_end_date: null }),
      factOf({ msdyn_channel: 'SMS', msdyn_result: 'Delivered' }),
    ];
    const { totals, rates } = reportOf({ cube: cubeOf(list) });
    expect(totals).toMatchObject({
      deliveries: 6,
      processed: 5,
      attempts: 5,
      voiceAttempts: 4,
      offHook: 3,
      liveMin: 1,
      liveMax: 2,
      machine: 1,
      notTried: 1,
    });
    const parts = Object.fromEntries(Object.entries(rates).map(([id, { numerator, denominator }]) => [id, `${numerator}/${denominator}`]));
    // Those that are written out by hand; all of them are held against SQL (test/oracle).
    expect(parts).toMatchObject({
      offHook: '3/4',
      liveMin: '1/4',
      liveMax: '2/4',
      rightParty: '0/0',
      rightPartyPerLive: '0/0',
      machine: '1/4',
      voicemailLeft: '1/1',
      noAnswer: '0/4',
      busy: '0/4',
      badNumber: '1/4',
      platformFailure: '0/6',
      botFailure: '0/1',
      shortCall: '0/3',
      notTried: '1/6',
      expired: '1/6',
      cancelled: '0/6',
      windowAdherence: '0/0',
      lateResult: '0/6',
      completion: '0/0',
      waitExceeded: '0/0',
      conversion: '0/0',
      conversionPerAttempt: '0/0',
      optOut: '0/5',
      handled: '0/5',
      aiContainment: '0/0',
      aiEscalation: '0/0',
      smsDelivery: '1/1',
      smsReply: '0/1',
    });
    expect(rates.offHook.value).toBe(0.75);
  });

  test('has right party and conversion null where the settings name no code and no success, in totals, rates and lists', () => {
    const { totals, rates, byResult, compliance } = reportOf({ cube: cubeOf([factOf({}), factOf({ msdyn_result: 'Busy' })]) });
    expect(totals).toMatchObject({ liveMin: 1, rightParty: null, converted: null });
    for (const id of ['rightParty', 'rightPartyPerLive', 'conversion', 'conversionPerAttempt'] as const) expect(rates[id].value).toBeNull();
    expect(byResult).toMatchObject([
      { rightParty: null, converted: null },
      { rightParty: null, converted: null },
    ]);
    expect(compliance.notMeasured.map(({ id }) => id)).toEqual(expect.arrayContaining(['rightParty', 'conversion']));
  });

  test('has 0, and no null, where they do and nothing was found', () => {
    const rules = {
      ...RULES,
      ...dispositionRules(new Map([['wrong person', 'not-right-party' as const]])),
      success: { codes: new Set(['sale']), attributes: new Map<string, ReadonlySet<string>>() },
    };
    const { totals, rates, byResult } = reportOf({ cube: cubeOf([factOf({ msdyn_result: 'Busy' }, rules), factOf({}, rules)]) });
    expect(totals).toMatchObject({ rightParty: 1, converted: 0 });
    expect(rates).toMatchObject({ rightParty: { value: 0.5 }, conversion: { value: 0 }, conversionPerAttempt: { value: 0 } });
    expect(byResult.map(({ rightParty, converted }) => [rightParty, converted]).sort()).toEqual([
      [0, 0],
      [1, 0],
    ]);
  });

  test('divides by those deliveries alone that were filed with a map: what was filed before it tells nothing', () => {
    const rules = { ...RULES, ...dispositionRules(new Map([['wrong person', 'not-right-party' as const]])) };
    const { rates } = reportOf({ cube: cubeOf([factOf({}), factOf({}), factOf({}, rules)]) });
    expect(rates.rightParty).toMatchObject({ numerator: 1, denominator: 1 });
  });

  test('takes counts that older definitions stored without their denominator for not measured', () => {
    const cell = {
      scope: factOf({}).scope,
      tally: { ...EMPTY_TALLY, deliveries: 9, voiceAttempts: 9, rightParty: 5 },
      detail: EMPTY_DETAIL,
    };
    const { rates, totals } = reportOf({ cube: { cells: [cell] } });
    expect([rates.rightParty.value, totals.rightParty]).toEqual([null, null]);
  });

  test('sums and ranks call seconds exactly', () => {
    const list = Array.from({ length: 100 }, (_, i) =>
      factOf({ msdyn_end_date: new Date(Date.UTC(2026, 10, 22, 9, 0, i + 1)).toISOString() }),
    );
    expect(reportOf({ cube: cubeOf(list) }).totals.callSeconds).toEqual({ count: 100, sum: 5050, p50: 50, p90: 90, p99: 99, max: 100 });
  });

  test('measures waits for a representative, and how much of the window had passed', () => {
    const list = [0, 10, 20].map((seconds) =>
      factOf({
        msdyn_customer_connected_date: '2026-11-22T09:00:05Z',
        msdyn_csr_connected_date: `2026-11-22T09:00:${String(5 + seconds).padStart(2, '0')}Z`,
        msdyn_window_start_date: '2026-11-22T08:00:00Z',
        msdyn_window_end_date: `2026-11-22T${10 + seconds / 10}:00:00Z`,
      }),
    );
    const { customerWait, windowUse, rates } = reportOf({ cube: cubeOf(list) });
    expect(customerWait).toEqual({ count: 3, p50Seconds: 10, p90Seconds: 20 });
    expect(windowUse).toEqual({ count: 3, p50Percent: 33, p90Percent: 50 });
    expect(rates.windowAdherence).toMatchObject({ numerator: 3, denominator: 3 });
    expect(rates.handled).toMatchObject({ numerator: 3, denominator: 3 });
  });

  test('shows the backlog of its scope, by status and age, most deliveries first', () => {
    const scope = { configuration: 'c1', queue: 'q1', channel: 'Voice', dialMode: 'Copilot' };
    const open = [
      { scope, status: 'Pending', age: 'under 1 h', isZombie: false, deliveries: 1 },
      { scope: { ...scope, queue: '__proto__' }, status: 'Pending', age: 'under 1 h', isZombie: true, deliveries: 2 },
      { scope, status: '__proto__', age: 'over 24 h', isZombie: false, deliveries: 5 },
      { scope: { ...scope, channel: 'SMS' }, status: 'Pending', age: 'under 1 h', isZombie: false, deliveries: 9 },
    ];
    const load = { atMs: Date.UTC(2026, 10, 22, 12), open, lastHour: [] };
    expect(reportOf({ load, scope: { channel: 'voice' } }).backlog).toEqual({
      at: '2026-11-22T12:00:00.000Z',
      total: 8,
      items: [
        { status: '__proto__', age: 'over 24 h', deliveries: 5 },
        { status: 'Pending', age: 'under 1 h', deliveries: 3 },
      ],
    });
    expect(reportOf({ load, scope: { channel: 'Fax' } }).backlog).toMatchObject({ total: 0, items: [] });
    expect(reportOf().backlog).toBeNull();
  });

  test('is provisional exactly where there is a reason', () => {
    expect(reportOf()).toMatchObject({ provisional: false, provisionalReasons: [] });
    expect(reportOf({ provisionalNotes: [reasonOf('notReadYet', {})] })).toMatchObject({
      provisional: true,
      provisionalReasons: ['The deliveries of this period have not been read from Dataverse yet.'],
      provisionalNotes: [{ id: 'notReadYet', values: {} }],
    });
  });

  test('says what it cannot measure instead of showing 0', () => {
    const ids = reportOf().compliance.notMeasured.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(['cost', 'occupancy', 'netPenetration', 'frequency']));
    for (const { reason } of reportOf().compliance.notMeasured) expect(reason).not.toBe('');
  });

  test('sums the values of a configuration, and gives AI calls without a conversation beside the rate of those with one', () => {
    const plain = factOf({ msdyn_proactive_engagement_config_id: 'c1' });
    const joined = { ...plain, version: { ...plain.version, conversationMs: 1 } };
    const valued = { ...factOf({ msdyn_proactive_engagement_config_id: 'c2', msdyn_dialmode_type: 'Preview' }), valueHundredths: 1250 };
    const { totals, rates, byConfiguration, compliance } = reportOf({ cube: cubeOf([plain, joined, valued]) });
    expect(totals).toMatchObject({ aiUnjoined: 1, value: { deliveries: 1, sum: 12.5 } });
    expect(rates.aiContainment).toMatchObject({ numerator: 1, denominator: 1 });
    expect(rates.aiEscalation).toMatchObject({ numerator: 0, denominator: 1 });
    expect(byConfiguration.map(({ key, value }) => [key, value.deliveries, value.sum])).toEqual([
      ['c1', 0, null],
      ['c2', 1, 12.5],
    ]);
    expect(compliance.notMeasured.filter(({ id }) => ['aiContainment', 'value'].includes(id))).toEqual([]);
  });

  test('compares with the week before in the same scope, and not at all without it', () => {
    const before = {
      kind: 'day' as const,
      period: dayOf('2026-11-15', 'Europe/Lisbon'),
      untilMs: null,
      days: { now: 1, before: 1 },
      contacts: null,
      cube: cubeOf([factOf({}), factOf({ msdyn_channel: 'SMS', msdyn_result: 'Delivered' })]),
    };
    const { comparison } = reportOf({ scope: { channel: 'voice' }, background: { ...NO_BACKGROUND, before } });
    expect(comparison.before).toMatchObject({ ...comparison.weekBefore, kind: 'day', until: null, perDay: false });
    expect(comparison.weekBefore).toMatchObject({
      period: { from: '2026-11-15' },
      totals: { deliveries: 1, contacts: null },
      rates: { liveMin: { value: 1 } },
    });
    expect(reportOf().comparison).toMatchObject({ before: null, weekBefore: null, mean7: null, mean28: null, signals: [], anomalies: [] });
  });
});
