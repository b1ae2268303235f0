import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TABLES } from '../../../../dev/dataverse/table/schema.ts';
import { Table } from '../../../../dev/dataverse/table/table.ts';
import { guid, instant } from '../client.ts';

const SCHEMA = TABLES.find(({ entitySet }) => entitySet === 'msdyn_proactive_delivery_attributes');

/** The ids of a table in the order of modifiedon, read along its index. */
function idsInOrder(table: Table): unknown[] {
  const modifiedon = table.column('modifiedon');
  if (modifiedon === undefined) throw new Error('no such column');
  const index = table.order(modifiedon);
  return Array.from({ length: index.size }, (_, position) => index.at(position)?.msdyn_proactive_delivery_attributeid);
}

test('an index stays in order through any writes and deletions, few or many between two readings', () => {
  if (SCHEMA === undefined) throw new Error('no such table');
  const change = fc.record({ id: fc.nat(40), minute: fc.nat(6), isDelete: fc.boolean() });
  fc.assert(
    fc.property(fc.array(fc.array(change, { maxLength: 70 }), { maxLength: 4 }), (rounds) => {
      const table = new Table(SCHEMA);
      const model = new Map<string, number>();
      for (const round of rounds) {
        for (const { id, minute, isDelete } of round) {
          if (isDelete) table.delete(guid(id));
          else table.upsert({ msdyn_proactive_delivery_attributeid: guid(id), modifiedon: instant(minute) });
          if (isDelete) model.delete(guid(id));
          else model.set(guid(id), minute);
        }
        const expected = [...model].sort(([a, one], [b, other]) => one - other || (a < b ? -1 : 1)).map(([id]) => id);
        expect(idsInOrder(table)).toEqual(expected);
      }
    }),
  );
});
