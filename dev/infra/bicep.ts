/** Runs the Bicep compiler that is on the PATH. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { InputError } from '../../src/errors.ts';

const run = promisify(execFile);
// The template is 60 kB; a page of warnings may be longer.
const MAX_OUTPUT = 16_000_000;

const NOT_FOUND = `Cannot find the Bicep compiler: there is no "bicep" on the PATH. It is one file; any of these brings it:
  az bicep install    (then it is ~/.azure/bin/bicep)
  github.com/Azure/bicep/releases
  nuget.org/packages/Azure.Bicep.CommandLine.linux-x64    (the file tools/bicep in it; likewise osx-arm64 and win-x64)`;

/** What it prints. @throws InputError where there is no compiler, Error with its words where it finds an error or warns */
export async function runBicep(...args: readonly string[]): Promise<string> {
  const { stdout, stderr } = await run('bicep', [...args], { maxBuffer: MAX_OUTPUT }).catch((error: unknown) => {
    throw failureOf(error, args);
  });
  // It warns there and ends with 0 all the same.
  if (stderr.trim() !== '') throw new Error(`Cannot take what bicep ${args.join(' ')} gave: it warns\n${stderr}`);
  return stdout;
}

/** Such as "0.49.2": another one gives other bytes. */
export async function bicepVersion(): Promise<string> {
  const [version] = /\d+\.\d+\.\d+/.exec(await runBicep('--version')) ?? [];
  if (version === undefined) throw new Error('Cannot tell the version of bicep: --version prints none');
  return version;
}

function failureOf(error: unknown, args: readonly string[]): Error {
  if (!(error instanceof Error)) return new Error(String(error));
  if ('code' in error && error.code === 'ENOENT') return new InputError('input.command', NOT_FOUND, { cause: error });
  const said = 'stderr' in error ? String(error.stderr) : error.message;
  return new Error(`Cannot run bicep ${args.join(' ')}:\n${said}`, { cause: error });
}
