/** Who has signed in, as the platform says it in the header x-ms-client-principal (learn.microsoft.com/azure/app-service/configure-authentication-user-identities). */
import { z } from 'zod';
import { AccessError } from '../errors.ts';

export const PRINCIPAL_HEADER = 'x-ms-client-principal';

/** Roles and groups are told apart by their claims' types alone: what another provider calls so says nothing of this app's. */
const ENTRA = 'aad';
const ROLE_CLAIM = 'roles';
// Of a person in more than 200 groups Entra tells none, and where to ask instead.
const OVERAGE_CLAIM = '_claim_names';
const MAX_LENGTH = 64 * 1024;

const schema = z.object({
  auth_typ: z.string(),
  claims: z.array(z.object({ typ: z.string(), val: z.string() })),
  role_typ: z.string().nullish(),
});

export interface Principal {
  readonly roles: ReadonlySet<string>;
  /** Whether a claim has a value; ids are compared without regard to case. */
  has(claim: string, value: string): boolean;
  /** Whether the groups are left out, since there are too many of them. */
  readonly lacksGroups: boolean;
}

/** Reads base64 of JSON. @throws AccessError access.bad-principal, which repeats nothing of it */
export function parsePrincipal(header: string): Principal {
  const { auth_typ, claims, role_typ } = parse(header);
  const told = auth_typ === ENTRA ? claims : [];
  const isRole = (typ: string) => typ === ROLE_CLAIM || typ === role_typ;
  return {
    roles: new Set(told.flatMap(({ typ, val }) => (isRole(typ) ? [val] : []))),
    has: (claim, value) => told.some(({ typ, val }) => typ === claim && val.toLowerCase() === value.toLowerCase()),
    lacksGroups: told.some(({ typ, val }) => typ === OVERAGE_CLAIM && val.includes('groups')),
  };
}

function parse(header: string): z.infer<typeof schema> {
  try {
    if (header.length > MAX_LENGTH) throw new RangeError('too long');
    return schema.parse(JSON.parse(Buffer.from(header, 'base64').toString('utf8')));
  } catch {
    // The cause would show who it is.
    throw new AccessError(
      'access.bad-principal',
      'Cannot tell who has signed in: what the platform says of it is not readable. Sign out and in again.',
    );
  }
}
