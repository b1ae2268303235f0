import { expect, test } from 'vitest';
import { cubeOf, mergeCells } from '../../../src/metrics/cube/cube.ts';
import type { Fact } from '../../../src/metrics/fact/fact.ts';
import { fileRow } from '../../../src/metrics/fact/make-fact.ts';
import { defaultRules } from '../../../src/metrics/rules/rules.ts';

const POLICY = 'a0000000-0000-4000-8000-00000000000a';
let rows = 0;

function factOf(msdyn_result: string, msdyn_cancellation_policy_id?: string): Fact {
  const row = { msdyn_proactive_deliveryid: `row-${++rows}`, msdyn_channel: 'Voice', msdyn_status: 'Complete', msdyn_result };
  const { fact } = fileRow({ row: { ...row, msdyn_cancellation_policy_id } }, defaultRules('a key of this test'));
  if (fact === null) throw new Error('the row is not finished');
  return fact;
}

test('cancelled deliveries are split by whether a policy did it, and listed by the policy', () => {
  const facts = [
    factOf('Cancelled', POLICY),
    factOf('Cancelled', POLICY.toUpperCase()),
    factOf('Cancelled', ' '),
    factOf('Cancelled'),
    // Whatever it says, nothing was cancelled.
    factOf('LiveAnswer', POLICY),
  ];
  const { tally, detail } = mergeCells(cubeOf(facts).cells);
  expect(tally).toMatchObject({ deliveries: 5, cancelled: 4, cancelledByPolicy: 2, notTried: 4 });
  expect(detail.byCancellationPolicy.entries.map(([key, deliveries]) => [key, deliveries])).toEqual([[POLICY, 2]]);
});

test('a policy that is named with words is kept without what names a person', () => {
  expect(factOf('Cancelled', 'Called +351 912 345 678').cancellationPolicy).toBe('Called (number)');
});
