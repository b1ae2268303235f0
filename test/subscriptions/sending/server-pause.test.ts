/** The pause of a mail server, as several processes at once begin and end it. */
import { expect, inject, test } from 'vitest';
import { openHistory } from '../../../src/history/history.ts';
import { serverPause } from '../../../src/subscriptions/sending/server-pause.ts';

const OPTIONS = { settings: ['a server'], clock: () => Date.UTC(2026, 10, 23, 7) };

test('whoever ends a pause while another process makes it longer leaves that one, and does not fail for it', async () => {
  const connection = { connectionString: inject('storageConnection') };
  const { documents } = await openHistory({ connection, prefix: `pause${process.pid}` });
  const other = serverPause(documents, OPTIONS);
  await other.begin('down', 'no answer');
  const late = {
    ...documents,
    read: async (key: Parameters<typeof documents.read>[0]) => {
      const stored = await documents.read(key);
      await other.begin('login', 'wrong password');
      return stored;
    },
  };
  await serverPause(late, OPTIONS).end();
  expect(await other.reason()).toBe('wrong password');
});
