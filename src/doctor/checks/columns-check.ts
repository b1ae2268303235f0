/** Whether the columns are there that facts are made of. */
import { listLackingColumns } from '../../dataverse/existing-columns.ts';
import { ATTRIBUTES, DELIVERIES, type Table } from '../../dataverse/table-definitions.ts';
import type { Transport } from '../../dataverse/transport.ts';
import { type Check, failed, ok, warning } from '../check.ts';
import { transportOf } from './asking.ts';

export const columnsCheck: Check = {
  id: 'columns',
  title: 'Columns',
  looksAt: 'whether the columns of both tables that reports are made of are there',
  needs: ['organisation'],
  run: async (patient, signal) => {
    const transport = transportOf(patient);
    const lacking = await Promise.all([lackingOf(transport, DELIVERIES, signal), lackingOf(transport, ATTRIBUTES, signal)]);
    const known = lacking.filter((one) => one !== undefined);
    const missing = known.flatMap(({ classic }) => classic);
    const left = known.flatMap(({ optional }) => optional).map((name) => `${name} is not there; not every organisation has it.`);
    if (missing.length > 0) return failed('column-missing', ...missing.map((name) => `${name} is missing.`), ...left);
    if (known.length < lacking.length)
      return warning('columns-untold', 'Dataverse does not tell this user which columns there are.', ...left);
    return ok('All that reports need are there.', ...left);
  },
};

/** With the name of the table before each. */
async function lackingOf<Row>(transport: Transport, table: Table<Row>, signal: AbortSignal) {
  const lacking = await listLackingColumns(transport, table, signal);
  const named = (column: string) => `${table.name}.${column}`;
  return lacking && { classic: lacking.classic.map(named), optional: lacking.optional.map(named) };
}
