/** What somebody who has signed in may see: by app role, and within Reports.Read by claims. */
import { AccessError } from '../errors.ts';
import type { AccessSettings } from './access-settings.ts';
import type { Principal } from './principal.ts';
import { type Allowed, type Reader, ROLES, type Role } from './reader.ts';

const [READ, ADMIN] = ROLES;

/** Being signed in is not enough: a role has to be assigned, and where there are rules one has to match. @throws AccessError access.no-role, access.no-scope, access.too-many-groups, which say what to do */
export function personOf(principal: Principal, rules: AccessSettings['scopeRules']): Reader {
  const role = roleOf(principal);
  return { kind: 'person', role, allowed: role === ADMIN ? 'all' : scopesOf(principal, rules) };
}

function roleOf({ roles }: Principal): Role {
  if (roles.has(ADMIN)) return ADMIN;
  if (roles.has(READ)) return READ;
  throw new AccessError(
    'access.no-role',
    `Cannot show you reports: you are signed in, and have no app role here. An administrator assigns ${READ} or ${ADMIN} to you or a group of yours in Microsoft Entra: Enterprise applications, this app, Users and groups. Then sign out and in again.`,
  );
}

function scopesOf(principal: Principal, rules: AccessSettings['scopeRules']): Allowed {
  if (rules.length === 0) return 'all';
  const scopes = rules.filter(({ claim, value }) => principal.has(claim, value)).map(({ scope }) => scope);
  if (scopes.length === 0) throw noScope(principal, rules);
  return scopes.some((scope) => Object.keys(scope).length === 0) ? 'all' : scopes;
}

function noScope({ lacksGroups }: Principal, rules: AccessSettings['scopeRules']): AccessError {
  if (lacksGroups && rules.some(({ claim }) => claim === 'groups'))
    return new AccessError(
      'access.too-many-groups',
      'Cannot tell which reports are yours: you are in so many groups that Microsoft Entra left them out. An administrator restricts the groups claim of this app to the groups assigned to it (Token configuration).',
    );
  return new AccessError(
    'access.no-scope',
    'Cannot show you reports: your role is to see a part of them, and no rule of SIGN_IN_SCOPES says which. An administrator adds one for a group or claim of yours.',
  );
}
