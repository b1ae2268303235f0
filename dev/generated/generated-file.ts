/** A file of docs/ that a script writes out of the code; with --check the script only tells whether the file is current. */
import { readFile, rename, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

export interface GeneratedFile {
  /** From the root of the project, such as "docs/metrics.md". */
  readonly path: string;
  /** Script of package.json that writes it. */
  readonly script: string;
  readonly text: () => string;
}

/** Whether a file, by default its own, says what the code says. */
export async function isCurrent({ path, text }: GeneratedFile, file = urlOf(path)): Promise<boolean> {
  return (await readFile(file, 'utf8')) === text();
}

/** What the script does, by its command line. @throws Error for another option than --check */
export async function buildFile(generated: GeneratedFile, args: readonly string[]): Promise<void> {
  const { path, script } = generated;
  const [option] = args;
  if (option === undefined) return write(generated);
  if (option !== '--check' || args.length > 1) throw new Error(`Cannot write ${path} with "${args.join(' ')}": the only option is --check`);
  if (await isCurrent(generated)) return;
  console.error(`${path} is stale: run npm run ${script}`);
  process.exitCode = 1;
}

/** Readers see the old file or the new one, never half of it. */
async function write({ path, text }: GeneratedFile): Promise<void> {
  const file = fileURLToPath(urlOf(path));
  const draft = `${file}.${process.pid}.tmp`;
  await writeFile(draft, text());
  await rename(draft, file);
}

function urlOf(path: string): URL {
  return new URL(`../../${path}`, import.meta.url);
}
