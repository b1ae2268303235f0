/** The notices that licences of bundled packages ask to be passed on, as one text. */
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { z } from 'zod';
import { ROOT } from '../root.ts';
import { bundledPackages, OWN } from './bundled-packages.ts';

const DESCRIBED = z.object({ name: z.string(), version: z.string(), license: z.string() });
const NOTICE = /^(?:licen[cs]e|notice|copying|third-?party-?notices?)(?:[.-].*)?$/i;
const RULE = '-'.repeat(80);

/** Each package that is bundled with its licence, then what comments in code say of others inside them. @throws Error where a package names no licence */
export async function noticesOf(metafile: Metafile, bundleFolder: string): Promise<string> {
  const folders = bundledPackages(metafile).flatMap(({ folder }) => (folder === OWN ? [] : [folder]));
  const packages = await Promise.all(folders.sort().map(packageNotice));
  const comments = await takeComments(bundleFolder);
  const head = 'Packages that are bundled in this app, with their licences. Written by npm run package.';
  return `${[head, ...packages, `Comments in their code that tell of licences\n\n${comments}`].join(`\n\n${RULE}\n`)}\n`;
}

async function packageNotice(folder: string): Promise<string> {
  const path = join(ROOT, folder);
  const { name, version, license } = DESCRIBED.parse(JSON.parse(await readFile(join(path, 'package.json'), 'utf8')));
  const entries = await readdir(path, { withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && NOTICE.test(entry.name)).map((entry) => entry.name);
  const texts = await Promise.all(files.sort().map((file) => readFile(join(path, file), 'utf8')));
  return [`${name} ${version}, ${license}`, ...texts.map((text) => text.replaceAll('\r\n', '\n').trim())].join('\n\n');
}

/** The bundler wrote them beside each file, below the files that they come from: each is told once, and its files go. */
async function takeComments(folder: string): Promise<string> {
  const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.LEGAL.txt'));
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  await Promise.all(files.map((file) => rm(join(folder, file))));
  // A comment is indented, with several lines or one; whatever is not says where it was found.
  const comments = texts.flatMap((text) => text.split(/^\S.*\n/m).map((comment) => comment.trim()));
  return [...new Set(comments)]
    .filter((comment) => comment !== '')
    .sort()
    .join('\n\n');
}
