/** MAIL_TRANSPORT=graph: a mailbox of Microsoft 365 through Microsoft Graph. */
import { AUTH_KINDS, type EntraAuth, type TokenTarget } from '../../../entra/entra-auth.ts';
import { readProof } from '../../../entra/read-proof.ts';
import { tokenSourceFor } from '../../../entra/token-source.ts';
import { asText, oneOf } from '../../../environment/parsers.ts';
import type { SettingsReader } from '../../../environment/reader.ts';
import { MailError } from '../../../errors.ts';
import { isLoopback } from '../../../is-loopback.ts';
import type { MailTransport } from '../../transport.ts';
import { GRAPH, graphOriginOf, loginOf } from './graph-cloud.ts';
import { createGraphSender } from './graph-sender.ts';
import { tryGraph } from './try-graph.ts';

/** Settings of this transport. */
export interface GraphSettings {
  readonly origin: string;
  readonly auth: EntraAuth;
  /** The mailbox that sends; undefined = that of MAIL_FROM. */
  readonly mailbox: string | undefined;
  /** What is granted on that mailbox beside Mail.Send: Mail.Read to settle and to read non-delivery reports, Mail.ReadWrite for large files. */
  readonly settles: boolean;
  readonly readsReports: boolean;
  readonly takesLargeFiles: boolean;
}

/** Exchange Online delays what is more than 30 messages a minute. */
export const graphTransport: MailTransport<GraphSettings> = {
  perMinute: 30,
  promises: ['GRAPH_SETTLE', 'GRAPH_BOUNCES', 'GRAPH_LARGE_FILES'],
  readSettings: (reader) => settingsOf(reader, reader.optional('GRAPH_URL', graphOriginOf, GRAPH)),
  create: ({ origin, auth, ...options }) => createGraphSender({ origin, token: tokenSourceFor(auth, targetOf(origin)), ...options }),
  tryOut: ({ origin, auth, ...options }, about) => tryGraph({ origin, token: tokenSourceFor(auth, targetOf(origin)), ...options }, about),
};

const YES_NO = ['true', 'false'] as const;

function settingsOf(reader: SettingsReader, origin: string): GraphSettings {
  const isTrue = (name: string) => reader.optional(name, oneOf(YES_NO), 'false') === 'true';
  return {
    origin,
    auth: readAuth(reader, origin),
    mailbox: reader.optional('GRAPH_MAILBOX', mailboxOf, undefined),
    settles: isTrue('GRAPH_SETTLE'),
    readsReports: isTrue('GRAPH_BOUNCES'),
    takesLargeFiles: isTrue('GRAPH_LARGE_FILES'),
  };
}

function readAuth(reader: SettingsReader, origin: string): EntraAuth {
  // One app registration for both is the rule.
  const ofDataverse = reader.optional('DATAVERSE_AUTH', oneOf(AUTH_KINDS), 'managed-identity');
  const kind = reader.optional('GRAPH_AUTH', oneOf(AUTH_KINDS), ofDataverse === 'token' ? 'managed-identity' : ofDataverse);
  if (kind !== 'token') return { ...readProof(reader, kind), ...(kind !== 'managed-identity' && { authorityHost: loginOf(origin) }) };
  if (!isLoopback(origin)) reader.problem('GRAPH_AUTH must not be "token": that is for a GRAPH_URL on this machine only');
  return { kind, token: reader.required('GRAPH_TOKEN', asText, 'the fixed bearer token') ?? '' };
}

function mailboxOf(text: string): string {
  if (/^[^\s/?#<>]{1,254}$/.test(text)) return text;
  throw new Error('must be the user name (name@contoso.com) or the object id of one mailbox');
}

function targetOf(origin: string): TokenTarget {
  return {
    origin,
    settings: 'GRAPH',
    errorOf: (message, isUnreachable) => new MailError(isUnreachable ? 'mail.unreachable' : 'mail.login', message, { retryable: true }),
  };
}
