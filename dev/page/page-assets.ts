/** Writes the style and the script of the page into a module, so that a running function reads no files. */
import { readFile, rename, writeFile } from 'node:fs/promises';

const BROWSER = new URL('../../src/page/browser/', import.meta.url);
const TARGET = new URL('page-assets.generated.ts', BROWSER);

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
    .replaceAll(';}', '}');
}

/** Writes the module; readers see the old one or the new one, never half of it. */
export async function buildPageAssets(): Promise<void> {
  const [style, script] = await Promise.all(['page.css', 'page.js'].map((name) => readFile(new URL(name, BROWSER), 'utf8')));
  const texts = { PAGE_STYLE: shortenedStyle(style ?? ''), PAGE_SCRIPT: shortened(script ?? '') };
  const constants = Object.entries(texts).map(([name, text]) => `export const ${name}: string = ${JSON.stringify(text)};\n`);
  const draft = new URL(`${TARGET.href}.${process.pid}.tmp`);
  await writeFile(draft, `// Written by dev/page/page-assets.ts from src/page/browser; do not edit.\n${constants.join('')}`);
  await rename(draft, TARGET);
}
