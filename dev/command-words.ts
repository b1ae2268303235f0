/** The words of a command line, whose mistakes are told with the usage. */
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { InputError, messageOf } from '../src/errors.ts';

/** What breaks a rule; `usage` is what --help prints. */
export function wrongCommand(usage: string, rule: string): InputError {
  return new InputError('input.command', `Cannot read the command line: ${rule}\n${usage}`);
}

/** As parseArgs() gives them. @throws InputError input.command that names the option */
export function parseWords<T extends ParseArgsConfig>(usage: string, config: T): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (error) {
    throw wrongCommand(usage, messageOf(error));
  }
}
