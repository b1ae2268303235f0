/** Where the bearer token for Dataverse comes from. */
import type { EntraAuth, TokenSource } from '../entra/entra-auth.ts';
import { tokenSourceFor } from '../entra/token-source.ts';
import { DataverseError } from '../errors.ts';
import { dataverseOrigin } from './origin.ts';

/** The token source for a Dataverse URL; make one a process, for it keeps the tokens. It throws DataverseError dataverse.unauthorized, dataverse.unreachable. @throws SettingsError where the settings cannot work */
export function createTokenSource(auth: EntraAuth, url: string): TokenSource {
  return tokenSourceFor(auth, { origin: dataverseOrigin(url), settings: 'DATAVERSE', errorOf });
}

function errorOf(message: string, isUnreachable: boolean): DataverseError {
  return new DataverseError(isUnreachable ? 'dataverse.unreachable' : 'dataverse.unauthorized', message, { retryable: isUnreachable });
}
