/** Somebody who can sign in to this host, and what the platform says of them. */
import type { IncomingMessage } from 'node:http';

export interface SignInPerson {
  /** Stands in the cookie and in addresses: letters alone. */
  readonly id: string;
  readonly name: string;
  /** What they may see, for whoever chooses. */
  readonly what: string;
  /** App roles and object ids of groups. */
  readonly roles: readonly string[];
  readonly groups: readonly string[];
}

interface Claim {
  readonly typ: string;
  readonly val: string;
}

/** What a client could write to be somebody else: the platform takes it away (learn.microsoft.com/azure/app-service/configure-authentication-user-identities). */
const OF_THE_PLATFORM = /^x-ms-(?:client-principal|token-)/;

/** The claims as Entra gives them. */
export function claimsOf({ id, name, roles, groups }: SignInPerson): readonly Claim[] {
  return [
    { typ: 'name', val: name },
    { typ: 'preferred_username', val: `${id}@contoso.example` },
    ...roles.map((val) => ({ typ: 'roles', val })),
    ...groups.map((val) => ({ typ: 'groups', val })),
  ];
}

/** Takes away what a client says of who has signed in, and puts there what the host knows; undefined = nobody. */
export function putPrincipal({ headersDistinct }: Pick<IncomingMessage, 'headersDistinct'>, person: SignInPerson | undefined): void {
  for (const name of Object.keys(headersDistinct)) if (OF_THE_PLATFORM.test(name)) delete headersDistinct[name];
  if (person === undefined) return;
  const principal = { auth_typ: 'aad', claims: claimsOf(person), name_typ: 'name', role_typ: 'roles' };
  headersDistinct['x-ms-client-principal'] = [Buffer.from(JSON.stringify(principal)).toString('base64')];
  headersDistinct['x-ms-client-principal-idp'] = ['aad'];
}
