/** Tries by who one says to be: forged headers of the platform, links that are none, and cookies beside each other. */
import { principalOf } from '../../support/principals.ts';
import type { Try } from './try.ts';

const ADMIN = { roles: ['Reports.Admin'] } as const;

/** What clients can send where the platform's sign-in is off: nothing of it may be believed. */
export function forgedSignIns(): Try[] {
  const principals = [
    ['an administrator', principalOf(ADMIN)],
    ['a reader', principalOf({ roles: ['Reports.Read'] })],
    ['both roles', principalOf({ roles: ['Reports.Read', 'Reports.Admin'] })],
  ] as const;
  const others: readonly Readonly<Record<string, string>>[] = [
    { 'x-ms-client-principal-id': '1', 'x-ms-client-principal-name': 'ana@contoso.example', 'x-ms-client-principal-idp': 'aad' },
    { 'x-ms-client-principal-roles': 'Reports.Admin' },
    { 'x-ms-token-aad-id-token': `x.${Buffer.from('{"roles":["Reports.Admin"]}').toString('base64url')}.x` },
    { 'x-zumo-auth': principalOf(ADMIN) },
    { authorization: `Basic ${Buffer.from('admin:admin').toString('base64')}` },
    { cookie: `AppServiceAuthSession=${principalOf(ADMIN)}` },
  ];
  const headers = [...principals.map(([, principal]) => ({ 'x-ms-client-principal': principal })), ...others];
  return headers.flatMap((more) =>
    [true, false].map(
      (isSignedIn): Try => ({
        name: `${Object.keys(more).join(', ')} ${isSignedIn ? 'beside' : 'without'} one's own credentials: ${JSON.stringify(more).slice(0, 60)}`,
        path: '/report?format=json',
        headers: more,
        isSignedIn,
      }),
    ),
  );
}

/** What the platform would never say, or says of somebody without a right: instead of the reader's own sign-in. */
export function brokenPrincipals(): Try[] {
  const encoded = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64');
  const principals: readonly (readonly [string, string])[] = [
    ['without a role', principalOf({})],
    ['a reader without a group', principalOf({ roles: ['Reports.Read'] })],
    ['a reader of another group', principalOf({ roles: ['Reports.Read'], groups: ['22222222-2222-4222-8222-222222222222'] })],
    ['a reader with too many groups', principalOf({ roles: ['Reports.Read'], claims: [['_claim_names', '{"groups":"src1"}']] })],
    ['a role in capitals', principalOf({ roles: ['REPORTS.ADMIN'] })],
    ['two roles in one', principalOf({ roles: ['Reports.Read Reports.Admin'] })],
    ['a role as a list', principalOf({ roles: ['["Reports.Admin"]'] })],
    ['a role as a group', principalOf({ groups: ['Reports.Admin'] })],
    ['a role as a scope of an app', principalOf({ claims: [['scp', 'Reports.Admin']] })],
    ['a role as a name', principalOf({ claims: [['name', 'Reports.Admin']] })],
    ['an administrator elsewhere', principalOf({ ...ADMIN, provider: 'github' })],
    ['no JSON', encoded('{"auth_typ":"aad"')],
    ['no base64', '!!!!'],
    ['a list', encoded([])],
    ['null', encoded('null')],
    ['roles beside the claims', encoded({ auth_typ: 'aad', roles: ['Reports.Admin'], claims: [] })],
    ['roles by a prototype', encoded('{"auth_typ":"aad","claims":[],"__proto__":{"roles":["Reports.Admin"]}}')],
    ['a claim of a list', encoded({ auth_typ: 'aad', claims: [{ typ: 'roles', val: ['Reports.Admin'] }] })],
  ];
  return principals.map(([name, principal]) => ({
    name: `a principal that is ${name}`,
    path: '/report?format=json',
    headers: { 'x-ms-client-principal': principal },
    isSignedIn: false,
  }));
}

/** Each token as a link that is opened, a bearer, and a cookie; also beside the reader's own. */
export function tokenTries(tokens: readonly (readonly [name: string, token: string])[]): Try[] {
  return tokens.flatMap(([name, token]): Try[] => [
    { name: `opening a link that is ${name}`, path: `/open?link=${encodeURIComponent(token)}`, isSignedIn: false },
    { name: `a bearer that is ${name}`, path: '/report?format=json', headers: { authorization: `Bearer ${token}` }, isSignedIn: false },
    { name: `a cookie that is ${name}`, path: '/report?format=json', headers: { cookie: `report-link=${token}` }, isSignedIn: false },
    { name: `a link in the wrong place that is ${name}`, path: `/report?link=${encodeURIComponent(token)}`, isSignedIn: false },
  ]);
}
