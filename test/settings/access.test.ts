/** SIGN_IN, SIGN_IN_SCOPES and LINK settings: what is read, and what is told where it is wrong; a secret by name only. */
import { describe, expect, test } from 'vitest';
import { settingsReader } from '../../src/environment/reader.ts';
import { SettingsError } from '../../src/errors.ts';
import { readAccess } from '../../src/settings/access.ts';

const SECRET = 'a-secret-of-exactly-32-characters'.slice(0, 32);
const QUEUE = '0b0c7f9d-9d3e-4d3c-8a70-0f0d4b6f1a01';
const PUBLIC_URL = 'https://digest.example';
const RULE = { claim: 'groups', value: 'g1', scope: { queue: [QUEUE] } };

function read(env: Readonly<Record<string, string>>) {
  const reader = settingsReader(env);
  return reader.checked(readAccess(reader));
}

function problemsOf(env: Readonly<Record<string, string>>): readonly string[] {
  try {
    read(env);
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
  return [];
}

describe('readAccess()', () => {
  test('is off without settings', () => {
    expect(read({})).toEqual({ signIn: 'off', scopeRules: [], links: 'off', linkKeys: [], linkDays: 30 });
  });

  test('reads one key or two, and rules of scopes in stored values', () => {
    const scope = { queue: [`{${QUEUE.toUpperCase()}}`, '(not given)'], channel: ['voice'], dialMode: ['Something new'] };
    const rules = [
      { ...RULE, scope },
      { claim: 'groups', value: 'all', scope: {} },
    ];
    const env = {
      SIGN_IN: 'app-service',
      SIGN_IN_SCOPES: JSON.stringify(rules),
      LINKS: 'signed',
      LINK_KEYS: ` 2026b:${SECRET} , 2026a:${SECRET}x`,
      LINK_DAYS: '7',
      PUBLIC_URL,
    };
    expect(read(env)).toEqual({
      signIn: 'app-service',
      scopeRules: [
        { claim: 'groups', value: 'g1', scope: { queue: [QUEUE, ''], channel: ['Voice'], dialMode: ['Something new'] } },
        { claim: 'groups', value: 'all', scope: {} },
      ],
      links: 'signed',
      linkKeys: [
        { id: '2026b', secret: SECRET },
        { id: '2026a', secret: `${SECRET}x` },
      ],
      linkDays: 7,
    });
  });

  test.each<[string, Readonly<Record<string, string>>, RegExp]>([
    ['signed links without a key', { LINKS: 'signed', PUBLIC_URL }, /^LINK_KEYS is required: what links are signed with \(LINKS=signed\)$/],
    [
      'links that lead nowhere',
      { LINKS: 'signed', LINK_KEYS: `a:${SECRET}` },
      /^PUBLIC_URL is required: where links lead \(LINKS=signed\)$/,
    ],
    ['links that nobody could open', { LINKS: 'sign-in', PUBLIC_URL }, /^LINKS must not be "sign-in" without SIGN_IN=app-service/],
    ['scopes of nobody', { SIGN_IN_SCOPES: JSON.stringify([RULE]) }, /^SIGN_IN_SCOPES must not be given without SIGN_IN=app-service$/],
    ['an unknown sign-in', { SIGN_IN: 'on' }, /^SIGN_IN must be one of off, app-service \(given: "on"\)$/],
    ['unknown links', { LINKS: 'yes' }, /^LINKS must be one of off, signed, sign-in/],
    ['a short secret', { LINK_KEYS: 'a:short' }, /^LINK_KEYS must be one key or two.*at least 32 letters/],
    ['a secret without a name', { LINK_KEYS: SECRET }, /^LINK_KEYS must be one key or two/],
    ['three keys', { LINK_KEYS: ['a', 'b', 'c'].map((id) => `${id}:${SECRET}`).join(',') }, /^LINK_KEYS must have at most 2 keys/],
    ['two keys of one name', { LINK_KEYS: `a:${SECRET},a:${SECRET}` }, /^LINK_KEYS must give each key a name of its own$/],
    ['two keys of one secret', { LINK_KEYS: `a:${SECRET},b:${SECRET}` }, /^LINK_KEYS must give each key a secret of its own$/],
    ['keys with a semicolon between them', { LINK_KEYS: `a:${SECRET};b:${SECRET}x` }, /^LINK_KEYS must be one key or two, with a comma/],
    ['links for ever', { LINK_DAYS: '367' }, /^LINK_DAYS must be a whole number from 1 to 366/],
    ['no JSON', { SIGN_IN: 'app-service', SIGN_IN_SCOPES: 'groups' }, /^SIGN_IN_SCOPES must be JSON such as/],
    [
      'no rule at all, which would show everything',
      { SIGN_IN: 'app-service', SIGN_IN_SCOPES: '[]' },
      /^SIGN_IN_SCOPES must have at least one rule: leave it out where Reports.Read is to see everything/,
    ],
    [
      'a scope by something else',
      { SIGN_IN: 'app-service', SIGN_IN_SCOPES: '[{"claim":"groups","value":"g","scope":{"agent":["a"]}}]' },
      /^SIGN_IN_SCOPES must be JSON such as .*: rule 1 at scope: Unrecognized key: "agent"/,
    ],
    [
      'several rules that are wrong, each of them',
      { SIGN_IN: 'app-service', SIGN_IN_SCOPES: '[{"claim":"groups","value":7,"scope":{}},{"claim":"groups","value":"g"}]' },
      /rule 1 at value: .*; rule 2 at scope: /,
    ],
    [
      'a queue by its name',
      { SIGN_IN: 'app-service', SIGN_IN_SCOPES: '[{"claim":"groups","value":"g","scope":{"queue":["Collections"]}}]' },
      /^SIGN_IN_SCOPES must name each queue by its id/,
    ],
  ])('tells of %s', (_, env, problem) => {
    const problems = problemsOf(env);
    expect(problems).toEqual([expect.stringMatching(problem)]);
    for (const text of problems) expect(text).not.toContain(SECRET.slice(0, 10));
  });
});
