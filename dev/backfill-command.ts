/** The command line of `npm run backfill`. */
import { parseArgs } from 'node:util';
import { InputError, messageOf } from '../src/errors.ts';
import { shown } from '../src/time/zone.ts';

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
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** @throws InputError input.command that names the option and the rule */
export function parseBackfillCommand(args: readonly string[]): BackfillCommand {
  const { from, to, zone, replace = false, url, key } = parsed(args);
  if (from === undefined || to === undefined) throw wrong('--from and --to are needed');
  return { from, to, zone, replace, url: originOf(url ?? DEFAULT_URL, key), key };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS }).values;
  } catch (error) {
    throw wrong(messageOf(error));
  }
}

function originOf(text: string, key: string | undefined): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isPlain = url?.protocol === 'http:' && LOOPBACK.test(url.hostname);
  if (url === undefined || (url.protocol !== 'https:' && url.protocol !== 'http:')) throw wrong(`--url "${shown(text)}" is no address`);
  if (key !== undefined && url.protocol === 'http:' && !isPlain) throw wrong('--url must be https: a key is not sent in the open');
  return url.origin;
}

function wrong(rule: string): InputError {
  return new InputError('input.command', `Cannot read the command line: ${rule}\n${USAGE}`);
}
