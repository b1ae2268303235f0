/** The command line of `npm run subscriptions`. */
import type { InputError } from '../../src/errors.ts';
import { isLoopback } from '../../src/is-loopback.ts';
import { shown } from '../../src/time/zone.ts';
import { parseWords, wrongCommand } from '../command-words.ts';

const ACTIONS = ['check', 'diff', 'apply'] as const;

export interface SubscriptionsCommand {
  /** check = reads the file alone, diff = says what would change in a running app, apply = changes it. */
  readonly action: (typeof ACTIONS)[number];
  /** YAML or JSON. */
  readonly file: string;
  /** Origin of the app. */
  readonly url: string;
  /** Whether apply removes what the file does not name. */
  readonly prune: boolean;
  /** Master key; undefined only for a loopback address. */
  readonly key: string | undefined;
}

/** What `npm run subscriptions -- --help` prints. */
export const USAGE = `Usage:
  npm run subscriptions -- check FILE
    reads a file of subscriptions (YAML or JSON) and shows when each comes next
  npm run subscriptions -- diff FILE [--url ADDRESS]
  npm run subscriptions -- apply FILE [--url ADDRESS] [--prune]
    says what would change in a running app, or changes it; --prune removes what the file does not name.
    The master key of the app is read from SUBSCRIPTIONS_KEY. ADDRESS is https, or this machine (http://127.0.0.1:7071)`;
const DEFAULT_URL = 'http://127.0.0.1:7071';
const OPTIONS = { url: { type: 'string' }, prune: { type: 'boolean' } } as const;

/** @throws InputError input.command that names the option and the rule; a key is not repeated */
export function parseSubscriptionsCommand(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): SubscriptionsCommand {
  if (args.some((arg) => /^--key(?:=|$)/.test(arg)))
    throw wrong('a key does not belong there, where every process can read it: set SUBSCRIPTIONS_KEY');
  const { values, positionals } = parseWords(USAGE, { args: [...args], options: OPTIONS, allowPositionals: true });
  const [action, file, ...others] = positionals;
  const known = ACTIONS.find((one) => one === action);
  if (known === undefined) throw wrong(`the first word is one of ${ACTIONS.join(', ')}`);
  if (file === undefined || others.length > 0) throw wrong('one file is needed');
  const { url = DEFAULT_URL, prune = false } = values;
  if (prune && known !== 'apply') throw wrong('--prune goes with apply');
  const key = env.SUBSCRIPTIONS_KEY?.trim() || undefined;
  return { action: known, file, url: originOf(url, known === 'check' || key !== undefined), prune, key };
}

/** Keys and addresses of people go nowhere in the open. */
function originOf(text: string, hasKey: boolean): string {
  const url = URL.parse(text);
  const isHere = url?.protocol === 'http:' && isLoopback(url.origin);
  if (url === null || (url.protocol !== 'https:' && !isHere)) throw wrong(`--url "${shown(text)}" is neither https nor this machine`);
  if (!isHere && !hasKey) throw wrong('SUBSCRIPTIONS_KEY is not set: the app asks for its master key');
  return url.origin;
}

function wrong(rule: string): InputError {
  return wrongCommand(USAGE, rule);
}
