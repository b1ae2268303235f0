/** The settings of mail by Microsoft Graph. */
import { describe, expect, test } from 'vitest';
import { SettingsError } from '../../src/errors.ts';
import { readSettings } from '../../src/settings/settings.ts';

const BASE: Readonly<Record<string, string>> = {
  DATAVERSE_URL: 'http://127.0.0.1:5055',
  DATAVERSE_AUTH: 'token',
  DATAVERSE_TOKEN: 't',
  STORAGE_CONNECTION: 'UseDevelopmentStorage=true',
  MAIL_TRANSPORT: 'graph',
  MAIL_FROM: 'digest@contoso.example',
};
const REGISTRATION = { ENTRA_TENANT_ID: 'tenant', ENTRA_CLIENT_ID: 'client', ENTRA_CLIENT_SECRET: 'hunter2' };

function problemsOf(env: Readonly<Record<string, string>>): readonly string[] {
  try {
    readSettings(env);
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
  return [];
}

describe('readSettings() for graph', () => {
  test('asks for nothing: the managed identity of the app sends as MAIL_FROM, 30 mails a minute, and no right but Mail.Send is used', () => {
    expect(readSettings(BASE).mail).toMatchObject({
      transport: 'graph',
      origin: 'https://graph.microsoft.com',
      auth: { kind: 'managed-identity' },
      mailbox: undefined,
      perMinute: 30,
      ...{ settles: false, readsReports: false, takesLargeFiles: false },
    });
    expect(readSettings({ ...BASE, MAIL_PER_MINUTE: '10' }).mail.perMinute).toBe(10);
    expect(readSettings({ ...BASE, MAIL_TRANSPORT: 'outbox', MAIL_OUTBOX_DIR: 'out' }).mail.perMinute).toBeUndefined();
  });

  test('takes the kind of DATAVERSE_AUTH with the same registration, unless it has one of its own', () => {
    const dataverse = {
      ...BASE,
      ...REGISTRATION,
      DATAVERSE_URL: 'https://org.crm4.dynamics.com',
      DATAVERSE_AUTH: 'client-secret',
      PRIVACY_KEY: 'k'.repeat(16),
    };
    const secret = { kind: 'client-secret', tenantId: 'tenant', clientId: 'client', clientSecret: 'hunter2' };
    expect(readSettings(dataverse).mail).toMatchObject({ auth: secret });
    expect(readSettings({ ...dataverse, GRAPH_AUTH: 'managed-identity' }).mail).toMatchObject({
      auth: { kind: 'managed-identity', clientId: 'client' },
    });
  });

  test.each([
    ['https://graph.microsoft.com/', 'https://login.microsoftonline.com'],
    ['https://graph.microsoft.us', 'https://login.microsoftonline.us'],
    ['https://dod-graph.microsoft.us', 'https://login.microsoftonline.us'],
    ['https://microsoftgraph.chinacloudapi.cn', 'https://login.chinacloudapi.cn'],
  ])('takes Graph at %s with tokens of %s', (url, authorityHost) => {
    const { mail } = readSettings({ ...BASE, ...REGISTRATION, GRAPH_AUTH: 'client-secret', GRAPH_URL: url });
    expect(mail).toMatchObject({ origin: url.replace(/\/$/, ''), auth: { authorityHost } });
  });

  test.each([
    'https://graph.microsoft.com.contoso.example',
    'https://graph.contoso.example',
    'http://graph.microsoft.com',
    'https://graph.microsoft.com/beta',
    'https://u:p@graph.microsoft.com',
    'graph.microsoft.com',
  ])('refuses GRAPH_URL=%s: the bearer would go there', (url) => {
    expect(problemsOf({ ...BASE, GRAPH_URL: url })).toEqual([
      expect.stringMatching(/^GRAPH_URL must be one of https:\/\/graph\.microsoft\.com, .* \(or a loopback address\)/),
    ]);
  });

  test('tells every problem at once, and no secret', () => {
    const env = { ...BASE, GRAPH_AUTH: 'token', GRAPH_TOKEN: 'hunter2', GRAPH_SETTLE: 'yes', GRAPH_MAILBOX: 'a b', GRAPH_LARGE_FILES: '1' };
    const problems = problemsOf(env);
    expect(problems.map((problem) => problem.split(' ')[0]).sort()).toEqual([
      'GRAPH_AUTH',
      'GRAPH_LARGE_FILES',
      'GRAPH_MAILBOX',
      'GRAPH_SETTLE',
    ]);
    expect(problems.join()).not.toContain('hunter2');
  });

  test.each(['GRAPH_SETTLE', 'GRAPH_BOUNCES', 'GRAPH_LARGE_FILES'])(
    'refuses %s beside another transport, which could not keep it',
    (name) => {
      const env = { ...BASE, MAIL_TRANSPORT: 'outbox', MAIL_OUTBOX_DIR: 'out' };
      expect(problemsOf({ ...env, [name]: 'true' })).toEqual([
        `${name} must not be "true" without MAIL_TRANSPORT=graph: outbox cannot do it`,
      ]);
      expect(problemsOf({ ...env, [name]: 'false' })).toEqual([]);
    },
  );
});
