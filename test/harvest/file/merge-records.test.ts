/** Facts of one row end as the same one in whatever order they are filed: newest row, newest rules, newest conversation. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeRecords } from '../../../src/harvest/file/merge-records.ts';
import { type Fact, isFact, type Tombstone } from '../../../src/metrics/fact/fact.ts';
import { fileRow } from '../../../src/metrics/fact/make-fact.ts';
import type { ConversationRow, DeliveryRow } from '../../../src/metrics/row/row.ts';
import { defaultRules, type Rules } from '../../../src/metrics/rules/rules.ts';

const ID = '0a1b2c3d-0000-4000-8000-00000000000f';
const AGENT = 'a0000000-0000-4000-8000-00000000000a';
const PLAIN: Rules = { ...defaultRules('a key of this test'), number: 1 };
const RULES: readonly Rules[] = [
  PLAIN,
  { ...PLAIN, number: 2, shortCallSeconds: 90, dispositions: new Map([['gone', 'machine']]) },
  { ...PLAIN, number: 3, hasAbandonCodes: true, dispositions: new Map([['gone', 'abandoned']]) },
];

/** One reading of the row. */
interface Reading {
  readonly version: number;
  readonly rules: number;
  /** Hour at which its conversation was changed, 0 = it could not be read. */
  readonly conversation: number;
}

function factOf({ version, rules, conversation }: Reading): Fact {
  const row: DeliveryRow = {
    msdyn_proactive_deliveryid: ID,
    msdyn_channel: 'Voice',
    msdyn_dialmode_type: 'Progressive',
    msdyn_status: 'Complete',
    msdyn_result: 'LiveAnswer',
    msdyn_disposition_codes: '"Gone"',
    msdyn_start_date: '2026-11-22T09:00:00Z',
    msdyn_end_date: '2026-11-22T09:00:40Z',
    msdyn_result_date: '2026-11-22T09:01:00Z',
    versionnumber: version,
  };
  const told: ConversationRow = {
    activityid: AGENT,
    modifiedon: `2026-11-22T1${conversation}:00:00Z`,
    _msdyn_activeagentid_value: conversation === 1 ? null : AGENT,
    msdyn_conversationtalktimeinseconds: conversation,
    msdyn_isabandoned: conversation === 3 ? true : null,
  };
  const { fact } = fileRow({ row, conversation: conversation === 0 ? undefined : told }, RULES[rules - 1] ?? PLAIN);
  if (fact === null) throw new Error('the row is not finished');
  return fact;
}

const reading = fc.record({
  version: fc.constantFrom(1, 2),
  rules: fc.constantFrom(1, 2, 3),
  conversation: fc.constantFrom(0, 1, 2, 3),
});
const byId = (records: readonly (Fact | Tombstone)[]) => new Map(records.map((record) => [record.id, record]));
const merge = (current: readonly (Fact | Tombstone)[], facts: readonly Fact[]) => [
  ...new Map([...byId(current), ...byId(mergeRecords(byId(current), facts))]).values(),
];
const filedOneByOne = (readings: readonly Reading[]) =>
  readings.reduce<readonly (Fact | Tombstone)[]>((all, one) => merge(all, [factOf(one)]), []);

test('the order of readings leaves no trace, and reading one again changes nothing', () => {
  const shuffled = fc
    .array(reading, { minLength: 1, maxLength: 6 })
    .chain((readings) => fc.tuple(fc.constant(readings), fc.shuffledSubarray(readings, { minLength: readings.length })));
  fc.assert(
    fc.property(shuffled, ([readings, others]) => {
      const filed = filedOneByOne(readings);
      expect(filedOneByOne(others)).toEqual(filed);
      expect(merge([], readings.map(factOf))).toEqual(filed);
      for (const one of readings) expect(mergeRecords(byId(filed), [factOf(one)])).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test('the fact is that of the newest row by the newest rules, with the newest conversation that came with that row', () => {
  fc.assert(
    fc.property(fc.array(reading, { minLength: 1, maxLength: 6 }), (readings) => {
      const version = Math.max(...readings.map((one) => one.version));
      const newest = readings.filter((one) => one.version === version);
      const greatest = (key: 'rules' | 'conversation') => Math.max(...newest.map((one) => one[key]));
      expect(filedOneByOne(readings)).toEqual([factOf({ version, rules: greatest('rules'), conversation: greatest('conversation') })]);
    }),
    { numRuns: 500 },
  );
});

test('a row that is filed anew without its conversation keeps the representative that was known', () => {
  const [record] = filedOneByOne([
    { version: 1, rules: 1, conversation: 2 },
    { version: 1, rules: 2, conversation: 0 },
  ]);
  expect(record !== undefined && isFact(record) ? [record.agent, record.version.rules] : []).toEqual([AGENT, 2]);
});
