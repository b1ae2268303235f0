/** A task that was ended before it asks, while the server wants everybody to wait. */
import { expect, test } from 'vitest';
import { createTokenSource } from '../../src/dataverse/token.ts';
import { createTransport } from '../../src/dataverse/transport.ts';
import { errorOf } from './error-of.ts';
import { refusal, startHttpServer } from './http-server.ts';

test('getJson() of it does not wait for its turn, which would come in an hour', async () => {
  const server = await startHttpServer(refusal(429, '', '', { 'retry-after': '3600' }));
  const token = createTokenSource({ kind: 'token', token: 'a-token' }, server.url);
  const transport = createTransport({ url: server.url, token, retry: { attempts: 1 } });
  await errorOf(transport.getJson('x', { task: 'list deliveries' }));
  const error = await errorOf(transport.getJson('x', { task: 'list deliveries', signal: AbortSignal.abort() }));
  expect([error.code, server.requests.length]).toEqual(['dataverse.aborted', 1]);
});
