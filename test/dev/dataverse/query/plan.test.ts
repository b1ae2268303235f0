import { describe, expect, test } from 'vitest';
import { bindFilter } from '../../../../dev/dataverse/query/filter.ts';
import { parseFilter } from '../../../../dev/dataverse/query/filter-syntax.ts';
import { planOf } from '../../../../dev/dataverse/query/plan.ts';
import { TABLES } from '../../../../dev/dataverse/table/schema.ts';
import { Table } from '../../../../dev/dataverse/table/table.ts';
import { guid } from '../client.ts';

const tables = new Map(TABLES.map((schema) => [schema.entitySet, new Table(schema)]));

/** Each leg as "column: 2 keys" or "column: from to" (">" after a key, "." no end). */
function legsOf(entitySet: string, filter: string): string[] {
  const table = tables.get(entitySet);
  if (table === undefined) throw new Error(entitySet);
  return planOf(bindFilter(parseFilter(filter), table), table).map((leg) => {
    if (leg.kind === 'keys') return `${leg.column.name}: ${leg.keys.size} keys`;
    const [from, to] = [leg.from, leg.to].map(
      (place) => place && `${place.key === null ? 'null' : place.key}${place.side === 1 ? '>' : ''}`,
    );
    return `${leg.column.name}: ${from} ${to ?? '.'}`;
  });
}

const at = (second: number) => `1970-01-01T00:00:0${second}Z`;

describe('planOf()', () => {
  const set = 'msdyn_proactive_deliveries';
  const cases: readonly [what: string, filter: string, legs: string[]][] = [
    [
      'puts the bounds of one column together',
      `createdon ge ${at(1)} and createdon lt ${at(3)} and createdon le ${at(2)}`,
      ['createdon: 1000 2000>'],
    ],
    [
      'prefers keys to ranges',
      `createdon eq ${at(1)} and msdyn_proactive_deliveryid eq ${guid(1)}`,
      ['msdyn_proactive_deliveryid: 1 keys'],
    ],
    ['prefers two ends to one', `createdon ge ${at(1)} and modifiedon gt ${at(1)} and modifiedon lt ${at(2)}`, ['modifiedon: 1000> 2000']],
    ['prefers a range to rows without a value', `msdyn_result_date eq null and msdyn_end_date eq ${at(1)}`, ['msdyn_end_date: 1000 1000>']],
    [
      'takes each branch of an "or" through its own index',
      `(msdyn_result_date ge ${at(1)} and msdyn_result_date lt ${at(2)}) or (msdyn_result_date eq null and msdyn_end_date ge ${at(1)} and msdyn_end_date lt ${at(2)}) or (createdon ge ${at(1)} and createdon lt ${at(2)})`,
      ['msdyn_result_date: 1000 2000', 'msdyn_end_date: 1000 2000', 'createdon: 1000 2000'],
    ],
    [
      'makes one look-up of a chain of ids',
      `msdyn_proactive_deliveryid eq ${guid(1)} or msdyn_proactive_deliveryid eq ${guid(2)} or msdyn_proactive_deliveryid eq ${guid(1)}`,
      ['msdyn_proactive_deliveryid: 2 keys'],
    ],
    [
      'reads the whole table where a branch has no index',
      `createdon ge ${at(1)} or msdyn_seq_no eq 1`,
      ['msdyn_proactive_deliveryid: null .'],
    ],
    ['reads the whole table for a negation', `not (createdon ge ${at(1)})`, ['msdyn_proactive_deliveryid: null .']],
  ];
  test.each(cases)('%s', (_, filter, legs) => {
    expect(legsOf(set, filter)).toEqual(legs);
  });

  test('looks attributes up by the ids of their deliveries', () => {
    const filter = `Microsoft.Dynamics.CRM.In(PropertyName='msdyn_proactive_delivery',PropertyValues=["${guid(1)}","${guid(2)}"])`;
    expect(legsOf('msdyn_proactive_delivery_attributes', filter)).toEqual(['_msdyn_proactive_delivery_value: 2 keys']);
  });
});

test('a table finds rows with the same key after some of them changed or went', () => {
  const table = tables.get('msdyn_proactive_delivery_attributes');
  if (table === undefined) throw new Error('no such table');
  const row = (n: number, delivery: number) => ({
    msdyn_proactive_delivery_attributeid: guid(n),
    _msdyn_proactive_delivery_value: guid(delivery),
  });
  for (const n of [1, 2, 3, 4]) table.upsert(row(n, 100));
  table.delete(guid(1));
  table.upsert(row(2, 200));
  const lookup = table.column('_msdyn_proactive_delivery_value');
  const found = (delivery: number) =>
    lookup && table.find(lookup, guid(delivery)).map((found) => found.msdyn_proactive_delivery_attributeid);
  expect(found(100)).toEqual([guid(3), guid(4)]);
  expect(found(200)).toEqual([guid(2)]);
  expect(table.size).toBe(3);
});
