import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cubeOf, EMPTY_CUBE, EMPTY_DETAIL, EMPTY_TALLY } from '../../src/metrics/cube/cube.ts';
import { MAX_ENTRIES } from '../../src/metrics/cube/open-list.ts';
import type { Fact } from '../../src/metrics/fact/fact.ts';
import { fileRow } from '../../src/metrics/fact/make-fact.ts';
import { SETS } from '../../src/metrics/fact/sets.ts';
import { RATES } from '../../src/metrics/kpis/rate-table.ts';
import type { AttributeRow, DeliveryRow } from '../../src/metrics/row/row.ts';
import { defaultRules, dispositionRules } from '../../src/metrics/rules/rules.ts';
import { US_FEDERAL } from '../../src/metrics/zones/rule-packs.ts';
import { buildReport, DEFINITIONS, NO_BACKGROUND, type ReportInput } from '../../src/report/build-report.ts';
import { inScope } from '../../src/report/scope.ts';
import { dayOf } from '../../src/time/local-day.ts';
import { facts, intakes, scopes } from '../support/arbitrary-facts.ts';

const DAY = dayOf('2026-11-22', 'Europe/Lisbon');
const RULES = defaultRules('a key of this test');
const NO_NAMES = { queue: new Map(), configuration: new Map(), journey: new Map(), agent: new Map() };

function reportOf(input: Partial<ReportInput> = {}) {
  return buildReport({
    period: DAY,
    cube: EMPTY_CUBE,
    contacts: { reason: 'not counted here' },
    scope: {},
    background: NO_BACKGROUND,
    rulePack: US_FEDERAL,
    generatedMs: Date.UTC(2026, 10, 23, 7),
    asOfMs: Date.UTC(2026, 10, 23, 6, 55),
    provisionalReasons: [],
    load: null,
    orphanAttributes: null,
    keyChanges: [],
    rulesChanges: [],
    unmetNames: [],
    names: NO_NAMES,
    limits: new Map(),
    failedUploads: [],
    ...input,
  });
}

let rows = 0;
function factOf(columns: Partial<DeliveryRow>, rules = RULES, ...attributes: readonly Partial<AttributeRow>[]): Fact {
  const row: DeliveryRow = {
    msdyn_proactive_deliveryid: `row-${++rows}`,
    msdyn_channel: 'Voice',
    msdyn_dialmode_type: 'Copilot',
    msdyn_status: 'Complete',
    msdyn_result: 'LiveAnswer',
    msdyn_start_date: '2026-11-22T09:00:00Z',
    msdyn_end_date: '2026-11-22T09:01:00Z',
    msdyn_result_date: '2026-11-22T09:01:00Z',
    ...columns,
  };
  const parts = { row, attributes: attributes.map((attribute, i) => ({ msdyn_proactive_delivery_attributeid: `${i}`, ...attribute })) };
  const { fact } = fileRow(parts, rules);
  if (fact === null) throw new Error('the row is not finished');
  return fact;
}

