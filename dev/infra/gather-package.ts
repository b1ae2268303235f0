/** `npm run package`: gathers in out/app what is deployed: the built app, host.json, and the packages that it runs with. Nothing of it is built on Azure. */
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { ROOT } from '../root.ts';

/** Where the gathered app lies; azure.yaml names it too. */
export const PACKAGE_FOLDER = join(ROOT, 'out', 'app');

const LOCK = z.object({ packages: z.record(z.string(), z.object({ dev: z.boolean().optional(), optional: z.boolean().optional() })) });
// Of no use to a running app.
const LEFT_OUT = /\.(?:map|[cm]?ts|md)$/;

/** Paths of the packages that the app runs with, from the root of the project, by package-lock.json: development's are left out. */
export async function runtimePackages(): Promise<string[]> {
  const { packages } = LOCK.parse(JSON.parse(await readFile(join(ROOT, 'package-lock.json'), 'utf8')));
  return Object.entries(packages).flatMap(([path, { dev, optional }]) => (path === '' || dev || optional ? [] : [path]));
}

/** Gathers it anew. @param folder is emptied first */
export async function gatherPackage(folder = PACKAGE_FOLDER): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const { name, version, license, type, main } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
  await writeFile(join(folder, 'package.json'), `${JSON.stringify({ name, version, license, type, main }, null, 2)}\n`);
  // Without a file of that name azd leaves node_modules out.
  await writeFile(join(folder, '.funcignore'), '# Everything here is deployed.\n');
  for (const path of ['host.json', 'LICENSE', 'dist', ...(await runtimePackages())]) await copyWhole(path, folder);
}

/** A file, or a folder without the packages inside it: each of those has an entry of its own. */
async function copyWhole(path: string, folder: string): Promise<void> {
  const source = join(ROOT, path);
  const isWanted = (file: string) => file === source || (basename(file) !== 'node_modules' && !LEFT_OUT.test(file));
  await cp(source, join(folder, path), { recursive: true, filter: isWanted });
}

if (import.meta.main) {
  await gatherPackage();
  console.log('gathered in out/app: npx func azure functionapp publish NAME --no-build from there, or azd deploy');
}
