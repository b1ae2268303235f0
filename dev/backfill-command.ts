/** The command line of `npm run backfill`. */
import type { InputError } from '../src/errors.ts';
import { isLoopback } from '../src/is-loopback.ts';
import { shown } from '../src/time/zone.ts';
import { parseWords, wrongCommand } from './command-words.ts';

export interface BackfillCommand {
  /** Local dates, YYYY-MM-DD, both included; the app checks them. */
  readonly from: string;
  readonly to: string;
  /** IANA zone; undefined = the app's REPORT_TIME_ZONE. */
  readonly zone: string | undefined;
  readonly replace: boolean;
  /** Origin of the app, such as "http://127.0.0.1:7071". */
  readonly url: string;
  /** Function key. */
  readonly key: string | undefined;
}

/** What `npm run backfill -- --help` prints. */
export const USAGE =
  'Usage: npm run backfill -- --from YYYY-MM-DD --to YYYY-MM-DD [--zone Europe/Lisbon] [--replace] [--url ADDRESS --key KEY]';
/** Where `npm start` and the Functions host listen. */
const DEFAULT_URL = 'http://127.0.0.1:7071';
const TEXT = { type: 'string' } as const;
const OPTIONS = { from: TEXT, to: TEXT, zone: TEXT, replace: { type: 'boolean' }, url: TEXT, key: TEXT } as const;

/** @throws InputError input.command that names the option and the rule */
export function parseBackfillCommand(args: readonly string[]): BackfillCommand {
  const { from, to, zone, replace = false, url, key } = parseWords(USAGE, { args: [...args], options: OPTIONS }).values;
  if (from === undefined || to === undefined) throw wrong('--from and --to are needed');
  return { from, to, zone, replace, url: originOf(url ?? DEFAULT_URL, key), key };
}

function originOf(text: string, key: string | undefined): string {
  const url = URL.parse(text);
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) throw wrong(`--url "${shown(text)}" is no address`);
  if (key !== undefined && url.protocol === 'http:' && !isLoopback(url.origin))
    throw wrong('--url must be https: a key is not sent in the open');
  return url.origin;
}

function wrong(rule: string): InputError {
  return wrongCommand(USAGE, rule);
}
