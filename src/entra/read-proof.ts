/** ENTRA_ settings: as whom a service of Microsoft is asked. Every service takes the same ones, and says itself by what kind. */
import { asText } from '../environment/parsers.ts';
import type { SettingsReader } from '../environment/reader.ts';
import type { EntraAuth } from './entra-auth.ts';

/** Reads what a kind needs; a problem leaves an empty text where the value would be. */
export function readProof(reader: SettingsReader, kind: Exclude<EntraAuth['kind'], 'token'>): Exclude<EntraAuth, { kind: 'token' }> {
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
