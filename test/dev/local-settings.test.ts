/** local.settings.json holds secrets: git leaves it out, and so does what is deployed. */
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { globby } from 'globby';
import { expect, test } from 'vitest';
import { ROOT } from '../../dev/root.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

test('.gitignore leaves out local.settings.json in any folder, and .env files of azd, but not the sample', async () => {
  const folder = await temporaryFolder();
  await cp(join(ROOT, '.gitignore'), join(folder, '.gitignore'));
  const names = ['local.settings.json', 'functions/local.settings.json', '.azure/prod/.env', 'out/sbom.json', 'local.settings.sample.json'];
  for (const name of names) {
    await mkdir(join(folder, name, '..'), { recursive: true });
    await writeFile(join(folder, name), '{}');
  }
  const kept = await globby('**/*', { cwd: folder, gitignore: true, dot: true });
  expect(kept.sort()).toEqual(['.gitignore', 'local.settings.sample.json']);
});

test('.funcignore leaves it out of what is published from the folder of the project', async () => {
  const lines = (await readFile(join(ROOT, '.funcignore'), 'utf8')).split('\n');
  expect(lines).toContain('local.settings.json');
});
