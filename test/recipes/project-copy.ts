/** A copy of the project that recipes are performed on, with the compiler's and the tests' verdicts on it. */
import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ROOT } from '../../dev/root.ts';
import type { Insert, Step } from './recipe.ts';

const COPIED = [
  ...['src', 'functions', 'dev', 'test', 'bench', 'docs'],
  ...['package.json', 'tsconfig.json', 'README.md', 'CONTRIBUTING.md', 'local.settings.sample.json'],
];

// What takes as long as that hangs.
const HANG_MS = 1_200_000;

export interface ProjectCopy {
  /** Brings the copy to the state in which these steps were taken, and no others. @throws where a text that an edit goes by is not there once */
  take(steps: readonly Step[]): Promise<void>;
  /** What the compiler prints, nothing where all is well. */
  compile(): Promise<string>;
  /** What the tests with these titles, of these files, print; nothing where all pass. */
  test(files: readonly string[], titles: readonly string[]): Promise<string>;
}

/** Copies the project into an empty folder; its packages stay where they are. */
export async function copyProject(folder: string): Promise<ProjectCopy> {
  for (const name of COPIED) await cp(join(ROOT, name), join(folder, name), { recursive: true });
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  // Without a storage of its own: the tests that recipes go by need none.
  await writeFile(
    join(folder, 'vitest.config.ts'),
    // A busy machine must not fail them, as with the project's own.
    `export default { test: { include: ['test/**/*.test.ts'], testTimeout: ${HANG_MS}, hookTimeout: ${HANG_MS}, isolate: false } };\n`,
  );
  const touched = new Set<string>();
  const run = (args: readonly string[]) => output(folder, args);
  return {
    async take(steps) {
      for (const file of touched) await restore(folder, file);
      // What scripts write comes of all that was edited.
      for (const step of steps.toSorted((a, b) => Number(isScript(a.edit)) - Number(isScript(b.edit)))) {
        touched.add(step.file);
        if (isScript(step.edit)) await run([step.edit.script]);
        else await edit(join(folder, step.file), step.edit);
      }
    },
    // Of what an edit cannot have touched, the compiler keeps what it found.
    compile: () => run(['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json', '--incremental', '--tsBuildInfoFile', 'built.json']),
    test: (files, titles) => run(['node_modules/vitest/vitest.mjs', 'run', '--no-color', '-t', titles.map(escaped).join('|'), ...files]),
  };
}

function isScript(edit: Step['edit']): edit is { readonly script: string } {
  return typeof edit === 'object' && 'script' in edit;
}

async function edit(path: string, change: string | readonly Insert[]): Promise<void> {
  if (typeof change === 'string') {
    await mkdir(dirname(path), { recursive: true });
    return writeFile(path, change);
  }
  let text = await readFile(path, 'utf8');
  for (const one of change) {
    const mark = 'after' in one ? one.after : one.before;
    const [head, tail, ...more] = text.split(mark);
    if (tail === undefined || more.length > 0) throw new Error(`Cannot edit "${path}": this does not stand there once: ${mark}`);
    text = 'after' in one ? `${head}${mark}${one.insert}${tail}` : `${head}${one.insert}${mark}${tail}`;
  }
  return writeFile(path, text);
}

async function restore(folder: string, file: string): Promise<void> {
  await rm(join(folder, file), { force: true });
  await cp(join(ROOT, file), join(folder, file)).catch((error: unknown) => {
    if ((error as { code?: unknown }).code !== 'ENOENT') throw error;
  });
}

function escaped(title: string): string {
  return title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Everything that a program printed, nothing where it went well. */
function output(cwd: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd, maxBuffer: 1e8 }, (error, stdout, stderr) =>
      resolve(error === null ? '' : `${stdout}${stderr}`),
    );
  });
}
