import { expect, onTestFinished, test } from 'vitest';
import type { Emulator } from '../../../dev/dataverse/emulator.ts';
import { createDataverseClient } from '../../../src/dataverse/client.ts';
import { createTokenSource } from '../../../src/dataverse/token.ts';
import type { TokenSource } from '../../../src/entra/entra-auth.ts';
import { collect } from '../../dataverse/collect.ts';
import { errorOf } from '../../dataverse/error-of.ts';
import { start } from '../../dataverse/start.ts';
import { delivery, get } from './client.ts';

const ROWS = 3200;
const ALL = 'modifiedon ge 2026-11-01T00:00:00Z';

async function loaded(emulator: Emulator): Promise<void> {
  await emulator.load(
    'msdyn_proactive_deliveries',
    Array.from({ length: ROWS }, (_, n) => delivery(n)),
  );
}

/** A source that keeps its token until a fresh one is asked for, as MSAL does. */
function cachedToken(emulator: Emulator): TokenSource {
  let token = emulator.issueToken();
  return {
    async getToken({ fresh = false } = {}) {
      if (fresh) token = emulator.issueToken();
      return token;
    },
  };
}

test('a token expires after its requests: the client gets a new one and all rows', async () => {
  const { emulator } = await start({ faults: { tokens: { requests: 3 } } });
  await loaded(emulator);
  const client = createDataverseClient({ url: emulator.url, token: cachedToken(emulator), retry: { baseMs: 1 } });
  const found = await collect(client.listDeliveries(ALL));
  expect(found.flatMap(({ rows }) => rows)).toHaveLength(ROWS);
  expect(emulator.faults.stats.tokens).toBe(2);
  expect(emulator.requests.filter(({ status }) => status === 401)).toHaveLength(2);
});

test('a token expires after its time, by the clock of the emulator', async () => {
  let nowMs = 0;
  const { emulator } = await start({ now: () => nowMs, faults: { tokens: { lifetimeMs: 3_600_000 } } });
  const token = emulator.issueToken();
  const ask = () => get({ ...emulator, token }, 'WhoAmI');
  nowMs = 3_599_999;
  expect((await ask()).status).toBe(200);
  nowMs++;
  const { status, headers, body } = await ask();
  expect([status, headers.get('www-authenticate'), body.error?.message]).toEqual([
    401,
    'Bearer',
    'Access is denied: the bearer token has expired.',
  ]);
  expect((await get({ ...emulator, token: emulator.issueToken() }, 'WhoAmI')).status).toBe(200);
  expect((await get(emulator, 'WhoAmI')).status).toBe(200);
});

test('a source without a new token is reported, and no token is in the report', async () => {
  const { emulator } = await start({ faults: { tokens: { requests: 2 } } });
  await loaded(emulator);
  const token = emulator.issueToken();
  const client = createDataverseClient({ url: emulator.url, token: { getToken: async () => token }, retry: { baseMs: 1 } });
  const error = await errorOf(collect(client.listDeliveries(ALL)), token);
  expect(error).toMatchObject({ code: 'dataverse.unauthorized', retryable: false });
});

test('a managed identity gets its tokens from the emulator, and new ones when they expire', async () => {
  const { emulator } = await start({ faults: { tokens: { requests: 2 } } });
  await loaded(emulator);
  process.env.IDENTITY_ENDPOINT = `${emulator.url}/control/identity`;
  process.env.IDENTITY_HEADER = emulator.token;
  onTestFinished(() => {
    delete process.env.IDENTITY_ENDPOINT;
    delete process.env.IDENTITY_HEADER;
  });
  const token = createTokenSource({ kind: 'managed-identity' }, emulator.url);
  const client = createDataverseClient({ url: emulator.url, token, retry: { baseMs: 1 } });
  const found = await collect(client.listDeliveries(ALL));
  expect(found.flatMap(({ rows }) => rows)).toHaveLength(ROWS);
  expect(emulator.faults.stats.tokens).toBe(3);
  expect((await fetch(`${emulator.url}/control/identity`, { headers: { 'x-identity-header': 'wrong' } })).status).toBe(401);
});
