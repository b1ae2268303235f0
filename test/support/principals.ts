/** What App Service sign-in says of who has signed in, as its header carries it. */

export interface SignedIn {
  readonly roles?: readonly string[];
  readonly groups?: readonly string[];
  /** Further claims, type and value. */
  readonly claims?: readonly (readonly [typ: string, val: string])[];
  /** @default aad */
  readonly provider?: string;
}

/** The value of x-ms-client-principal. */
export function principalOf({ roles = [], groups = [], claims = [], provider = 'aad' }: SignedIn): string {
  const all = [
    ['name', 'Ana Prova'],
    ['preferred_username', 'ana@contoso.example'],
    ...roles.map((role) => ['roles', role] as const),
    ...groups.map((group) => ['groups', group] as const),
    ...claims,
  ];
  const principal = {
    auth_typ: provider,
    claims: all.map(([typ, val]) => ({ typ, val })),
    name_typ: 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress',
    role_typ: 'http://schemas.microsoft.com/ws/2008/06/identity/claims/role',
  };
  return Buffer.from(JSON.stringify(principal)).toString('base64');
}
