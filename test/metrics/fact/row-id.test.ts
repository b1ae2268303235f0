import { describe, expect, test } from 'vitest';
import { fileRow, isFinished, rowId } from '../../../src/metrics/fact/make-fact.ts';
import { CALL, ID, RULES } from './call-row.ts';

describe('isFinished()', () => {
  test.each([
    ['Complete', null, true],
    ['expired', '', true],
    ['Cancelled', null, true],
    ['Error', null, true],
    ['Pending', null, false],
    ['InProcess', ' ', false],
    ['Parked', null, false],
    [null, null, false],
    ['Pending', 'NoAnswer', true],
    [null, 'Teleported', true],
  ])('of status %j and result %j is %j', (msdyn_status, msdyn_result, expected) => {
    expect(isFinished({ msdyn_proactive_deliveryid: ID, msdyn_status, msdyn_result })).toBe(expected);
  });
});

describe('rowId()', () => {
  test.each([
    [ID, ID],
    [ID.toUpperCase(), ID],
    [` {${ID}} `, ID],
    ['row-A', 'row-a'],
  ])('of %j is %j', (msdyn_proactive_deliveryid, expected) => {
    expect(rowId({ msdyn_proactive_deliveryid })).toBe(expected);
  });

  test('is the same whatever a reader may see of the partition', () => {
    const partitions = [undefined, null, '', ID, 'P-1', '+298 2123456'];
    const ids = partitions.map((partitionid) => fileRow({ row: { ...CALL, partitionid } }, RULES).intake.id);
    expect(new Set(ids)).toEqual(new Set([ID]));
  });
});
