/** One way to ask Graph: what was never begun leaves no doubt. */
import { expect, onTestFinished, test } from 'vitest';
import { graphClient } from '../../../../src/mail/transports/graph/graph-client.ts';
import { startGraphServer } from '../../../support/graph/graph-server.ts';

test('a request whose time was over before its turn came is not begun, and says so', async () => {
  const server = await startGraphServer();
  onTestFinished(server.stop);
  const client = graphClient(server.url, { getToken: async () => 'graph-token' });
  const request = { method: 'POST', path: '/sendMail', signal: AbortSignal.abort() } as const;
  await expect(client.ask('digest@example.com', request)).rejects.toMatchObject({ name: 'GraphSilence', hasBegun: false });
  expect(server.requests).toEqual([]);
});
