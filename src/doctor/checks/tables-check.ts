/** Whether the app can open, write, read and remove in Table Storage. */
import { randomUUID } from 'node:crypto';
import { openTables } from '../../history/open-storage.ts';
import { type Check, ok, untried } from '../check.ts';

export const tablesCheck: Check = {
  id: 'tables',
  title: 'Table Storage',
  looksAt: 'whether the tables of the history can be opened, and something written there, read and removed again',
  needs: [],
  run: async ({ storage }) => {
    if (storage === undefined) return untried('The settings of storage cannot be used.');
    const { tables } = await storage.clients();
    await openTables(tables, storage.prefix);
    const documents = await storage.documents();
    const key = { partition: 'doctor', row: randomUUID() };
    await documents.write(key, {}, null);
    const stored = await documents.read(key);
    if (stored !== undefined) await documents.delete(key, stored.etag);
    return ok(`The tables "${storage.prefix}..." can be written and read.`);
  },
};
