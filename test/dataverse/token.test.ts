import { execFile } from 'node:child_process';
import { verify, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setDefaultCACertificates } from 'node:tls';
import { inspect, promisify } from 'node:util';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { createTokenSource } from '../../src/dataverse/token.ts';
import type { EntraAuth } from '../../src/entra/entra-auth.ts';
import { messageOf, SettingsError } from '../../src/errors.ts';
import { counted, startLogin as startLoginWith } from '../entra/login-server.ts';
import { errorOf } from './error-of.ts';
import { type Handler, json, startHttpServer } from './http-server.ts';
import { selfSigned } from './self-signed.ts';

const ORG = 'https://org.crm4.dynamics.com';
const TENANT = '11111111-1111-4111-8111-111111111111';
const CLIENT = '22222222-2222-4222-8222-222222222222';
const SECRET = 'a~very.secret_value';
const pem = selfSigned();

const startLogin = (answer: Parameters<typeof startLoginWith>[1]) => startLoginWith(pem, answer);

beforeAll(() => setDefaultCACertificates([pem.certificate]));

test('a client secret is exchanged for a token of the organisation, which is kept until a fresh one is asked for', async () => {
  const login = await startLogin(counted());
  const auth: EntraAuth = {
    kind: 'client-secret',
    tenantId: TENANT,
    clientId: CLIENT,
    clientSecret: SECRET,
    authorityHost: login.authorityHost,
  };
  const source = createTokenSource(auth, `${ORG}/main.aspx`);
  expect([await source.getToken(), await source.getToken(), await source.getToken({ fresh: true })]).toEqual([
    'token-1',
    'token-1',
    'token-2',
  ]);
  expect(login.forms[0]?.get('scope')).toContain(`${ORG}/.default`);
  expect(login.forms[0]?.get('client_secret')).toBe(SECRET);
});

