import { describe, expect, test } from 'vitest';
import { cubeOf } from '../../src/metrics/cube/cube.ts';
import { MAX_ENTRIES } from '../../src/metrics/cube/open-list.ts';
import { factOf, NO_NAMES, RULES, reportOf } from './report-of.ts';

describe('the lists of a report', () => {
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

  test('lists runs within their journey: two journeys may name their runs alike', () => {
    const run = (msdyn_journey_id: string, msdyn_journey_run_id: string | null) => factOf({ msdyn_journey_id, msdyn_journey_run_id });
    const { byJourneyRun } = reportOf({ cube: cubeOf([run('a', 'monday'), run('a', 'monday'), run('b', 'monday'), run('b', null)]) });
    expect(byJourneyRun.map(({ journey, run, name, deliveries }) => [journey, run, name, deliveries])).toEqual([
      ['a', 'monday', 'monday', 2],
      ['b', 'monday', 'monday', 1],
    ]);
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
});
