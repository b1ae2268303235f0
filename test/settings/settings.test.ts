import { describe, expect, test } from 'vitest';
import { SettingsError } from '../../src/errors.ts';
import { TRANSPORT_NAMES } from '../../src/mail/transports.ts';
import { rulePackOf } from '../../src/metrics/zones/rule-packs.ts';
import { readSettings } from '../../src/settings/settings.ts';

const KEY = 'a key of sixteen characters or more';
const GOOD: Readonly<Record<string, string>> = {
  DATAVERSE_URL: 'https://contoso.crm4.dynamics.com',
  STORAGE_CONNECTION: 'UseDevelopmentStorage=true',
  MAIL_TRANSPORT: 'smtp',
  MAIL_SMTP_URL: 'smtps://robot:hunter22@mail.contoso.example',
  MAIL_FROM: 'digest@contoso.example',
  PRIVACY_KEY: KEY,
};
const without = (...names: readonly string[]) => Object.fromEntries(Object.entries(GOOD).filter(([name]) => !names.includes(name)));

function problemsOf(env: Readonly<Record<string, string>>): readonly string[] {
  try {
    readSettings(env);
  } catch (error) {
    if (error instanceof SettingsError) {
      for (const problem of error.problems) expect(error.message).toContain(problem);
      return error.problems;
    }
    throw error;
  }
  return [];
}

