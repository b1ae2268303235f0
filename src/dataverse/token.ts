/** Where the bearer token for Dataverse comes from: a managed identity, an app registration, or a fixed token for this machine. */
import { SettingsError } from '../errors.ts';
import { isLoopback } from '../is-loopback.ts';
import { readCertificate } from './certificate.ts';
import type { DataverseAuth, TokenSource } from './dataverse-auth.ts';
import { dataverseOrigin } from './origin.ts';

/** The token source for a Dataverse URL; make one a process, for it keeps the tokens. @throws SettingsError where the settings cannot work */
export function createTokenSource(auth: DataverseAuth, url: string): TokenSource {
  const origin = dataverseOrigin(url);
  if (auth.kind === 'token') return fixedToken(auth.token, origin);
  // Read now, so that a wrong one is told at the start.
  const known = auth.kind === 'client-certificate' ? { ...auth, certificate: readCertificate(auth.certificate) } : auth;
  let source: Promise<TokenSource> | undefined;
  return {
    async getToken(options) {
      source ??= import('./entra-token.ts').then(({ entraTokenSource }) => entraTokenSource(known, origin));
      return (await source).getToken(options);
    },
  };
}

function fixedToken(token: string, origin: string): TokenSource {
  if (!isLoopback(origin)) throw new SettingsError([`DATAVERSE_AUTH "token" is for a loopback DATAVERSE_URL only, not for "${origin}"`]);
  return { getToken: async () => token };
}
