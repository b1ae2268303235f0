/** How to prove to Dataverse who is asking, and what a proof is good for: bearer tokens. */

/** An app registration in Entra ID. */
export interface AppRegistration {
  readonly tenantId: string;
  readonly clientId: string;
  /** Of sovereign clouds. @default https://login.microsoftonline.com */
  readonly authorityHost?: string;
}

/** System-assigned, or user-assigned where its client id is given. */
export interface ManagedIdentity {
  readonly kind: 'managed-identity';
  readonly clientId?: string;
}

/** How to prove to Dataverse who is asking; the kinds are the values of DATAVERSE_AUTH. */
export type DataverseAuth =
  | ManagedIdentity
  | ({ readonly kind: 'client-secret'; readonly clientSecret: string } & AppRegistration)
  /** PEM text or the path of a PEM file, holding key and certificate. */
  | ({ readonly kind: 'client-certificate'; readonly certificate: string } & AppRegistration)
  /** A fixed bearer, for a loopback URL only. */
  | { readonly kind: 'token'; readonly token: string };

export interface TokenSource {
  /** A bearer token; from a cache unless `fresh` is asked for. @throws DataverseError dataverse.unauthorized, dataverse.unreachable */
  getToken(options?: { readonly fresh?: boolean }): Promise<string>;
}
