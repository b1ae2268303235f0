/** `npm run package`: gathers in out/app what is deployed: the app and its packages as one bundle, host.json, licences. Nothing of it is built on Azure. */
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { ROOT } from '../root.ts';
import { BUNDLE_MAIN, bundleApp, PACKAGE_FOLDER } from './bundle-app.ts';
import { noticesOf } from './notices.ts';
import { sizeReport } from './size-report.ts';

// Whoever reads a stack of a deployed app needs the maps; the app does not.
const IGNORED = '# Maps stay with whoever publishes: docs/deploy.md says what for.\n*.map\n';

/** Gathers dist/ anew, and gives what went into the bundle. @param folder is emptied first */
export async function gatherPackage(folder = PACKAGE_FOLDER): Promise<Metafile> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const metafile = await bundleApp(folder);
  const { name, version, license, type } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
  await writeFile(join(folder, 'package.json'), `${JSON.stringify({ name, version, license, type, main: BUNDLE_MAIN }, null, 2)}\n`);
  await writeFile(join(folder, '.funcignore'), IGNORED);
  await writeFile(join(folder, 'THIRD-PARTY-NOTICES.txt'), await noticesOf(metafile, folder));
  for (const file of ['host.json', 'LICENSE']) await cp(join(ROOT, file), join(folder, file));
  return metafile;
}

if (import.meta.main) {
  console.log(sizeReport(await gatherPackage()));
  console.log('gathered in out/app: from there func azure functionapp publish NAME --no-build (Azure Functions Core Tools), or azd deploy');
}