describe('the report', () => {
  const TOP = [
    'asOf', 'backlog', 'bestTime', 'byAgent', 'byAttribute', 'byCallerId', 'byCancellationPolicy', 'byChannel', 'byConfiguration', 'byDialMode', 'byDisposition', 'byHour',
    'byJourney', 'byJourneyRun', 'byQueue', 'byResult', 'byStatus', 'callerIds', 'comparison', 'compliance', 'contacts', 'customerWait', 'definitions', 'failedUploads', 'generatedAt',
    'period', 'provisional', 'provisionalReasons', 'quality', 'rates', 'read', 'scope', 'signals', 'totals', 'unreadBefore', 'windowUse',
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

  test('gives every item of every list a key, a name, its deliveries and their measures', () => {
    const report = reportOf({ cube: cubeOf([factOf({ msdyn_disposition_codes: '"Sale"' }, RULES, { msdyn_keyword: 'mood' })]) });
    const measures = ['attempts', 'converted', 'deliveries', 'key', 'liveMax', 'liveMin', 'name', 'offHook', 'rightParty', 'voiceAttempts'];
    for (const list of ['byStatus', 'byResult', 'byDialMode', 'byChannel', 'byDisposition', 'byHour'] as const) {
      expect(report[list].length).toBeGreaterThan(0);
      for (const item of report[list]) expect(Object.keys(item).sort()).toEqual(measures);
    }
    expect(report.byAttribute.map((item) => Object.keys(item).sort())).toEqual([
      ['converted', 'deliveries', 'key', 'keyword', 'liveMin', 'name', 'type', 'value'],
    ]);
    expect(report.byHour).toHaveLength(24);
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

  test('lists runs within their journey: two journeys may name their runs alike', () => {
    const run = (msdyn_journey_id: string, msdyn_journey_run_id: string | null) => factOf({ msdyn_journey_id, msdyn_journey_run_id });
    const { byJourneyRun } = reportOf({ cube: cubeOf([run('a', 'monday'), run('a', 'monday'), run('b', 'monday'), run('b', null)]) });
    expect(byJourneyRun.map(({ journey, run, name, deliveries }) => [journey, run, name, deliveries])).toEqual([
      ['a', 'monday', 'monday', 2],
      ['b', 'monday', 'monday', 1],
    ]);
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

  test('counts hostile texts under their own names', () => {
    for (const hostile of ['__proto__', 'constructor', 'toString', '<script>']) {
      const columns = {
        msdyn_status: hostile,
        msdyn_result: hostile,
        msdyn_queue_id: hostile,
        msdyn_journey_id: hostile,
        msdyn_disposition_codes: `"${hostile}"`,
      };
      const report = reportOf({ cube: cubeOf([factOf(columns, RULES, { msdyn_keyword: hostile, msdyn_value: hostile }), factOf({})]) });
      for (const list of ['byStatus', 'byResult', 'byQueue', 'byJourney', 'byDisposition'] as const) {
        expect(report[list].find(({ key }) => key === hostile)?.deliveries, list).toBe(1);
      }
      expect(report.byAttribute.map(({ keyword, value }) => [keyword, value])).toEqual([[hostile, '(text)']]);
      expect(report.quality.find(({ id }) => id === 'unknownResult')?.values).toEqual([hostile]);
    }
  });

  test('shows a list that grew too long as "(many)", with its sum', () => {
    const list = Array.from({ length: MAX_ENTRIES + 1 }, (_, i) => factOf({ msdyn_disposition_codes: `"code ${i}"` }));
    const { byDisposition } = reportOf({ cube: cubeOf(list) });
    expect(byDisposition).toMatchObject([{ key: '(many)', name: '(many)', deliveries: MAX_ENTRIES + 1 }]);
  });

  test('names queues and configurations, by id where there is no name', () => {
    const cube = cubeOf([factOf({ msdyn_queue_id: 'q1', msdyn_proactive_engagement_config_id: 'c1' })]);
    const report = reportOf({ cube, names: { ...NO_NAMES, queue: new Map([['q1', 'Sales']]) } });
    expect(report.byQueue).toMatchObject([{ key: 'q1', name: 'Sales' }]);
    expect(report.byConfiguration).toMatchObject([{ key: 'c1', name: 'c1' }]);
  });

  test('shows four digits of a caller id, and "" as the key of none', () => {
    const report = reportOf({ cube: cubeOf([factOf({ msdyn_from_address: '+351210000001' }), factOf({ msdyn_from_address: null })]) });
    expect(report.byCallerId.map(({ key, name }) => [key, name]).sort()).toEqual([
      ['', '(not given)'],
      ['…0001', '…0001'],
    ]);
    expect(JSON.stringify(report)).not.toContain('351210000001');
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
    expect(reportOf({ provisionalReasons: ['it runs'] })).toMatchObject({ provisional: true, provisionalReasons: ['it runs'] });
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

describe('a scoped report', () => {
  const list = fc.tuple(fc.array(facts(), { maxLength: 25 }), fc.array(intakes, { maxLength: 10 }));

  test('is the report of the facts of its scope alone', () => {
    fc.assert(
      fc.property(list, scopes, fc.subarray(['configuration', 'queue', 'channel', 'dialMode'] as const), ([f, i], wanted, columns) => {
        const scope = Object.fromEntries(columns.map((column) => [column, wanted[column].toUpperCase()]));
        const keep = inScope(scope);
        const scoped = cubeOf(
          f.filter((fact) => keep(fact.scope)),
          i.filter((intake) => keep(intake.scope)),
        );
        expect(reportOf({ cube: cubeOf(f, i), scope })).toEqual(reportOf({ cube: scoped, scope }));
      }),
    );
  });

  test('adds up over the values of a column to the whole, in every total that is a count', () => {
    fc.assert(
      fc.property(list, fc.constantFrom('configuration', 'queue', 'channel', 'dialMode'), ([f, i], column) => {
        const cube = cubeOf(f, i);
        const values = new Set(cube.cells.map(({ scope }) => scope[column as keyof typeof scope]));
        const parts = [...values].map((value) => reportOf({ cube, scope: { [column]: value } }).totals);
        const { contacts: _, callSeconds, value, ...whole } = reportOf({ cube }).totals;
        for (const [name, count] of Object.entries(whole)) {
          expect(
            parts.reduce((sum, part) => sum + (part[name as keyof typeof whole] ?? 0), 0),
            name,
          ).toBe(count ?? 0);
        }
        expect(parts.reduce((sum, part) => sum + part.callSeconds.sum, 0)).toBe(callSeconds.sum);
        expect(parts.reduce((sum, part) => sum + part.value.deliveries, 0)).toBe(value.deliveries);
        // Whole hundredths again: fractions would round.
        const hundredths = parts.reduce((sum, part) => sum + Math.round((part.value.sum ?? 0) * 100), 0);
        expect(hundredths).toBe(Math.round((value.sum ?? 0) * 100));
      }),
    );
  });

  test('agrees with a plain count of its facts', () => {
    fc.assert(
      fc.property(fc.array(facts(), { maxLength: 40 }), (f) => {
        const { totals, byStatus, byHour } = reportOf({ cube: cubeOf(f) });
        const count = (set: keyof typeof SETS) => f.filter(({ sets }) => (sets & SETS[set]) !== 0).length;
        expect(totals).toMatchObject({
          deliveries: f.length,
          attempts: count('attempts'),
          offHook: count('offHook'),
          liveMax: count('liveMax'),
        });
        expect(byStatus.reduce((sum, { deliveries }) => sum + deliveries, 0)).toBe(f.length);
        const started = f.filter(({ sets, startMs }) => (sets & SETS.attempts) !== 0 && startMs !== null).length;
        expect(byHour.reduce((sum, { attempts }) => sum + attempts, 0)).toBe(started);
      }),
    );
  });
});
