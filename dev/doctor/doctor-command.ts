/** The command line of `npm run doctor`. */
import { parseWords } from '../command-words.ts';

export interface DoctorCommand {
  /** Whether the checks are printed as JSON, as GET /api/health?deep=1 answers. */
  readonly isJson: boolean;
  /** File of settings, in the form of local.settings.json; undefined = that one where it is there. */
  readonly settings: string | undefined;
}

/** What `npm run doctor -- --help` prints. */
export const USAGE = `Usage:
  npm run doctor [-- --json] [--settings FILE]
    looks at each thing that the app needs, and says what to do where one is wrong; ends with 0 only if none failed
    --json prints what GET /api/health?deep=1 of a running app answers
    settings come from the environment, and those that it lacks from FILE (local.settings.json, where it is there)`;
const OPTIONS = { json: { type: 'boolean' }, settings: { type: 'string' } } as const;

/** @throws InputError input.command that names the option and the rule */
export function parseDoctorCommand(args: readonly string[]): DoctorCommand {
  const { json = false, settings } = parseWords(USAGE, { args: [...args], options: OPTIONS }).values;
  return { isJson: json, settings };
}
