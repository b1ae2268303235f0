/** DATAVERSE_ and ENTRA_ settings: where the deliveries are, and as whom they are read. */
import { AUTH_KINDS, type EntraAuth } from '../entra/entra-auth.ts';
import { readProof } from '../entra/read-proof.ts';
import { asText, oneOf } from '../environment/parsers.ts';
import type { SettingsReader } from '../environment/reader.ts';
import { isLoopback } from '../is-loopback.ts';
import { originOf } from './origin.ts';

export interface DataverseSettings {
  /** Address of the organisation, without a slash at its end. */
  readonly url: string;
  readonly auth: EntraAuth;
}

/** Reads them; a problem leaves an empty text where the value would be. */
export function readDataverse(reader: SettingsReader): DataverseSettings {
  const url = reader.required('DATAVERSE_URL', originOf, 'the address of the organisation, such as https://contoso.crm4.dynamics.com');
  return { url: url ?? '', auth: readAuth(reader, url) };
}

function readAuth(reader: SettingsReader, url: string | undefined): EntraAuth {
  const kind = reader.optional('DATAVERSE_AUTH', oneOf(AUTH_KINDS), 'managed-identity');
  return kind === 'token' ? readToken(reader, url) : readProof(reader, kind);
}

function readToken(reader: SettingsReader, url: string | undefined): EntraAuth {
  if (url !== undefined && !isLoopback(url))
    reader.problem('DATAVERSE_AUTH must not be "token": that is for a DATAVERSE_URL on this machine only');
  return { kind: 'token', token: reader.required('DATAVERSE_TOKEN', asText, 'the fixed bearer token') ?? '' };
}
