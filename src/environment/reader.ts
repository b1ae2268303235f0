/** Reads settings one by one and collects what is wrong, so that all problems are told at once. */
import { SettingsError } from '../errors.ts';
import { shown } from '../time/zone.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Gives the value, or throws an Error whose message is the rule ("must be ..."). */
export type Parse<T> = (text: string) => T;

export interface SettingsReader {
  /** A setting's value; the default where it is absent or empty. */
  optional<T, D>(name: string, parse: Parse<T>, byDefault: D): T | D;
  /** A setting that must be given; `what` says what it is. The value is undefined only where checked() will throw. */
  required<T>(name: string, parse: Parse<T>, what: string): T | undefined;
  /** Adds a problem that lies in several settings together. */
  problem(text: string): void;
  /** Gives the value, once everything has been read. @throws SettingsError with every problem, each told once */
  checked<T>(value: T | undefined): T;
}

// A value that could be a secret, or hold one, is never repeated; an address may carry one before its @ or behind its ?.
const SECRET = /KEY|SECRET|PASSWORD|TOKEN|CERTIFICATE|SMTP_URL|STORAGE|MAIL_FROM|MAIL_REPLY_TO|DIGEST_TO/i;
const MAY_HOLD_SECRET = /[@?]/;

/** A reader of environment variables. */
export function settingsReader(env: Environment): SettingsReader {
  // A set: two areas may read the same setting.
  const problems = new Set<string>();
  const textOf = (name: string) => env[name]?.trim() || undefined;
  const read = <T>(name: string, parse: Parse<T>): T | undefined => {
    const text = textOf(name);
    if (text === undefined) return undefined;
    try {
      return parse(text);
    } catch (error) {
      const given = SECRET.test(name) || MAY_HOLD_SECRET.test(text) ? '' : ` (given: "${shown(text)}")`;
      problems.add(`${name} ${error instanceof Error ? error.message : 'is wrong'}${given}`);
      return undefined;
    }
  };
  return {
    optional: (name, parse, byDefault) => read(name, parse) ?? byDefault,
    required(name, parse, what) {
      if (textOf(name) === undefined) problems.add(`${name} is required: ${what}`);
      return read(name, parse);
    },
    problem: (text) => void problems.add(text),
    checked(value) {
      if (problems.size > 0 || value === undefined) throw new SettingsError([...problems]);
      return value;
    },
  };
}
