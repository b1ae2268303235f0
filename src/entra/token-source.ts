/** Where the bearer token for a service comes from: a managed identity, an app registration, or a fixed token for this machine. */
import { SettingsError } from '../errors.ts';
import { isLoopback } from '../is-loopback.ts';
import { readCertificate } from './certificate.ts';
import type { EntraAuth, TokenSource, TokenTarget } from './entra-auth.ts';

/** Make one a process and service, for it keeps the tokens. @throws SettingsError where the settings cannot work */
export function tokenSourceFor(auth: EntraAuth, target: TokenTarget): TokenSource {
  if (auth.kind === 'token') return fixedToken(auth.token, target);
  // Read now, so that a wrong one is told at the start.
  const known = auth.kind === 'client-certificate' ? { ...auth, certificate: readCertificate(auth.certificate) } : auth;
  let source: Promise<TokenSource> | undefined;
  return {
    async getToken(options) {
      source ??= import('./entra-token.ts').then(({ entraTokenSource }) => entraTokenSource(known, target));
      return (await source).getToken(options);
    },
  };
}

function fixedToken(token: string, { origin, settings }: TokenTarget): TokenSource {
  if (!isLoopback(origin))
    throw new SettingsError([`${settings}_AUTH "token" is for a loopback ${settings}_URL only, not for "${origin}"`]);
  return { getToken: async () => token };
}
