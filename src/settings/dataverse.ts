/** DATAVERSE_ and ENTRA_ settings: where the deliveries are, and as whom they are read. */

import type { DataverseAuth } from '../dataverse/dataverse-auth.ts';
import { asText, oneOf } from '../environment/parsers.ts';
import type { SettingsReader } from '../environment/reader.ts';
import { isLoopback } from '../is-loopback.ts';
import { originOf } from './origin.ts';

export interface DataverseSettings {
  /** Address of the organisation, without a slash at its end. */
  readonly url: string;
  readonly auth: DataverseAuth;
}

const KINDS = ['managed-identity', 'client-secret', 'client-certificate', 'token'] as const;

/** Reads them; a problem leaves an empty text where the value would be. */
export function readDataverse(reader: SettingsReader): DataverseSettings {
  const url = reader.required('DATAVERSE_URL', originOf, 'the address of the organisation, such as https://contoso.crm4.dynamics.com');
  return { url: url ?? '', auth: readAuth(reader, url) };
}

function readAuth(reader: SettingsReader, url: string | undefined): DataverseAuth {
  const kind = reader.optional('DATAVERSE_AUTH', oneOf(KINDS), 'managed-identity');
  if (kind === 'token') return readToken(reader, url);
  if (kind === 'managed-identity') {
    const clientId = reader.optional('ENTRA_CLIENT_ID', asText, undefined);
    return clientId === undefined ? { kind } : { kind, clientId };
  }
  const tenantId = reader.required('ENTRA_TENANT_ID', asText, 'the tenant of the app registration') ?? '';
  const clientId = reader.required('ENTRA_CLIENT_ID', asText, 'the client id of the app registration') ?? '';
  if (kind === 'client-secret') {
    const clientSecret = reader.required('ENTRA_CLIENT_SECRET', asText, 'the secret of the app registration') ?? '';
    return { kind, tenantId, clientId, clientSecret };
  }
  const what = 'PEM text, or the path of a PEM file, with key and certificate';
  return { kind, tenantId, clientId, certificate: reader.required('ENTRA_CLIENT_CERTIFICATE', asText, what) ?? '' };
}

function readToken(reader: SettingsReader, url: string | undefined): DataverseAuth {
  if (url !== undefined && !isLoopback(url))
    reader.problem('DATAVERSE_AUTH must not be "token": that is for a DATAVERSE_URL on this machine only');
  return { kind: 'token', token: reader.required('DATAVERSE_TOKEN', asText, 'the fixed bearer token') ?? '' };
}
