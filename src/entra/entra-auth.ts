/** How to prove to a service of Microsoft who is asking, and what a proof is good for: bearer tokens. */
import type { AppError } from '../errors.ts';

/** An app registration in Entra ID. */
export interface AppRegistration {
  readonly tenantId: string;
  readonly clientId: string;
  /** Of sovereign clouds. @default https://login.microsoftonline.com */
  readonly authorityHost?: string;
}

/** The kinds, for settings. */
export const AUTH_KINDS = ['managed-identity', 'client-secret', 'client-certificate', 'token'] as const;

/** System-assigned, or user-assigned where its client id is given. */
export interface ManagedIdentity {
  readonly kind: 'managed-identity';
  readonly clientId?: string;
}

/** How to prove who is asking; the kinds are the values of DATAVERSE_AUTH and GRAPH_AUTH. */
export type EntraAuth =
  | ManagedIdentity
  | ({ readonly kind: 'client-secret'; readonly clientSecret: string } & AppRegistration)
  /** PEM text or the path of a PEM file, holding key and certificate. */
  | ({ readonly kind: 'client-certificate'; readonly certificate: string } & AppRegistration)
  /** A fixed bearer, for a loopback URL only. */
  | { readonly kind: 'token'; readonly token: string };

export interface TokenSource {
  /** A bearer token; from a cache unless `fresh` is asked for. @throws the error of its target */
  getToken(options?: { readonly fresh?: boolean }): Promise<string>;
}

/** What the tokens are for. */
export interface TokenTarget {
  /** The service's origin, such as "https://org.crm4.dynamics.com". */
  readonly origin: string;
  /** What its settings begin with. */
  readonly settings: 'DATAVERSE' | 'GRAPH';
  /** The error that whoever asks the service knows. @param isUnreachable whether the login service gave no answer, which may pass */
  readonly errorOf: (message: string, isUnreachable: boolean) => AppError;
}
