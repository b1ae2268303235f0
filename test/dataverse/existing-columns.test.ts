/** That every column of src/metrics/row/columns.ts is asked for, of an emulator whose tables were written down apart from it. */
import { expect, test } from 'vitest';
import type { Emulator } from '../../dev/dataverse/emulator.ts';
import { TABLES } from '../../dev/dataverse/table/schema.ts';
import type { DataverseClient } from '../../src/dataverse/client.ts';
import { ATTRIBUTES, CONVERSATIONS, DELIVERIES } from '../../src/dataverse/table-definitions.ts';
import type { Column } from '../../src/metrics/row/column.ts';
import { ATTRIBUTE_COLUMNS, CONVERSATION_COLUMNS, DELIVERY_COLUMNS } from '../../src/metrics/row/columns.ts';
import { collect } from './collect.ts';
import { guid, start } from './start.ts';

const READ = [
  { table: DELIVERIES, columns: DELIVERY_COLUMNS, list: (client: DataverseClient) => client.listDeliveries('modifiedon ne null') },
  { table: ATTRIBUTES, columns: ATTRIBUTE_COLUMNS, list: (client: DataverseClient) => client.listAttributes([guid(1)]) },
  { table: CONVERSATIONS, columns: CONVERSATION_COLUMNS, list: (client: DataverseClient) => client.listConversations([guid(1)]) },
] as const;

function selectOf({ requests }: Emulator, entitySet: string): string[] {
  const url = requests.map(({ url }) => decodeURIComponent(url)).find((url) => url.includes(`/${entitySet}?`)) ?? '';
  return /\$select=([^&]*)/.exec(url)?.[1]?.split(',') ?? [];
}

test.each(READ)(
  'the emulator has every column that is read of $table.name: a new one goes into dev/dataverse/table/schema.ts',
  ({ table, columns }) => {
    const known = new Set(TABLES.find(({ logicalName }) => logicalName === table.name)?.columns.map(({ name }) => name));
    expect(Object.keys(columns).filter((name) => !known.has(name))).toEqual([]);
  },
);

test.each(READ)(
  'every column that is read of $table.name is asked for where the organisation has it, the classic ones where it has no other',
  async ({ table, columns, list }) => {
    const names = Object.entries<Column>(columns).map(([name, { isOptional }]) => ({ name, isOptional: isOptional === true }));
    const optional = names.filter(({ isOptional }) => isOptional).map(({ name }) => name);
    const newer = await start();
    await collect<unknown>(list(newer.client));
    expect(selectOf(newer.emulator, table.entitySet).toSorted()).toEqual(names.map(({ name }) => name).toSorted());
    const older = await start({ columnsAbsent: optional });
    await collect<unknown>(list(older.client));
    expect(selectOf(older.emulator, table.entitySet).toSorted()).toEqual(
      names
        .filter(({ name }) => !optional.includes(name))
        .map(({ name }) => name)
        .toSorted(),
    );
  },
);
