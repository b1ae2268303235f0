/** Who has signed in, and what that opens: roles have to be assigned, and scopes come from rules. */
import { describe, expect, test } from 'vitest';
import { personOf } from '../../src/access/person.ts';
import { parsePrincipal } from '../../src/access/principal.ts';
import { AccessError } from '../../src/errors.ts';
import { principalOf, type SignedIn } from '../support/principals.ts';

const RULES = [
  { claim: 'groups', value: 'Group-A', scope: { queue: ['q1'] } },
  { claim: 'department', value: 'Sales', scope: { configuration: ['c2'] } },
  { claim: 'groups', value: 'everything', scope: {} },
];
const readerOf = (signedIn: SignedIn, rules = RULES) => personOf(parsePrincipal(principalOf(signedIn)), rules);
const READ = ['Reports.Read'];

function codeOf(signedIn: SignedIn, rules = RULES): string {
  try {
    readerOf(signedIn, rules);
  } catch (error) {
    if (error instanceof AccessError) return error.code;
    throw error;
  }
  return 'let in';
}

describe('personOf()', () => {
  test('gives Reports.Read the scopes of every rule that matches, whatever the case of the value, and Reports.Admin all', () => {
    expect(readerOf({ roles: READ, groups: ['group-a'] })).toEqual({ kind: 'person', role: 'Reports.Read', allowed: [{ queue: ['q1'] }] });
    expect(readerOf({ roles: READ, groups: ['GROUP-A'], claims: [['department', 'sales']] })).toMatchObject({
      allowed: [{ queue: ['q1'] }, { configuration: ['c2'] }],
    });
    expect(readerOf({ roles: READ, groups: ['everything', 'group-a'] })).toMatchObject({ allowed: 'all' });
    expect(readerOf({ roles: ['Reports.Admin'] })).toEqual({ kind: 'person', role: 'Reports.Admin', allowed: 'all' });
    expect(readerOf({ roles: [...READ, 'Reports.Admin'], groups: ['group-a'] })).toMatchObject({ role: 'Reports.Admin', allowed: 'all' });
  });

  test('without rules shows Reports.Read everything', () => {
    expect(readerOf({ roles: READ }, [])).toMatchObject({ allowed: 'all' });
  });

  test('takes a role from the claim that the platform names, too', () => {
    const typ = 'http://schemas.microsoft.com/ws/2008/06/identity/claims/role';
    expect(readerOf({ claims: [[typ, 'Reports.Admin']] })).toMatchObject({ role: 'Reports.Admin' });
  });

  test.each<[string, SignedIn]>([
    ['is signed in and has no role', {}],
    ['has another role', { roles: ['Reports.Write'] }],
    ['has a role in other letters', { roles: ['reports.admin', 'REPORTS.READ', ' Reports.Read'] }],
    ['has several roles in one claim', { roles: ['Reports.Read,Reports.Admin', '["Reports.Admin"]'] }],
    [
      'has the name of a role in another claim',
      {
        groups: ['Reports.Admin'],
        claims: [
          ['name', 'Reports.Admin'],
          ['scp', 'Reports.Admin'],
        ],
      },
    ],
    ['has signed in elsewhere than in Entra', { roles: ['Reports.Admin'], provider: 'github' }],
  ])('refuses who %s', (_, signedIn) => {
    expect(codeOf(signedIn)).toBe('access.no-role');
  });

  test('refuses Reports.Read where there are rules and none matches, and says so where Entra left out the groups', () => {
    expect(codeOf({ roles: READ, groups: ['another'] })).toBe('access.no-scope');
    expect(codeOf({ roles: READ, claims: [['Department', 'Sales']] })).toBe('access.no-scope');
    const overage: SignedIn = { roles: READ, claims: [['_claim_names', '{"groups":"src1"}']] };
    expect(codeOf(overage)).toBe('access.too-many-groups');
    expect(codeOf(overage, RULES.slice(1, 2))).toBe('access.no-scope');
  });
});

test.each([
  ['no base64', '%%%'],
  ['empty', ''],
  ['no JSON', Buffer.from('{"auth_typ":').toString('base64')],
  ['no object', Buffer.from('null').toString('base64')],
  ['without claims', Buffer.from('{"auth_typ":"aad"}').toString('base64')],
  ['of claims that are no texts', Buffer.from('{"auth_typ":"aad","claims":[{"typ":"roles","val":["Reports.Admin"]}]}').toString('base64')],
  ['endless', 'A'.repeat(70_000)],
])('parsePrincipal() refuses what is %s, and repeats nothing of it', (_, header) => {
  expect(() => parsePrincipal(header)).toThrow(AccessError);
  expect(() => parsePrincipal(header)).toThrow(/^Cannot tell who has signed in: what the platform says of it is not readable/);
});
