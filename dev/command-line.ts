/** The command line of `npm start`. */
import type { InputError } from '../src/errors.ts';
import { parseWords, wrongCommand } from './command-words.ts';

export interface StartCommand {
  /** Do the main job for one day, write the files, and exit. */
  readonly once: boolean;
  /** Local date, YYYY-MM-DD; undefined = yesterday. */
  readonly date: string | undefined;
  /** IANA zone; undefined = REPORT_TIME_ZONE, else the machine's. */
  readonly zone: string | undefined;
  /** Folder for digest.html, digest.txt, digest.eml and report.json. */
  readonly out: string;
  /** NDJSON of the two tables, plain or .gz; undefined = DATAVERSE_URL, else the sample data. */
  readonly deliveries: string | undefined;
  readonly attributes: string | undefined;
  /** Sample data with rows and names that break careless programs. */
  readonly hostile: boolean;
  /** First of the seven ports that everything listens on. */
  readonly port: number;
  /** Show what the triggers do, too. */
  readonly verbose: boolean;
}

/** What `npm start -- --help` prints. */
export const USAGE = `Usage:
  npm start [-- --port N] [--hostile] [--verbose]
    everything on one machine: seven ports from N on (7071), yesterday's digest at once; --verbose shows what the triggers do,
    --hostile puts rows and names into the sample data that break careless programs
  npm start -- --once [--date YYYY-MM-DD] [--zone Europe/Lisbon] [--out DIR] [--deliveries F --attributes F | --hostile]
    the main job for one day (yesterday), the files in DIR (out), and the end; F is NDJSON, plain or .gz`;
const DEFAULT_PORT = 7071;
const TEXT = { type: 'string' } as const;
const OPTIONS = {
  once: { type: 'boolean' },
  date: TEXT,
  zone: TEXT,
  out: TEXT,
  deliveries: TEXT,
  attributes: TEXT,
  hostile: { type: 'boolean' },
  port: TEXT,
  verbose: { type: 'boolean' },
} as const;

/** @throws InputError input.command that names the option and the rule */
export function parseCommand(args: readonly string[]): StartCommand {
  const {
    once = false,
    hostile = false,
    out = 'out',
    date,
    zone,
    deliveries,
    attributes,
    port,
    verbose = false,
  } = parseWords(USAGE, { args: [...args], options: OPTIONS }).values;
  if (attributes !== undefined && deliveries === undefined) throw wrong('--attributes needs --deliveries: attributes belong to deliveries');
  if (!once && (date ?? zone ?? deliveries) !== undefined) throw wrong('--date, --zone, --deliveries and --attributes go with --once');
  if (hostile && deliveries !== undefined) throw wrong('--hostile is for the sample data, so it does not go with --deliveries');
  if (once && verbose) throw wrong('--verbose goes without --once: no trigger runs then');
  return { once, hostile, out, date, zone, deliveries, attributes, port: portOf(port), verbose };
}

function portOf(text: string | undefined): number {
  const port = text === undefined ? DEFAULT_PORT : Number(text);
  if (!Number.isInteger(port) || port < 1024 || port > 65_000) throw wrong('--port is a whole number from 1024 to 65000');
  return port;
}

function wrong(rule: string): InputError {
  return wrongCommand(USAGE, rule);
}
