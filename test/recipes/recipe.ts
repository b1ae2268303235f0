/** Performs the recipes of CONTRIBUTING.md on a copy of the project, and looks who notices a step that was forgotten. */
import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const COPIED = [
  'src',
  'functions',
  'dev',
  'test',
  'bench',
  'docs',
  'package.json',
  'tsconfig.json',
  'README.md',
  'local.settings.sample.json',
];

/** One step of a recipe: an edit of one file. */
export interface Step {
  /** As CONTRIBUTING.md names it, from the project's root. */
  readonly file: string;
  /** The whole text of a new file, or what is put after (or before) a text that stands in the file once. */
  readonly edit: string | { readonly after: string; readonly insert: string } | { readonly before: string; readonly insert: string };
  /** What tells where the step is left out: part of what the compiler or a test prints. Undefined = the step cannot be left out alone. */
  readonly toldBy?: RegExp;
}

/** A copy of the project in the folder, with the packages of this one. */
export async function copyProject(folder: string): Promise<void> {
  for (const name of COPIED) await cp(join(ROOT, name), join(folder, name), { recursive: true });
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  await writeFile(join(folder, 'vitest.config.ts'), "export default { test: { include: ['test/**/*.test.ts'] } };\n");
}

/** Takes a step in the copy. @throws where the text that it goes by is not there once */
export async function take(folder: string, { file, edit }: Step): Promise<void> {
  const path = join(folder, file);
  if (typeof edit === 'string') {
    await mkdir(dirname(path), { recursive: true });
    return writeFile(path, edit);
  }
  const mark = 'after' in edit ? edit.after : edit.before;
  const parts = (await readFile(path, 'utf8')).split(mark);
  if (parts.length !== 2) throw new Error(`${file} has ${parts.length - 1} times: ${mark}`);
  const [head, tail] = parts;
  return writeFile(path, 'after' in edit ? `${head}${mark}${edit.insert}${tail}` : `${head}${edit.insert}${mark}${tail}`);
}

/** What the compiler and these tests print; empty where all is well. */
export async function complaints(folder: string, tests: readonly string[]): Promise<string> {
  const types = await run(folder, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json']);
  return types !== '' || tests.length === 0 ? types : run(folder, ['node_modules/vitest/vitest.mjs', 'run', '--no-color', ...tests]);
}

/** Everything that a program printed, or nothing where it went well. */
function run(cwd: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd, maxBuffer: 1e8 }, (error, stdout, stderr) =>
      resolve(error === null ? '' : `${stdout}${stderr}`),
    );
  });
}