test.each(['PEM text', 'PEM text of one line', 'a path'])(
  'a client certificate given as %s signs the assertion that names it by SHA-256',
  async (form) => {
    const login = await startLogin(counted());
    const both = `${pem.certificate}${pem.key}`;
    const folder = mkdtempSync(join(tmpdir(), 'certificate-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, 'app.pem'), both);
    const certificate = form === 'a path' ? join(folder, 'app.pem') : form === 'PEM text' ? both : both.replaceAll('\n', '\\n');
    const auth: EntraAuth = {
      kind: 'client-certificate',
      tenantId: TENANT,
      clientId: CLIENT,
      certificate,
      authorityHost: login.authorityHost,
    };
    expect(await createTokenSource(auth, ORG).getToken()).toBe('token-1');
    const [header = '', payload = '', signature = ''] = (login.forms[0]?.get('client_assertion') ?? '').split('.');
    const x509 = new X509Certificate(pem.certificate);
    const thumbprint = Buffer.from(x509.fingerprint256.replaceAll(':', ''), 'hex').toString('base64url');
    expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toMatchObject({ alg: 'PS256', 'x5t#S256': thumbprint });
    const key = { key: x509.publicKey, padding: 6, saltLength: 32 }; // RSA-PSS
    expect(verify('sha256', Buffer.from(`${header}.${payload}`), key, Buffer.from(signature, 'base64url'))).toBe(true);
  },
);

test('a refused secret gives the code of Entra and the settings to look at, and no more', async () => {
  const said = `AADSTS7000215: Invalid client secret provided: ${SECRET} for ann.lee@contoso.com`;
  const login = await startLogin(() => ({ status: 401, body: { error: 'invalid_client', error_description: said } }));
  const auth: EntraAuth = {
    kind: 'client-secret',
    tenantId: TENANT,
    clientId: CLIENT,
    clientSecret: SECRET,
    authorityHost: login.authorityHost,
  };
  const error = await errorOf(createTokenSource(auth, ORG).getToken(), SECRET);
  expect(error).toMatchObject({ code: 'dataverse.unauthorized', retryable: false });
  expect(error.message).toBe(
    `Cannot get a token for "${ORG}": the login service refused (invalid_client, AADSTS7000215); check ENTRA_TENANT_ID, ENTRA_CLIENT_ID and ENTRA_CLIENT_SECRET`,
  );
});

test('MSAL is loaded when the first token is asked for, not by every start', async () => {
  const auth = { kind: 'client-secret', tenantId: TENANT, clientId: CLIENT, clientSecret: SECRET, authorityHost: 'https://127.0.0.1:9' };
  const script = `import { registerHooks } from 'node:module';
    let loaded = 0;
    registerHooks({ load: (url, context, next) => { if (url.includes('msal')) loaded++; return next(url, context); } });
    const { createTokenSource } = await import('${import.meta.resolve('../../src/dataverse/token.ts')}');
    await import('${import.meta.resolve('../../src/app.ts')}');
    const source = createTokenSource(${JSON.stringify(auth)}, '${ORG}');
    const before = loaded;
    await source.getToken().catch(() => {});
    console.log(before, loaded > before);`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--no-warnings', '--input-type=module', '-e', script]);
  expect(stdout).toBe('0 true\n');
});

test('a login service that cannot be reached is worth a later try', async () => {
  const auth: EntraAuth = {
    kind: 'client-secret',
    tenantId: TENANT,
    clientId: CLIENT,
    clientSecret: SECRET,
    authorityHost: 'https://127.0.0.1:9',
  };
  expect(await errorOf(createTokenSource(auth, ORG).getToken(), SECRET)).toMatchObject({ code: 'dataverse.unreachable', retryable: true });
});

// One test for both kinds: MSAL keeps the address of the first identity service it saw for as long as the process lives.
test('a managed identity, system-assigned or user-assigned, is asked for a token of the organisation', async () => {
  let handler = identityToken;
  const service = await startHttpServer((request, response) => handler(request, response));
  process.env.IDENTITY_ENDPOINT = `${service.url}/msi/token`;
  process.env.IDENTITY_HEADER = 'header-of-the-platform';
  onTestFinished(() => {
    delete process.env.IDENTITY_ENDPOINT;
    delete process.env.IDENTITY_HEADER;
  });
  const system = createTokenSource({ kind: 'managed-identity' }, ORG);
  const user = createTokenSource({ kind: 'managed-identity', clientId: CLIENT }, ORG);
  expect([await system.getToken(), await system.getToken(), await user.getToken()]).toEqual(['system', 'system', CLIENT]);
  expect(service.requests).toHaveLength(2);
  await system.getToken({ fresh: true });
  expect(service.requests).toHaveLength(3);
  expect(new URL(service.requests[0]?.url ?? '', service.url).searchParams.get('resource')).toBe(ORG);
  // Who has set nothing is not told to check a setting.
  handler = json({ error: 'invalid_request', error_description: 'no such identity' }, 400);
  const refusal = (source: typeof system) => source.getToken({ fresh: true }).catch(messageOf);
  expect(await refusal(system)).toMatch(/check that this app has a system-assigned managed identity; outside Azure there is none$/);
  expect(await refusal(system)).not.toMatch(/ENTRA|DATAVERSE_/);
  expect(await refusal(user)).toContain('check ENTRA_CLIENT_ID');
});

/** Answers as the identity service of App Service does; the token says whose it is. */
const identityToken: Handler = (request, response) => {
  const clientId = new URL(request.url ?? '', 'http://service').searchParams.get('client_id') ?? 'system';
  const inOneHour = Math.floor(Date.now() / 1000) + 3600;
  json({ access_token: clientId, expires_on: `${inOneHour}`, resource: ORG, token_type: 'Bearer', client_id: clientId })(request, response);
};

test.each(['http://127.0.0.1:7071', 'http://localhost:7071', 'http://[::1]:7071', 'https://127.8.8.8'])(
  'a fixed token serves %s',
  async (url) => {
    expect(await createTokenSource({ kind: 'token', token: 'fixed' }, url).getToken({ fresh: true })).toBe('fixed');
  },
);

test.each([ORG, 'https://127.0.0.1.example.com', 'https://localhost.example.com', 'https://10.0.0.1'])(
  'a fixed token is refused for %s',
  (url) => {
    const thrown = catching(() => createTokenSource({ kind: 'token', token: SECRET }, url));
    expect(thrown).toContain('is for a loopback DATAVERSE_URL only');
    expect(thrown).not.toContain(SECRET);
  },
);

test.each([
  ['no key', () => pem.certificate, 'it holds no private key'],
  ['no certificate', () => pem.key, 'it holds no certificate'],
  ['a key of another certificate', () => `${selfSigned().key}${pem.certificate}`, 'do not belong together'],
  ['a broken key', () => `-----BEGIN PRIVATE KEY-----\n${SECRET}\n-----END PRIVATE KEY-----${pem.certificate}`, 'cannot be read'],
  ['a path that leads nowhere', () => `/nowhere/${SECRET}.pem`, 'the file cannot be read'],
])('a certificate setting with %s is refused without being shown', (_, certificate, rule) => {
  const thrown = catching(() =>
    createTokenSource({ kind: 'client-certificate', tenantId: TENANT, clientId: CLIENT, certificate: certificate() }, ORG),
  );
  expect(thrown).toContain('ENTRA_CLIENT_CERTIFICATE must be PEM text');
  expect(thrown).toContain(rule);
  expect(thrown).not.toContain(SECRET);
});

/** All that shows of the SettingsError that a call has to throw. */
function catching(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    if (error instanceof SettingsError) return inspect(error, { depth: 9, showHidden: true });
    throw error;
  }
  throw new Error('Expected a SettingsError, nothing was thrown');
}
