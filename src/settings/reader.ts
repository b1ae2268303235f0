/** Reads settings one by one and collects what is wrong, so that all problems are told at once. */
import { SettingsError } from '../errors.ts';
import { shown } from '../time/zone.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Gives the value, or throws an Error whose message is the rule ("must be ..."). */
export type Parse<T> = (text: string) => T;

export interface SettingsReader {
  /** A setting's value; the default where it is absent or empty. */
  optional<T, D>(name: string, parse: Parse<T>, byDefault: D): T | D;
  /** A setting that must be given; `what` says what it is. The value is undefined only where check() will throw. */
  required<T>(name: string, parse: Parse<T>, what: string): T | undefined;
  /** Adds a problem that lies in several settings together. */
  problem(text: string): void;
  /** @throws SettingsError with every problem so far */
  check(): void;
}

// A value that could be a secret, or hold one, is never repeated; an address may carry one before its @ or behind its ?.
const SECRET = /KEY|SECRET|TOKEN|CERTIFICATE|SMTP_URL|STORAGE|MAIL_FROM|DIGEST_TO/i;
const MAY_HOLD_SECRET = /[@?]/;

/** A reader of environment variables. */
export function settingsReader(env: Environment): SettingsReader {
  const problems: string[] = [];
  const read = <T>(name: string, parse: Parse<T>): T | undefined => {
    const text = env[name]?.trim();
    if (text === undefined || text === '') return undefined;
    try {
      return parse(text);
    } catch (error) {
      const given = SECRET.test(name) || MAY_HOLD_SECRET.test(text) ? '' : ` (given: "${shown(text)}")`;
      problems.push(`${name} ${error instanceof Error ? error.message : 'is wrong'}${given}`);
      return undefined;
    }
  };
  return {
    optional: (name, parse, byDefault) => read(name, parse) ?? byDefault,
    required(name, parse, what) {
      const before = problems.length;
      const value = read(name, parse);
      if (value === undefined && problems.length === before) problems.push(`${name} is required: ${what}`);
      return value;
    },
    problem: (text) => void problems.push(text),
    check() {
      if (problems.length > 0) throw new SettingsError(problems);
    },
  };
}

/** Parses a whole number from `min` to `max`. */
export const wholeNumber = (min: number, max: number) => (text: string) => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < min || value > max) throw new Error(`must be a whole number from ${min} to ${max}`);
  return value;
};
