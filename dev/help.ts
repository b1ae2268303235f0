/** `--help` of every command. */

/** Prints the usage where it is asked for, and says whether it was: then nothing else is to be done. */
export function printHelp(args: readonly string[], usage: string): boolean {
  const isAsked = args.some((arg) => arg === '--help' || arg === '-h');
  if (isAsked) console.log(usage);
  return isAsked;
}
