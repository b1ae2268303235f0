/** All settings of the app, read once from the environment into one readonly object. README.md and local.settings.sample.json list them. */
import { z } from 'zod';
import { isLoopback } from '../dataverse/origin.ts';
import type { DataverseAuth } from '../dataverse/token.ts';
import type { StorageConnection } from '../history/tables/open-tables.ts';
import { DISPOSITION_MEANINGS, type DispositionMeaning, NO_SUCCESS, type Rules, type Success } from '../metrics/fact/rules.ts';
import { RULE_PACKS, type RulePack, rulePackOf, US_FEDERAL } from '../metrics/zones/rule-packs.ts';
import type { RetentionPeriods } from '../retention/periods.ts';
import { parseZone } from '../time/zone.ts';
import { readPeriods } from './read-periods.ts';
import { type Environment, type SettingsReader, settingsReader, wholeNumber } from './reader.ts';

export type MailSettings =
  | { readonly transport: 'smtp'; readonly from: string; readonly smtpUrl: string }
  | { readonly transport: 'outbox'; readonly from: string; readonly folder: string };

export interface Settings {
  readonly dataverse: { readonly url: string; readonly auth: DataverseAuth };
  readonly storage: StorageConnection;
  readonly mail: MailSettings;
  /** Who gets the daily digest; none is sent where it is empty. */
  readonly digestTo: readonly string[];
  /** When it is due, local time in reportZone, HH:MM. */
  readonly digestAt: string;
  /** IANA zone that cuts the days. */
  readonly reportZone: string;
  /** Address of this app as readers reach it, without a slash at its end; without it the mail has no links. */
  readonly publicUrl: string | undefined;
  readonly harvestFromDays: number;
  readonly retention: RetentionPeriods;
  /** From this share of deliveries that are still open on a day is provisional, 0 to 1. */
  readonly openShareLimit: number;
  readonly rules: Rules;
}

const SUCCESS = z.strictObject({ codes: z.array(z.string()).optional(), attributes: z.record(z.string(), z.array(z.string())).optional() });

/** Reads and checks every setting. @throws SettingsError that lists all problems */
export function readSettings(env: Environment): Settings {
  const reader = settingsReader(env);
  const url = reader.required('DATAVERSE_URL', originOf, 'the address of the organisation, such as https://contoso.crm4.dynamics.com');
  const settings = {
    dataverse: { url: url ?? '', auth: readAuth(reader, url) },
    storage: readStorage(reader, env),
    mail: readMail(reader),
    digestTo: reader.optional('DIGEST_TO', addressesOf, []),
    digestAt: reader.optional('DIGEST_AT', timeOfDay, '07:00'),
    reportZone: reader.optional('REPORT_TIME_ZONE', zoneOf, 'UTC'),
    publicUrl: reader.optional('PUBLIC_URL', originOf, undefined),
    harvestFromDays: reader.optional('HARVEST_FROM_DAYS', wholeNumber(1, 400), 35),
    retention: readPeriods(reader),
    openShareLimit: reader.optional('OPEN_SHARE_LIMIT', wholeNumber(1, 100), 5) / 100,
    rules: readRules(reader, url),
  };
  reader.check();
  return settings;
}

function readAuth(reader: SettingsReader, url: string | undefined): DataverseAuth {
  const kinds = ['managed-identity', 'client-secret', 'client-certificate', 'token'] as const;
  const kind = reader.optional('DATAVERSE_AUTH', oneOf(kinds), 'managed-identity');
  if (kind === 'token') {
    if (url !== undefined && !isLoopback(url))
      reader.problem('DATAVERSE_AUTH must not be "token": that is for a DATAVERSE_URL on this machine only');
    return { kind, token: reader.required('DATAVERSE_TOKEN', asText, 'the fixed bearer token') ?? '' };
  }
  if (kind === 'managed-identity') {
    const clientId = reader.optional('ENTRA_CLIENT_ID', asText, undefined);
    return clientId === undefined ? { kind } : { kind, clientId };
  }
  const tenantId = reader.required('ENTRA_TENANT_ID', asText, 'the tenant of the app registration') ?? '';
  const clientId = reader.required('ENTRA_CLIENT_ID', asText, 'the client id of the app registration') ?? '';
  if (kind === 'client-secret') {
    return {
      kind,
      tenantId,
      clientId,
      clientSecret: reader.required('ENTRA_CLIENT_SECRET', asText, 'the secret of the app registration') ?? '',
    };
  }
  const certificate =
    reader.required('ENTRA_CLIENT_CERTIFICATE', asText, 'PEM text, or the path of a PEM file, with key and certificate') ?? '';
  return { kind, tenantId, clientId, certificate };
}

/** STORAGE_CONNECTION, else the storage that the Functions host uses; each as a connection string or by identity. */
function readStorage(reader: SettingsReader, env: Environment): StorageConnection {
  for (const name of ['STORAGE_CONNECTION', 'AzureWebJobsStorage']) {
    const connectionString = env[name]?.trim();
    if (connectionString) return { connectionString };
    const account = env[`${name}__accountName`]?.trim();
    const tableServiceUri = env[`${name}__tableServiceUri`]?.trim() || (account && `https://${account}.table.core.windows.net`);
    const clientId = env[`${name}__clientId`]?.trim();
    if (tableServiceUri) return clientId ? { tableServiceUri, clientId } : { tableServiceUri };
  }
  reader.problem(
    'STORAGE_CONNECTION is required: a connection string, or STORAGE_CONNECTION__tableServiceUri to use the identity of the app (AzureWebJobsStorage serves as well)',
  );
  return { connectionString: '' };
}

