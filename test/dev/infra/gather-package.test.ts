/** What npm run package gathers, away from the project: everything that the app needs, and nothing else. */
import { execFile } from 'node:child_process';
import { globSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { gatherPackage } from '../../../dev/infra/gather-package.ts';
import { ROOT } from '../../../dev/root.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** Files of functions/ that set the app up and register no function. */
const NO_FUNCTION = ['http-streams', 'terminate'];

let folder = '';
beforeAll(async () => {
  folder = await temporaryFolder(afterAll);
  await gatherPackage(folder);
});

test('the gathered app registers every function, with no package beside it but those gathered', async () => {
  const script = `
    const { loadApp } = await import(${JSON.stringify(join(ROOT, 'dev/functions-host/load-app.ts'))});
    const { functions } = await loadApp(${JSON.stringify(folder)});
    console.log(JSON.stringify(functions.map(({ metadata }) => metadata.name)));
    process.exit(0);`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], { cwd: folder });
  const registered: unknown = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
  const names = globSync('functions/*.ts', { cwd: ROOT }).map((file) => basename(file, '.ts'));
  expect(registered).toEqual(expect.arrayContaining(names.filter((name) => !NO_FUNCTION.includes(name))));
});

test('it holds no source, no map and no package of development, and nothing that npm would install or build', async () => {
  expect((await readdir(folder)).sort()).toEqual(['.funcignore', 'LICENSE', 'dist', 'host.json', 'node_modules', 'package.json']);
  expect(globSync(['**/*.ts', '**/*.map', 'node_modules/vitest', 'node_modules/azurite'], { cwd: folder })).toEqual([]);
  const described: unknown = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  expect(Object.keys(described as object)).toEqual(['name', 'version', 'license', 'type', 'main']);
});
