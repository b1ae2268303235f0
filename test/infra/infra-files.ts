/** Texts of the project's own files, for tests of infra/. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../dev/root.ts';

/** A file by its path in the project. */
export function projectText(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** What people wrote below infra/, by path: not what is compiled from it. */
export function infraTexts(): readonly (readonly [path: string, text: string])[] {
  const files = globSync('infra/**/*.{bicep,json,sh,ps1,yml}', { cwd: ROOT }).filter((file) => !file.includes('azuredeploy'));
  return files.sort().map((file) => [file, projectText(file)]);
}
