/** The command line of `npm run history`. */
import type { InputError } from '../../src/errors.ts';
import { dayOf, type Period, periodOf } from '../../src/time/local-day.ts';
import { parseWords, wrongCommand } from '../command-words.ts';

/** export = writes the files of days into a folder, inspect = tells what there is of a day, copy = copies all of it to an empty history. */
export type HistoryCommand =
  | { readonly action: 'export'; readonly days: Period; readonly out: string }
  | { readonly action: 'inspect'; readonly days: Period }
  | { readonly action: 'copy' };

/** What `npm run history -- --help` prints. */
export const USAGE = `Usage:
  npm run history -- export --from YYYY-MM-DD --to YYYY-MM-DD --out DIR
    writes the Parquet files of these days of UTC into an empty or new folder
  npm run history -- inspect YYYY-MM-DD
    tells what there is of a day of UTC
  npm run history -- copy
    copies the whole history into an empty one: TO_STORAGE_CONNECTION and TO_HISTORY_PREFIX; stop the app before
  STORAGE_CONNECTION and HISTORY_PREFIX are read from the environment.`;
const TEXT = { type: 'string' } as const;
const OPTIONS = { from: TEXT, to: TEXT, out: TEXT } as const;

/** @throws InputError input.command that names the option and the rule, input.date */
export function parseHistoryCommand(args: readonly string[]): HistoryCommand {
  const { values, positionals } = parseWords(USAGE, { args: [...args], options: OPTIONS, allowPositionals: true });
  const [action, ...others] = positionals;
  if (action === 'export') return exportCommand(values, others);
  if (action === 'copy') return copyCommand(values, others);
  if (action !== 'inspect') throw wrong('the first word is one of export, inspect, copy');
  const [date, ...more] = others;
  if (date === undefined || more.length > 0 || Object.keys(values).length > 0) throw wrong('inspect takes one date, and nothing else');
  return { action, days: dayOf(date, 'UTC') };
}

function exportCommand({ from, to, out }: Partial<Record<keyof typeof OPTIONS, string>>, others: readonly string[]): HistoryCommand {
  if (others.length > 0) throw wrong('export takes --from, --to and --out, and no other words');
  if (from === undefined || to === undefined || out === undefined || out === '') throw wrong('--from, --to and --out are needed');
  return { action: 'export', days: periodOf(from, to, 'UTC'), out };
}

function copyCommand(values: object, others: readonly string[]): HistoryCommand {
  if (others.length > 0 || Object.keys(values).length > 0)
    throw wrong('copy takes no other words: both histories come from the environment');
  return { action: 'copy' };
}

function wrong(rule: string): InputError {
  return wrongCommand(USAGE, rule);
}
