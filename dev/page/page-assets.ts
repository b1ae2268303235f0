/** Writes the styles and the scripts of the page into a module, so that a running function reads no files. */
import { readdir, readFile, rename, writeFile } from 'node:fs/promises';

const BROWSER = new URL('../../src/page/browser/', import.meta.url);
const TARGET = new URL('page-assets.generated.ts', BROWSER);
/** Stands before what is for a part of the page. */
const FIRST = 'page';

/** Without comments, indentation and empty lines, which are a fifth of what is written. Comments begin lines. @throws Error where it would end its own tag */
export function shortened(source: string): string {
  if (source.includes('</')) throw new Error('Cannot put "</" into a page: it would end the tag that it stands in');
  const code = source.replace(/^\s*\/\*[\s\S]*?\*\/\s*$/gm, '').replace(/^\s*\/\/.*$/gm, '');
  return code.replace(/^\s+/gm, '').trim();
}

/** A style sheet also without the blanks that only people need; its own texts have none beside a sign of CSS. */
export function shortenedStyle(source: string): string {
  return shortened(source)
    .replace(/\s*([{};,])\s*/g, '$1')
    .replace(/:\s+/g, ':')
    .replace(/ > /g, '>')
    .replace(/(?<![\w.])0\./g, '.')
    .replaceAll(';}', '}');
}

/** Files of one kind as one text, page.* first; a script has its names to itself. */
async function wholeOf(extension: '.css' | '.js'): Promise<string> {
  const names = (await readdir(BROWSER)).filter((name) => name.endsWith(extension)).sort();
  const ordered = [...names.filter((name) => name === FIRST + extension), ...names.filter((name) => name !== FIRST + extension)];
  const texts = await Promise.all(ordered.map((name) => readFile(new URL(name, BROWSER), 'utf8')));
  if (extension === '.css') return shortenedStyle(texts.join('\n'));
  return `'use strict';\n${texts.map((text) => `{\n${shortened(text)}\n}`).join('\n')}`;
}

/** Writes the module; readers see the old one or the new one, never half of it. */
export async function buildPageAssets(): Promise<void> {
  const [style, script] = await Promise.all([wholeOf('.css'), wholeOf('.js')]);
  const constants = [
    ['PAGE_STYLE', style],
    ['PAGE_SCRIPT', script],
  ].map(([name, text]) => `export const ${name}: string = ${JSON.stringify(text)};\n`);
  const draft = new URL(`${TARGET.href}.${process.pid}.tmp`);
  await writeFile(draft, `// Written by dev/page/page-assets.ts from src/page/browser; do not edit.\n${constants.join('')}`);
  await rename(draft, TARGET);
}
