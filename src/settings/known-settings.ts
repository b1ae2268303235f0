/** The names of all settings, and which names of an environment look like one and are none: nobody reads those. */
import type { Environment } from '../environment/reader.ts';
import { nearestNames } from '../lookup/nearest.ts';

/** Of local.settings.sample.json and the README; test/settings/listed-settings.test.ts holds them against what is read. */
export const KNOWN_SETTINGS = [
  ...['DATAVERSE_URL', 'DATAVERSE_AUTH', 'DATAVERSE_TOKEN'],
  ...['ENTRA_TENANT_ID', 'ENTRA_CLIENT_ID', 'ENTRA_CLIENT_SECRET', 'ENTRA_CLIENT_CERTIFICATE'],
  ...[
    'STORAGE_CONNECTION',
    'HISTORY_PREFIX',
    'HISTORY_CACHE_MB',
    'HARVEST_FROM_DAYS',
    'FACTS_DAYS',
    'CUBE_DAYS',
    'SNAPSHOT_DAYS',
    'RUN_LOG_DAYS',
  ],
  ...['MAIL_TRANSPORT', 'MAIL_FROM', 'MAIL_REPLY_TO', 'MAIL_ALLOWED_DOMAINS', 'MAIL_PER_MINUTE', 'MAIL_SMTP_URL', 'MAIL_OUTBOX_DIR'],
  ...['GRAPH_URL', 'GRAPH_AUTH', 'GRAPH_TOKEN', 'GRAPH_MAILBOX', 'GRAPH_SETTLE', 'GRAPH_BOUNCES', 'GRAPH_LARGE_FILES'],
  ...['DIGEST_TO', 'DIGEST_AT', 'DIGEST_CATCH_UP_DAYS', 'DIGEST_PRESET', 'DIGEST_SECTIONS', 'DIGEST_LANGUAGE', 'DIGEST_ATTACH'],
  ...['BRAND_NAME', 'BRAND_LOGO', 'BRAND_COLOUR', 'BRAND_ACCENT', 'BRAND_FOOTER'],
  ...['PUBLIC_URL', 'SIGN_IN', 'SIGN_IN_SCOPES', 'LINKS', 'LINK_KEYS', 'LINK_DAYS'],
  ...['REPORT_TIME_ZONE', 'OPEN_SHARE_LIMIT', 'SHORT_CALL_SECONDS', 'RULE_PACK', 'PRIVACY_KEY'],
  ...['ATTRIBUTE_VALUES', 'VALUE_ATTRIBUTES', 'SUCCESS_MAP', 'DISPOSITION_MAP'],
] as const;

/** A name that nobody reads, and the setting that was probably meant. */
export interface UnknownName {
  readonly name: string;
  readonly nearest: string;
}

// Beginnings that no other program's variables have; "RUN_" or "PUBLIC_" may be anybody's.
const OWN = /^(?:BRAND|DATAVERSE|DIGEST|ENTRA|FACTS|GRAPH|HARVEST|HISTORY|LINKS?|MAIL|PRIVACY|REPORT|RULE|SNAPSHOT|SIGN_IN)_/i;
// Where the history of a development machine lies (dev/local-history.ts).
const OF_DEVELOPMENT = 'DIGEST_LOCAL_DIR';
const KNOWN: ReadonlySet<string> = new Set([...KNOWN_SETTINGS, OF_DEVELOPMENT]);

/** Names that begin as settings of this app do, and are none; in the order of the environment. */
export function unknownNames(env: Environment): readonly UnknownName[] {
  return Object.keys(env)
    .filter((name) => OWN.test(name) && !isRead(name, env))
    .map((name) => ({ name, nearest: nearestNames(name, KNOWN_SETTINGS)[0] ?? '' }));
}

/** STORAGE_CONNECTION__accountName is a form of a setting; and Windows finds a name that is written in another case. */
function isRead(name: string, env: Environment): boolean {
  const [own = ''] = name.split('__');
  const upper = own.toUpperCase();
  return KNOWN.has(own) || (KNOWN.has(upper) && env[upper] !== undefined);
}
