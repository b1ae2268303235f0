/** Writes a small built app for the tests, in a folder from which the packages of this project resolve. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface FixtureApp {
  readonly folder: string;
  remove(): Promise<void>;
}

/** An app whose one file holds the given source; `app`, `input` and `output` of @azure/functions are imported. */
export async function writeApp(source: string, hostJson: object = { version: '2.0' }): Promise<FixtureApp> {
  // Under node_modules nothing formats, lints or commits it.
  const parent = fileURLToPath(new URL('../../../node_modules/.functions-host-test/', import.meta.url));
  await mkdir(parent, { recursive: true });
  const folder = await mkdtemp(join(parent, 'app-'));
  await mkdir(join(folder, 'dist'));
  await writeFile(join(folder, 'package.json'), JSON.stringify({ type: 'module', main: 'dist/*.js' }));
  await writeFile(join(folder, 'host.json'), JSON.stringify(hostJson));
  await writeFile(join(folder, 'dist', 'functions.js'), `import { app, input, output } from '@azure/functions';\n${source}`);
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
