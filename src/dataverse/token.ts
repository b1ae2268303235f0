/** Where the bearer token for Dataverse comes from: a managed identity, an app registration, or a fixed token for this machine. */
import { AuthError, ConfidentialClientApplication, ManagedIdentityApplication, type NodeAuthOptions } from '@azure/msal-node';
import { DataverseError, SettingsError } from '../errors.ts';
import { isLoopback } from '../is-loopback.ts';
import { readCertificate } from './certificate.ts';
import { dataverseOrigin } from './origin.ts';

interface AppRegistration {
  readonly tenantId: string;
  readonly clientId: string;
  /** Of sovereign clouds. @default https://login.microsoftonline.com */
  readonly authorityHost?: string;
}

/** How to prove to Dataverse who is asking; the kinds are the values of DATAVERSE_AUTH. */
export type DataverseAuth =
  /** System-assigned, or user-assigned where its client id is given. */
  | { readonly kind: 'managed-identity'; readonly clientId?: string }
  | ({ readonly kind: 'client-secret'; readonly clientSecret: string } & AppRegistration)
  /** PEM text or the path of a PEM file, holding key and certificate. */
  | ({ readonly kind: 'client-certificate'; readonly certificate: string } & AppRegistration)
  /** A fixed bearer, for a loopback URL only. */
  | { readonly kind: 'token'; readonly token: string };

export interface TokenSource {
  /** A bearer token; from a cache unless `fresh` is asked for. @throws DataverseError dataverse.unauthorized, dataverse.unreachable */
  getToken(options?: { readonly fresh?: boolean }): Promise<string>;
}

const LOGIN = 'https://login.microsoftonline.com';
const UNREACHABLE = new Set(['network_error', 'network_unavailable', 'endpoints_resolution_error', 'temporarily_unavailable']);
/** What to look at, naming no setting that was not given. */
const CHECKS = {
  'system-assigned identity': 'check that this app has a system-assigned managed identity; outside Azure there is none',
  'user-assigned identity': 'check ENTRA_CLIENT_ID: it has to be a user-assigned identity that is assigned to this app',
  'client-secret': 'check ENTRA_TENANT_ID, ENTRA_CLIENT_ID and ENTRA_CLIENT_SECRET',
  'client-certificate': 'check ENTRA_TENANT_ID, ENTRA_CLIENT_ID and ENTRA_CLIENT_CERTIFICATE',
};

/** The token source for a Dataverse URL; make one a process, for it keeps the tokens. @throws SettingsError where the settings cannot work */
export function createTokenSource(auth: DataverseAuth, url: string): TokenSource {
  const origin = dataverseOrigin(url);
  if (auth.kind === 'token') return fixedToken(auth.token, origin);
  const acquire = auth.kind === 'managed-identity' ? byIdentity(auth.clientId, origin) : byRegistration(auth, origin);
  return {
    async getToken({ fresh = false } = {}) {
      try {
        return (await acquire(fresh)).accessToken;
      } catch (error) {
        throw tokenError(error, checkOf(auth), origin);
      }
    },
  };
}

function fixedToken(token: string, origin: string): TokenSource {
  if (!isLoopback(origin)) throw new SettingsError([`DATAVERSE_AUTH "token" is for a loopback DATAVERSE_URL only, not for "${origin}"`]);
  return { getToken: async () => token };
}

function byIdentity(clientId: string | undefined, origin: string) {
  const app = new ManagedIdentityApplication(clientId === undefined ? {} : { managedIdentityIdParams: { userAssignedClientId: clientId } });
  return (fresh: boolean) => app.acquireToken({ resource: origin, forceRefresh: fresh });
}

function byRegistration(auth: Extract<DataverseAuth, AppRegistration>, origin: string) {
  const { tenantId, clientId, authorityHost = LOGIN } = auth;
  const credential: Partial<NodeAuthOptions> =
    auth.kind === 'client-secret' ? { clientSecret: auth.clientSecret } : { clientCertificate: readCertificate(auth.certificate) };
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

function checkOf(auth: Exclude<DataverseAuth, { readonly kind: 'token' }>): keyof typeof CHECKS {
  if (auth.kind !== 'managed-identity') return auth.kind;
  return auth.clientId === undefined ? 'system-assigned identity' : 'user-assigned identity';
}

/** MSAL's own message can quote the answer of the server, so only its codes are passed on. */
function tokenError(error: unknown, check: keyof typeof CHECKS, origin: string): DataverseError {
  const { errorCode, errorMessage } = error instanceof AuthError ? error : { errorCode: 'no token', errorMessage: '' };
  const code = [/^[a-z0-9_ ]{1,60}$/.exec(errorCode)?.[0] ?? 'refused', /AADSTS\d{1,10}/.exec(errorMessage)?.[0]]
    .filter(Boolean)
    .join(', ');
  const unreachable = UNREACHABLE.has(errorCode);
  const state = unreachable ? 'the login service gave no usable answer' : 'the login service refused';
  const message = `Cannot get a token for "${origin}": ${state} (${code}); ${CHECKS[check]}`;
  return new DataverseError(unreachable ? 'dataverse.unreachable' : 'dataverse.unauthorized', message, { retryable: unreachable });
}
