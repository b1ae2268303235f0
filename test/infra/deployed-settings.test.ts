/** The app settings that infra/ deploys, with each combination of its parameters, against what the app reads. */
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { COMBINATIONS } from '../../dev/infra/combinations.ts';
import { readInfraRecord } from '../../dev/infra/infra-record.ts';
import { KNOWN_SETTINGS } from '../../src/settings/known-settings.ts';
import { readSettings } from '../../src/settings/settings.ts';
import { projectText } from './infra-files.ts';

const GUID = '6f0e5c3a-8f5b-4d0e-9a51-0b6f2f2f6a01';
// As vault.bicep makes them, with any GUID for newGuid().
const VAULT: Readonly<Record<string, string>> = {
  'privacy-key': `${GUID}${GUID}`,
  'link-keys': `first:${GUID}-${GUID}`,
  'mail-smtp-url': 'smtp://user:password@mail.contoso.com:587',
};
// Read by the Functions host or the platform.
const OF_THE_PLATFORM = [
  'APPLICATIONINSIGHTS_CONNECTION_STRING',
  'APPLICATIONINSIGHTS_AUTHENTICATION_STRING',
  'AzureWebJobsStorage',
  'AzureWebJobsDisableHomepage',
  'OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID',
];
const SECRET = /^@Microsoft\.KeyVault\(VaultName=vault;SecretName=(.+)\)$/;
const { combinations } = readInfraRecord();

/** As the app finds them: the platform puts secrets in place of references to them. */
function environmentOf(name: string): Record<string, string> {
  const { settings = {} } = combinations[name] ?? {};
  const isThere = ([, secret = '']: RegExpExecArray | []) => VAULT[secret] ?? `no secret of this name: ${secret}`;
  return Object.fromEntries(
    Object.entries(settings).map(([key, value]) => [key, SECRET.test(value) ? isThere(SECRET.exec(value) ?? []) : value]),
  );
}

describe.each(COMBINATIONS)('deployed with $name', ({ name, mail, hasSignIn }) => {
  const env = environmentOf(name);

  test('the app reads its settings without a problem, and knows each of them', () => {
    const settings = readSettings(env);
    expect(settings.unknownNames).toEqual([]);
    expect(settings.storage).toMatchObject({ tableServiceUri: env.AzureWebJobsStorage__tableServiceUri });
    expect(settings.dataverse.auth).toEqual({ kind: 'managed-identity', clientId: env.ENTRA_CLIENT_ID });
    expect(settings.publicUrl).toBe('https://app.azurewebsites.net');
    expect(settings.access).toMatchObject({ signIn: hasSignIn ? 'app-service' : 'off', links: hasSignIn ? 'sign-in' : 'off' });
  });

  test('mail goes by the transport that was asked for, and without one nobody is written to', () => {
    const settings = readSettings(env);
    expect(settings.mail.transport).toBe(mail === 'none' ? 'outbox' : mail);
    expect(settings.digestTo).toEqual(mail === 'none' ? [] : ['ana@contoso.com']);
  });

  test('every setting is one of the app or of the platform', () => {
    const known: readonly string[] = [...KNOWN_SETTINGS, ...OF_THE_PLATFORM];
    expect(Object.keys(env).filter((key) => !known.includes(key.split('__')[0] ?? ''))).toEqual([]);
  });

  test('no secret stands in a setting itself', () => {
    const { settings = {} } = combinations[name] ?? {};
    const secrets = ['PRIVACY_KEY', 'LINK_KEYS', ...(mail === 'smtp' ? ['MAIL_SMTP_URL'] : [])];
    expect(secrets.filter((key) => !SECRET.test(settings[key] ?? ''))).toEqual([]);
    expect(JSON.stringify(settings)).not.toContain('password');
  });
});

test('main.parameters.json gives each parameter of main.bicep from the environment of azd, under the name of its setting where it is one', () => {
  const file = z.object({ parameters: z.record(z.string(), z.object({ value: z.unknown() })) });
  const { parameters } = file.parse(JSON.parse(projectText('infra/main.parameters.json')));
  const declared = [...projectText('infra/main.bicep').matchAll(/^param (\w+) /gm)].map(([, name]) => name);
  expect(Object.keys(parameters)).toEqual(declared);
  const variables = [...JSON.stringify(parameters).matchAll(/\$\{(\w+)/g)].map(([, name = '']) => name);
  const known: readonly string[] = KNOWN_SETTINGS;
  const ofTemplate = ['AZURE_ENV_NAME', 'AZURE_LOCATION', 'SIGN_IN_CLIENT_ID', 'ALERT_EMAIL', 'FLEX_NODE_VERSION', 'INSTANCE_MEMORY_MB'];
  const more = ['MAXIMUM_INSTANCE_COUNT', 'ZONE_REDUNDANT', 'VNET_ENABLED', 'BLOB_SOFT_DELETE_DAYS', 'LOG_RETENTION_DAYS'];
  expect(variables.filter((name) => !known.includes(name))).toEqual([...ofTemplate, ...more]);
});

test('the secrets that settings refer to are those that the vault is given', () => {
  const made = [...projectText('infra/app/vault.bicep').matchAll(/^ {4}name: '([a-z-]+)'$/gm)].map(([, name]) => name);
  expect(made.sort()).toEqual(Object.keys(VAULT).sort());
});
