/** Mail by Graph with tokens of real MSAL, from a login service and an identity service on this machine: one token for many mails, renewed when it ends, told nowhere. */
import { setDefaultCACertificates } from 'node:tls';
import { inspect } from 'node:util';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import type { EntraAuth } from '../../../../src/entra/entra-auth.ts';
import { tokenSourceFor } from '../../../../src/entra/token-source.ts';
import { MailError } from '../../../../src/errors.ts';
import { createGraphSender } from '../../../../src/mail/transports/graph/graph-sender.ts';
import { type Handler, json, startHttpServer } from '../../../dataverse/http-server.ts';
import { selfSigned } from '../../../dataverse/self-signed.ts';
import { counted, startLogin } from '../../../entra/login-server.ts';
import { startGraphServer } from '../../../support/graph/graph-server.ts';
import { refusalOf, sampleMessage } from '../../mail-sender.contract.ts';

const SECRET = 'a~very.secret_value';
const REGISTRATION = { tenantId: '11111111-1111-4111-8111-111111111111', clientId: '22222222-2222-4222-8222-222222222222' };
const pem = selfSigned();

beforeAll(() => setDefaultCACertificates([pem.certificate]));

/** As the transport makes it of its settings, but for the login service. */
async function start(auth: EntraAuth) {
  const server = await startGraphServer();
  const errorOf = (message: string, isUnreachable: boolean) =>
    new MailError(isUnreachable ? 'mail.unreachable' : 'mail.login', message, { retryable: true });
  const sender = createGraphSender({ origin: server.url, token: tokenSourceFor(auth, { origin: server.url, settings: 'GRAPH', errorOf }) });
  onTestFinished(server.stop);
  const sendMany = async (count: number) => {
    for (let n = 0; n < count; n++) await sender.send(sampleMessage(`resend ${n}`));
  };
  return { server, sender, sendMany };
}

const proofs = (authorityHost: string): readonly EntraAuth[] => [
  { kind: 'client-secret', ...REGISTRATION, clientSecret: SECRET, authorityHost },
  { kind: 'client-certificate', ...REGISTRATION, certificate: `${pem.certificate}${pem.key}`, authorityHost },
];

test.each([0, 1])('a secret (0) and a certificate (1) get one token for many mails, with the scope of that Graph', async (which) => {
  const login = await startLogin(pem, counted());
  const { server, sendMany } = await start(proofs(login.authorityHost)[which] ?? { kind: 'managed-identity' });
  server.tokens.add('token-1');
  await sendMany(3);
  expect([login.forms.length, server.accepted.length]).toEqual([1, 3]);
  expect(login.forms[0]?.get('scope')).toContain(`${server.url}/.default`);
});

test.each([0, 1])('a token that has ended is renewed before a mail is sent with it (secret 0, certificate 1)', async (which) => {
  // MSAL takes a token for ended five minutes before it is.
  const login = await startLogin(pem, counted(240));
  const { server, sendMany } = await start(proofs(login.authorityHost)[which] ?? { kind: 'managed-identity' });
  for (let n = 1; n <= 9; n++) server.tokens.add(`token-${n}`);
  await sendMany(2);
  expect(new Set(server.requests.map(({ token }) => token)).size).toBe(2);
  expect(server.accepted).toHaveLength(2);
});

test.each([0, 1])(
  'a token that Graph takes no more is renewed once, and the mail is sent once (secret 0, certificate 1)',
  async (which) => {
    const login = await startLogin(pem, counted());
    const { server, sendMany } = await start(proofs(login.authorityHost)[which] ?? { kind: 'managed-identity' });
    server.tokens.add('token-2');
    await sendMany(1);
    expect(server.requests.map(({ token }) => token)).toEqual(['token-1', 'token-2']);
    expect([login.forms.length, server.accepted.length]).toEqual([2, 1]);
  },
);

// One test for all: MSAL keeps the address of the first identity service it saw for as long as the process lives.
test('a managed identity gets one token for many mails, for that Graph, and another when it ends or is taken no more', async () => {
  let [count, seconds] = [0, 3600];
  const answer: Handler = (request, response) => {
    const expires = `${Math.floor(Date.now() / 1000) + seconds}`;
    // MSAL keeps a token under the resource that the answer names.
    const resource = new URL(request.url ?? '', 'http://service').searchParams.get('resource');
    json({ access_token: `identity-${++count}`, expires_on: expires, resource, token_type: 'Bearer', client_id: 'c' })(request, response);
  };
  const service = await startHttpServer(answer);
  process.env.IDENTITY_ENDPOINT = `${service.url}/msi/token`;
  process.env.IDENTITY_HEADER = 'header-of-the-platform';
  onTestFinished(() => {
    delete process.env.IDENTITY_ENDPOINT;
    delete process.env.IDENTITY_HEADER;
  });
  const { server, sendMany } = await start({ kind: 'managed-identity' });
  server.tokens.add('identity-1');
  await sendMany(3);
  expect([service.requests.length, server.accepted.length]).toEqual([1, 3]);
  expect(new URL(service.requests[0]?.url ?? '', service.url).searchParams.get('resource')).toBe(server.url);
  server.tokens.delete('identity-1');
  server.tokens.add('identity-2');
  seconds = 60;
  await sendMany(1);
  expect([service.requests.length, server.accepted.length]).toEqual([2, 4]);
  // The second one is about to end.
  for (let n = 3; n <= 9; n++) server.tokens.add(`identity-${n}`);
  await sendMany(1);
  expect([server.requests.at(-1)?.token === 'identity-2', server.accepted.length]).toEqual([false, 5]);
});

test('neither a token nor a secret stands in an error, whatever a login service or Graph says', async () => {
  const said = `AADSTS7000215: Invalid client secret provided: ${SECRET} for ann@contoso.example`;
  const refusing = await startLogin(pem, () => ({ status: 401, body: { error: 'invalid_client', error_description: said } }));
  const [byRefusing] = proofs(refusing.authorityHost);
  const login = await startLogin(pem, counted());
  const [byLogin] = proofs(login.authorityHost);
  const senders = [await start(byRefusing ?? { kind: 'managed-identity' }), await start(byLogin ?? { kind: 'managed-identity' })];
  for (const { sender } of senders) {
    const error = await refusalOf(sender.send(sampleMessage()));
    expect(error).toMatchObject({ code: 'mail.login', retryable: true });
    expect(inspect(error, { depth: 9, showHidden: true })).not.toMatch(/token-\d|a~very|ann@|digest@|reader@/);
  }
});
