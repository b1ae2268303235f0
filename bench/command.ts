/** What every bench command does alike: reads its options, tells how far it is, and ends with the error's message. */
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { InputError, messageOf } from '../src/errors.ts';

/** The options of this process's command line. @throws InputError for one that is not known */
export function readOptions<Options extends ParseArgsOptionsConfig>(options: Options) {
  try {
    return parseArgs({ args: process.argv.slice(2), options }).values;
  } catch (cause) {
    throw new InputError('input.command', `Cannot read the command line: ${messageOf(cause)}`, { cause });
  }
}

/** An option as a whole number. @throws InputError that names the option and the range */
export function wholeOption(name: string, text: string, [least, most]: readonly [number, number]): number {
  const value = /^[1-9]\d*$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new InputError('input.command', `Cannot use --${name} "${text}": it is no integer from ${least} to ${most}`);
}

/** Progress goes to standard error: standard output is the page. */
export function tell(step: string): void {
  console.error(`bench: ${step} ...`);
}

/** Runs the command; an error ends it with code 1. */
export function runBench(main: () => Promise<void>): void {
  main().catch((error: unknown) => {
    console.error(messageOf(error));
    process.exitCode = 1;
  });
}