describe('readSettings()', () => {
  test('takes blank settings for absent ones, and trims the others', () => {
    const settings = readSettings({
      ...GOOD,
      DIGEST_AT: '  ',
      REPORT_TIME_ZONE: ' europe/lisbon ',
      DIGEST_TO: ' a@x.example, b@x.example ,a@x.example,',
    });
    expect(settings).toMatchObject({ digestAt: '07:00', reportZone: 'Europe/Lisbon', digestTo: ['a@x.example', 'b@x.example'] });
  });

  test('reads the maps and lists', () => {
    const { rules } = readSettings({
      ...GOOD,
      ATTRIBUTE_VALUES: 'Language, subscribed,,',
      VALUE_ATTRIBUTES: ' promisedAmount,',
      DISPOSITION_MAP: '{" Wrong number ": "not-right-party", "__proto__": "machine"}',
      SHORT_CALL_SECONDS: '20',
    });
    expect([...rules.keptKeywords]).toEqual(['language', 'subscribed']);
    expect([...rules.valueKeywords]).toEqual(['promisedamount']);
    expect([...rules.dispositions]).toEqual([
      ['wrong number', 'not-right-party'],
      ['__proto__', 'machine'],
    ]);
    expect(rules.shortCallSeconds).toBe(20);
    expect(rules.hasAbandonCodes).toBe(false);
  });

  test('reads what a success is, without regard to case and blanks, and keeps the values of its keywords', () => {
    const { rules } = readSettings({
      ...GOOD,
      ATTRIBUTE_VALUES: 'language',
      SUCCESS_MAP: '{"codes": [" Sold "], "attributes": {" Subscribed": ["YES", "true "]}}',
    });
    expect([...rules.success.codes]).toEqual(['sold']);
    expect([...rules.success.attributes]).toEqual([['subscribed', new Set(['yes', 'true'])]]);
    expect([...rules.keptKeywords]).toEqual(expect.arrayContaining(['language', 'subscribed']));
  });

  test('takes a success map of codes or of attributes alone', () => {
    const successOf = (map: string) => readSettings({ ...GOOD, SUCCESS_MAP: map }).rules.success;
    expect(successOf('{"codes": ["Sold"]}')).toEqual({ codes: new Set(['sold']), attributes: new Map() });
    expect(successOf('{"attributes": {"sale": []}}')).toEqual({ codes: new Set(), attributes: new Map([['sale', new Set()]]) });
    expect(successOf('{}')).toEqual({ codes: new Set(), attributes: new Map() });
  });

  test('knows whether a code stands for abandoned calls', () => {
    const { rules } = readSettings({ ...GOOD, DISPOSITION_MAP: '{"Hung up": "abandoned"}' });
    expect(rules.hasAbandonCodes).toBe(true);
  });

  test('finds a rule pack by its id, whatever its case', () => {
    expect(readSettings({ ...GOOD, RULE_PACK: ' UK ' }).rules.rulePack).toBe(rulePackOf('uk'));
  });

  test('tells all problems in one error', () => {
    const problems = problemsOf({ DIGEST_AT: '7 am', HARVEST_FROM_DAYS: '0', REPORT_TIME_ZONE: 'Lisbon', MAIL_FROM: 'nobody' });
    const names = problems.map((problem) => problem.split(' ')[0]);
    expect(names.sort()).toEqual(
      ['DATAVERSE_URL', 'DIGEST_AT', 'HARVEST_FROM_DAYS', 'MAIL_FROM', 'MAIL_TRANSPORT', 'REPORT_TIME_ZONE', 'STORAGE_CONNECTION'].sort(),
    );
  });

  test.each([
    ['DATAVERSE_URL', 'contoso', 'must be an https address without a path (http only on this machine) (given: "contoso")'],
    ['DATAVERSE_URL', 'http://contoso.crm4.dynamics.com', 'must be an https address'],
    ['DATAVERSE_URL', 'https://contoso.crm4.dynamics.com/api/data', 'must be an https address without a path'],
    ['DATAVERSE_URL', 'ftp://127.0.0.1', 'must be an https address'],
    ['PUBLIC_URL', 'http://digest.example', 'must be an https address'],
    ['DIGEST_CATCH_UP_DAYS', '0', 'must be a whole number from 1 to 14 (given: "0")'],
    ['DIGEST_CATCH_UP_DAYS', '15', 'must be a whole number from 1 to 14'],
    ['DATAVERSE_AUTH', 'password', 'must be one of managed-identity, client-secret, client-certificate, token (given: "password")'],
    ['MAIL_TRANSPORT', 'pigeon', `must be one of ${TRANSPORT_NAMES.join(', ')}`],
    ['MAIL_SMTP_URL', 'mail.contoso.example', 'must be an address that starts with smtp:// or smtps://'],
    ['DIGEST_AT', '24:00', 'must be a time of day, HH:MM (given: "24:00")'],
    ['DIGEST_AT', '7:00', 'must be a time of day, HH:MM'],
    ['REPORT_TIME_ZONE', '+01:00', 'must be a zone of the IANA database'],
    ['HARVEST_FROM_DAYS', '401', 'must be a whole number from 1 to 400 (given: "401")'],
    ['HARVEST_FROM_DAYS', '1.5', 'must be a whole number from 1 to 400'],
    ['FACTS_DAYS', '7', 'must be a whole number from 8 to 400 (given: "7")'],
    ['FACTS_DAYS', '401', 'must be a whole number from 8 to 400 (given: "401")'],
    ['CUBE_DAYS', 'for ever', 'must be a whole number from 8 to 36500 (given: "for ever")'],
    ['CUBE_DAYS', '34', 'must not be less than FACTS_DAYS, which is 35 (given: "34")'],
    ['SNAPSHOT_DAYS', '0', 'must be a whole number from 1 to 36500 (given: "0")'],
    ['RUN_LOG_DAYS', '-1', 'must be a whole number from 1 to 36500 (given: "-1")'],
    ['SHORT_CALL_SECONDS', '0', 'must be a whole number from 1 to 600'],
    ['SHORT_CALL_SECONDS', 'ten', 'must be a whole number from 1 to 600'],
    [
      'DISPOSITION_MAP',
      '{"a": "elephant"}',
      'must be a JSON object of disposition code to one of person, machine, not-right-party, do-not-contact',
    ],
    ['DISPOSITION_MAP', 'no JSON', 'must be a JSON object'],
    ['DISPOSITION_MAP', 'null', 'must be a JSON object'],
    ['DISPOSITION_MAP', '{"Sold 1234567": "person", "SOLD 7654321": "machine"}', 'must give each disposition code one meaning'],
    ['DISPOSITION_MAP', '{"\u200b": "person"}', 'must name no empty disposition code'],
    ['DISPOSITION_MAP', '["machine"]', 'must be a JSON object'],
    ['DISPOSITION_MAP', '5', 'must be a JSON object'],
    ['SUCCESS_MAP', 'Sold', 'must be JSON such as {"codes": ["Sold"]'],
    ['SUCCESS_MAP', '["Sold"]', 'must be JSON such as'],
    ['SUCCESS_MAP', '{"code": ["Sold"]}', 'must be JSON such as'],
    ['SUCCESS_MAP', '{"codes": "Sold"}', 'must be JSON such as'],
    ['SUCCESS_MAP', '{"attributes": {"sold": true}}', 'must be JSON such as'],
    ['RULE_PACK', 'mars', 'must be one of us-federal, us-8-20, us-reg-f, uk (given: "mars")'],
    ['PRIVACY_KEY', 'too short', 'must have at least 16 characters'],
  ])('refuses %s=%j: it %s', (name, value, rule) => {
    const problems = problemsOf({ ...GOOD, [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${name} `));
    expect(problems[0]).toContain(rule);
  });

  test.each([
    ['client-secret', ['ENTRA_TENANT_ID', 'ENTRA_CLIENT_ID', 'ENTRA_CLIENT_SECRET']],
    ['client-certificate', ['ENTRA_TENANT_ID', 'ENTRA_CLIENT_ID', 'ENTRA_CLIENT_CERTIFICATE']],
  ])('asks for everything that %s needs', (kind, names) => {
    const problems = problemsOf({ ...GOOD, DATAVERSE_AUTH: kind });
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual(names);
    const given = Object.fromEntries(names.map((name) => [name, 'value']));
    expect(readSettings({ ...GOOD, DATAVERSE_AUTH: kind, ...given }).dataverse.auth).toMatchObject({
      kind,
      tenantId: 'value',
      clientId: 'value',
    });
  });

  test('asks for the outbox folder alone where mails are written as files', () => {
    const env = { ...without('MAIL_SMTP_URL'), MAIL_TRANSPORT: 'outbox' };
    expect(problemsOf(env)).toEqual(['MAIL_OUTBOX_DIR is required: the folder for the messages']);
    expect(readSettings({ ...env, MAIL_OUTBOX_DIR: 'out' }).mail).toEqual({
      transport: 'outbox',
      from: '"Proactive engagement" <digest@contoso.example>',
      replyTo: undefined,
      folder: 'out',
    });
  });

  test('never repeats a secret, an address or what may hold one', () => {
    const secrets: Readonly<Record<string, string>> = {
      PRIVACY_KEY: 'hunter2',
      MAIL_SMTP_URL: 'http://robot:hunter2@mail.example',
      MAIL_FROM: 'hunter2 <hunter2>',
      MAIL_REPLY_TO: 'hunter2',
      DIGEST_TO: 'hunter2, hunter2',
      DATAVERSE_URL: 'https://hunter2:hunter2@contoso.crm4.dynamics.com',
      PUBLIC_URL: 'https://digest.example/?code=hunter2',
    };
    for (const [name, value] of Object.entries(secrets)) {
      const problems = problemsOf({ ...GOOD, [name]: value });
      expect(problems, name).toHaveLength(1);
      expect(problems.join(), name).not.toContain('hunter2');
    }
  });

  test('repeats a value on one line and cut short', () => {
    const [problem] = problemsOf({ ...GOOD, DIGEST_AT: `x\n${'y'.repeat(500)}` });
    expect(problem).toMatch(/^DIGEST_AT must be .* \(given: "x\\u000Ay+"\)$/);
    expect(problem?.length).toBeLessThan(140);
  });
});

describe('on this machine only', () => {
  const LOOPBACK = { ...without('PRIVACY_KEY'), DATAVERSE_URL: 'http://127.0.0.1:5055', DATAVERSE_AUTH: 'token', DATAVERSE_TOKEN: 't' };

  test.each(['http://127.0.0.1:5055', 'http://localhost', 'http://[::1]:1'])(
    'http, a fixed token and no privacy key do for %s',
    (DATAVERSE_URL) => {
      expect(readSettings({ ...LOOPBACK, DATAVERSE_URL }).dataverse).toEqual({ url: DATAVERSE_URL, auth: { kind: 'token', token: 't' } });
    },
  );

  test.each(['https://contoso.crm4.dynamics.com', 'https://localhost.contoso.example', 'https://127.0.0.1.contoso.example'])(
    'neither does for %s',
    (DATAVERSE_URL) => {
      expect(problemsOf({ ...LOOPBACK, DATAVERSE_URL }).map((problem) => problem.split(' ')[0])).toEqual(['DATAVERSE_AUTH', 'PRIVACY_KEY']);
    },
  );

  test('the token itself is asked for', () => {
    expect(problemsOf({ ...LOOPBACK, DATAVERSE_TOKEN: '' })).toEqual(['DATAVERSE_TOKEN is required: the fixed bearer token']);
  });
});
