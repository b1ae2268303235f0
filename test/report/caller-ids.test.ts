/** Caller ids against their siblings: when one is warned of, and when not. */
import { describe, expect, test } from 'vitest';
import { type Cell, cubeOf } from '../../src/metrics/cube/cube.ts';
import { fileRow } from '../../src/metrics/fact/make-fact.ts';
import { holm, twoProportionTest } from '../../src/metrics/kpis/statistics.ts';
import { defaultRules } from '../../src/metrics/rules/rules.ts';
import { callerIdItems } from '../../src/report/caller-ids.ts';

const RULES = defaultRules('a key of this test');
const nameOf = (configuration: string) => `name of ${configuration}`;
let rows = 0;

interface Calls {
  readonly number: string;
  readonly live: number;
  readonly dead: number;
  readonly configuration?: string;
  readonly queue?: string;
  readonly seconds?: number;
}

/** The cells of so many calls from each number: `live` with LiveAnswer, `dead` with NoAnswer. */
function cellsOf(...list: readonly Calls[]): readonly Cell[] {
  const facts = list.flatMap(({ number, live, dead, configuration = 'c1', queue = 'q1', seconds = 60 }) =>
    Array.from({ length: live + dead }, (_, i) => {
      const row = {
        msdyn_proactive_deliveryid: `row-${++rows}`,
        msdyn_proactive_engagement_config_id: configuration,
        msdyn_queue_id: queue,
        msdyn_channel: 'Voice',
        msdyn_status: 'Complete',
        msdyn_result: i < live ? 'LiveAnswer' : 'NoAnswer',
        msdyn_from_address: number,
        msdyn_start_date: '2026-11-22T09:00:00Z',
        msdyn_end_date: new Date(Date.UTC(2026, 10, 22, 9, 0, seconds)).toISOString(),
      };
      return fileRow({ row }, RULES).fact ?? [];
    }).flat(),
  );
  return cubeOf(facts).cells;
}

const A = '+351210000001';
const B = '+351210000002';
const C = '+351210000003';

describe('callerIdItems()', () => {
  test('warns of a number that is answered clearly less often than its siblings', () => {
    const items = callerIdItems(
      cellsOf({ number: A, live: 20, dead: 180 }, { number: B, live: 80, dead: 120 }, { number: C, live: 84, dead: 116 }),
      null,
      nameOf,
    );
    expect(items.map(({ name, warning }) => [name, warning])).toEqual([
      ['…0001', true],
      ['…0002', false],
      ['…0003', false],
    ]);
    expect(items[0]).toMatchObject({
      configuration: 'c1',
      configurationName: 'name of c1',
      voiceAttempts: 200,
      liveMin: { numerator: 20, denominator: 200 },
      siblings: { numerator: 164, denominator: 400 },
      before: null,
    });
    const tests = [twoProportionTest(20, 200, 164, 400), twoProportionTest(80, 200, 104, 400), twoProportionTest(84, 200, 100, 400)];
    expect(items.map(({ p }) => p)).toEqual(holm(tests.map((one) => one?.p ?? Number.NaN)));
  });

  test('never warns of the number that is answered most, however sure the difference is', () => {
    const items = callerIdItems(cellsOf({ number: A, live: 190, dead: 10 }, { number: B, live: 100, dead: 100 }), null, nameOf);
    expect(items.map(({ name, warning }) => [name, warning])).toEqual([
      ['…0002', true],
      ['…0001', false],
    ]);
    for (const { p } of items) expect(p).toBeLessThan(0.001);
  });

  test('makes no test with fewer than 100 calls on either side', () => {
    for (const [mine, theirs] of [
      [99, 400],
      [400, 99],
    ] as const) {
      const items = callerIdItems(cellsOf({ number: A, live: 0, dead: mine }, { number: B, live: theirs, dead: 0 }), null, nameOf);
      expect(items.map(({ p, warning }) => [p, warning])).toEqual([
        [null, false],
        [null, false],
      ]);
    }
    const enough = callerIdItems(cellsOf({ number: A, live: 0, dead: 100 }, { number: B, live: 100, dead: 0 }), null, nameOf);
    expect(enough.find(({ name }) => name === '…0001')).toMatchObject({ warning: true });
  });

  test('warns of no difference too small to matter, however sure it is', () => {
    // 45 % against 49 %: sure (p < 0.001), but under five points and under a fifth.
    const items = callerIdItems(cellsOf({ number: A, live: 2250, dead: 2750 }, { number: B, live: 2450, dead: 2550 }), null, nameOf);
    expect(items[0]?.p).toBeLessThan(0.001);
    expect(items.some(({ warning }) => warning)).toBe(false);
  });

  test('warns of a fifth less where few calls are answered at all', () => {
    // 2 % against 4 %: two points are half of it.
    const items = callerIdItems(cellsOf({ number: A, live: 40, dead: 1960 }, { number: B, live: 80, dead: 1920 }), null, nameOf);
    expect(items.map(({ name, warning }) => [name, warning])).toEqual([
      ['…0001', true],
      ['…0002', false],
    ]);
  });

  test('compares within a configuration alone, over all its queues', () => {
    const items = callerIdItems(
      cellsOf(
        { number: A, live: 10, dead: 90, queue: 'q1' },
        { number: A, live: 10, dead: 90, queue: 'q2' },
        { number: B, live: 30, dead: 90, queue: 'q2' },
        { number: A, live: 200, dead: 0, configuration: 'c2' },
      ),
      null,
      nameOf,
    );
    expect(
      items.map(({ configuration, voiceAttempts, siblings }) => [configuration, voiceAttempts, siblings.numerator, siblings.denominator]),
    ).toEqual([
      ['c1', 200, 30, 120],
      ['c2', 200, 0, 0],
      ['c1', 120, 20, 200],
    ]);
  });

  test('gives what each number reached in the seven days before, and null where it was not used', () => {
    const before = cellsOf({ number: A, live: 3, dead: 1 }, { number: B, live: 1, dead: 0, configuration: 'c2' });
    const items = callerIdItems(cellsOf({ number: A, live: 1, dead: 1 }, { number: B, live: 1, dead: 0 }), before, nameOf);
    expect(items.map((item) => item.before?.value ?? null)).toEqual([0.75, null]);
  });

  test('counts short calls among the answered ones', () => {
    const [item] = callerIdItems(cellsOf({ number: A, live: 4, dead: 5, seconds: 14 }), null, nameOf);
    expect(item?.shortCalls).toMatchObject({ numerator: 4, denominator: 4 });
  });

  test('leaves out deliveries without a number, and numbers without a call', () => {
    expect(callerIdItems(cellsOf({ number: '', live: 5, dead: 5 }), null, nameOf)).toEqual([]);
    expect(callerIdItems([], [], nameOf)).toEqual([]);
  });
});
