/** Tokens of Entra ID, by MSAL. Loaded when the first one is asked for: it is a tenth of what a start loads, and who reads history needs none. */
import { AuthError, ConfidentialClientApplication, ManagedIdentityApplication, type NodeAuthOptions } from '@azure/msal-node';
import type { AppError } from '../errors.ts';
import type { ClientCertificate } from './certificate.ts';
import type { AppRegistration, ManagedIdentity, TokenSource, TokenTarget } from './entra-auth.ts';

/** Who asks, with what proves it. */
export type Proof =
  | ManagedIdentity
  | ({ readonly kind: 'client-secret'; readonly clientSecret: string } & AppRegistration)
  | ({ readonly kind: 'client-certificate'; readonly certificate: ClientCertificate } & AppRegistration);

const LOGIN = 'https://login.microsoftonline.com';
const UNREACHABLE = new Set(['network_error', 'network_unavailable', 'endpoints_resolution_error', 'temporarily_unavailable']);
/** What to look at, naming no setting that was not given. */
const CHECKS = {
  'system-assigned identity': 'check that this app has a system-assigned managed identity; outside Azure there is none',
  'user-assigned identity': 'check ENTRA_CLIENT_ID: it has to be a user-assigned identity that is assigned to this app',
  'client-secret': 'check ENTRA_TENANT_ID, ENTRA_CLIENT_ID and ENTRA_CLIENT_SECRET',
  'client-certificate': 'check ENTRA_TENANT_ID, ENTRA_CLIENT_ID and ENTRA_CLIENT_CERTIFICATE',
};

/** The token source for a service. */
export function entraTokenSource(auth: Proof, target: TokenTarget): TokenSource {
  const { origin } = target;
  const acquire = auth.kind === 'managed-identity' ? byIdentity(auth.clientId, origin) : byRegistration(auth, origin);
  return {
    async getToken({ fresh = false } = {}) {
      try {
        return (await acquire(fresh)).accessToken;
      } catch (error) {
        throw tokenError(error, checkOf(auth), target);
      }
    },
  };
}

function byIdentity(clientId: string | undefined, origin: string) {
  const app = new ManagedIdentityApplication(clientId === undefined ? {} : { managedIdentityIdParams: { userAssignedClientId: clientId } });
  return (fresh: boolean) => app.acquireToken({ resource: origin, forceRefresh: fresh });
}

function byRegistration(auth: Exclude<Proof, { readonly kind: 'managed-identity' }>, origin: string) {
  const { tenantId, clientId, authorityHost = LOGIN } = auth;
  const credential: Partial<NodeAuthOptions> =
    auth.kind === 'client-secret' ? { clientSecret: auth.clientSecret } : { clientCertificate: auth.certificate };
  const authority = `${authorityHost}/${encodeURIComponent(tenantId)}`;
  const app = new ConfidentialClientApplication({
    // A known authority is not looked up at a server of another cloud first.
    auth: { clientId, authority, knownAuthorities: [new URL(authorityHost).host], ...credential },
  });
  return async (fresh: boolean) => {
    const result = await app.acquireTokenByClientCredential({ scopes: [`${origin}/.default`], skipCache: fresh });
    if (result === null) throw new Error('no token in the answer');
    return result;
  };
}

function checkOf(auth: Proof): keyof typeof CHECKS {
  if (auth.kind !== 'managed-identity') return auth.kind;
  return auth.clientId === undefined ? 'system-assigned identity' : 'user-assigned identity';
}

/** MSAL's own message can quote the answer of the server, so only its codes are passed on. */
function tokenError(error: unknown, check: keyof typeof CHECKS, { origin, errorOf }: TokenTarget): AppError {
  const { errorCode, errorMessage } = error instanceof AuthError ? error : { errorCode: 'no token', errorMessage: '' };
  const code = [/^[a-z0-9_ ]{1,60}$/.exec(errorCode)?.[0] ?? 'refused', /AADSTS\d{1,10}/.exec(errorMessage)?.[0]]
    .filter(Boolean)
    .join(', ');
  const unreachable = UNREACHABLE.has(errorCode);
  const state = unreachable ? 'the login service gave no usable answer' : 'the login service refused';
  return errorOf(`Cannot get a token for "${origin}": ${state} (${code}); ${CHECKS[check]}`, unreachable);
}
