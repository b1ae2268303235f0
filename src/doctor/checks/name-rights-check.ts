/** Whether the tables beside the deliveries can be read: names, limits, failed uploads, conversations. */
import { AnswerError } from '../../dataverse/answer-error.ts';
import { NAME_TABLES } from '../../dataverse/setup/record-names.ts';
import { CONVERSATIONS } from '../../dataverse/table-definitions.ts';
import type { Transport } from '../../dataverse/transport.ts';
import { type Check, ok, warning } from '../check.ts';
import { transportOf } from './asking.ts';

const CONVERSATION_TABLE = { table: CONVERSATIONS.name, entitySet: CONVERSATIONS.entitySet, primaryKey: CONVERSATIONS.primaryKey };
const TABLES = [...NAME_TABLES, CONVERSATION_TABLE];

export const nameRightsCheck: Check = {
  id: 'name-rights',
  title: 'Right to read names and conversations',
  looksAt: 'whether queues, configurations, uploads, journeys, users and conversations can be read; reports do without what cannot',
  needs: ['organisation'],
  run: async (patient, signal) => {
    const transport = transportOf(patient);
    const found = await Promise.all(
      TABLES.map(async (table) => ({ table: table.table, access: await accessOf(transport, table, signal) })),
    );
    const of = (access: string) => found.filter((one) => one.access === access).map(({ table }) => table);
    const facts = [...of('denied').map((table) => `${table} may not be read.`), ...of('absent').map((table) => `${table} is not there.`)];
    return of('denied').length > 0 ? warning('name-rights', ...facts) : ok(...facts, 'What is there can be read.');
  },
};

async function accessOf(transport: Transport, { entitySet, primaryKey, table }: (typeof TABLES)[number], signal: AbortSignal) {
  const request = { task: `read ${table}`, table, prefer: 'odata.maxpagesize=1', signal };
  try {
    await transport.getJson(`${entitySet}?$select=${primaryKey}`, request);
    return 'readable';
  } catch (error) {
    if (error instanceof AnswerError && error.status === 403) return 'denied';
    if (error instanceof AnswerError && error.status === 404) return 'absent';
    throw error;
  }
}