function readMail(reader: SettingsReader): MailSettings {
  const transport = reader.required('MAIL_TRANSPORT', oneOf(['smtp', 'outbox']), '"smtp" or "outbox"');
  const from = reader.required('MAIL_FROM', addressOf, 'the sender, one mail address') ?? '';
  if (transport === 'outbox')
    return { transport, from, folder: reader.required('MAIL_OUTBOX_DIR', asText, 'the folder for the messages') ?? '' };
  // Where the transport itself is missing, nothing more is asked of it.
  const smtpUrl =
    transport === undefined
      ? ''
      : reader.required('MAIL_SMTP_URL', smtpUrlOf, 'the mail server, such as smtps://user:password@mail.example.com');
  return { transport: 'smtp', from, smtpUrl: smtpUrl ?? '' };
}

function readRules(reader: SettingsReader, url: string | undefined): Rules {
  const isAsked = url !== undefined && !isLoopback(url);
  const privacyKey = isAsked
    ? reader.required('PRIVACY_KEY', secretOf, 'a secret of at least 16 characters that keys the pseudonyms of contacts')
    : reader.optional('PRIVACY_KEY', secretOf, undefined);
  const dispositions = reader.optional('DISPOSITION_MAP', meaningsOf, new Map<string, DispositionMeaning>());
  const success = reader.optional('SUCCESS_MAP', successOf, NO_SUCCESS);
  return {
    privacyKey: privacyKey ?? 'this machine only',
    shortCallSeconds: reader.optional('SHORT_CALL_SECONDS', wholeNumber(1, 600), 15),
    keptKeywords: new Set([...reader.optional('ATTRIBUTE_VALUES', listOf, []), ...success.attributes.keys()]),
    valueKeywords: new Set(reader.optional('VALUE_ATTRIBUTES', listOf, [])),
    dispositions,
    hasAbandonCodes: [...dispositions.values()].includes('abandoned'),
    success,
    rulePack: reader.optional('RULE_PACK', rulePackNamed, US_FEDERAL),
  };
}

const asText = (text: string) => text;

const oneOf =
  <T extends string>(values: readonly T[]) =>
  (text: string): T => {
    const value = values.find((known) => known === text);
    if (value === undefined) throw new Error(`must be one of ${values.join(', ')}`);
    return value;
  };

function originOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isAllowed = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.origin));
  if (
    url === undefined ||
    !isAllowed ||
    url.username !== '' ||
    url.password !== '' ||
    url.pathname !== '/' ||
    url.search !== '' ||
    url.hash !== ''
  ) {
    throw new Error('must be an https address without a path (http only on this machine)');
  }
  return url.origin;
}

function smtpUrlOf(text: string): string {
  const protocol = URL.canParse(text) ? new URL(text).protocol : '';
  if (protocol !== 'smtp:' && protocol !== 'smtps:') throw new Error('must be an address that starts with smtp:// or smtps://');
  return text;
}

function addressOf(text: string): string {
  if (!/^[^\s@,;<>"]+@[^\s@,;<>"]+$/.test(text)) throw new Error('must be one mail address');
  return text;
}

function addressesOf(text: string): string[] {
  try {
    return [...new Set(listItems(text).map(addressOf))];
  } catch {
    throw new Error('must be mail addresses, separated by commas');
  }
}

function timeOfDay(text: string): string {
  if (!/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text)) throw new Error('must be a time of day, HH:MM');
  return text;
}

function zoneOf(text: string): string {
  try {
    return parseZone(text);
  } catch {
    throw new Error('must be a zone of the IANA database, such as Europe/Lisbon');
  }
}

function secretOf(text: string): string {
  if (text.length < 16) throw new Error('must have at least 16 characters');
  return text;
}

function listOf(text: string): string[] {
  return listItems(text.toLowerCase());
}

function listItems(text: string): string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

/** {"Wrong number": "not-right-party", "Voicemail": "machine"} */
function meaningsOf(text: string): ReadonlyMap<string, DispositionMeaning> {
  const meaningOf = oneOf(DISPOSITION_MEANINGS);
  try {
    const codes: Record<string, unknown> = JSON.parse(text);
    if (!text.startsWith('{')) throw new TypeError('no object');
    return new Map(Object.entries(codes).map(([code, meaning]) => [code.trim().toLowerCase(), meaningOf(String(meaning))]));
  } catch {
    throw new Error(`must be a JSON object of disposition code to one of ${DISPOSITION_MEANINGS.join(', ')}`);
  }
}

/** {"codes": ["Subscribed"], "attributes": {"subscribed": ["yes"]}} */
function successOf(text: string): Success {
  try {
    const { codes = [], attributes = {} } = SUCCESS.parse(JSON.parse(text));
    const values = Object.entries(attributes).map(([keyword, list]) => [plain(keyword), new Set(list.map(plain))] as const);
    return { codes: new Set(codes.map(plain)), attributes: new Map(values) };
  } catch {
    throw new Error('must be JSON such as {"codes": ["Sold"], "attributes": {"subscribed": ["yes"]}}');
  }
}

function plain(text: string): string {
  return text.trim().toLowerCase();
}

function rulePackNamed(text: string): RulePack {
  const pack = rulePackOf(text);
  if (pack === undefined) throw new Error(`must be one of ${RULE_PACKS.map(({ id }) => id).join(', ')}`);
  return pack;
}
