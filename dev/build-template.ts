/** Compiles the mail's layout (MJML, then Handlebars) into a module, so that a running function loads neither compiler; started by itself, it writes what the page needs too. */
import { readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import handlebars from 'handlebars';
import { buildPageAssets } from './page/page-assets.ts';

/** The layout, with what it includes beside it. */
export const TEMPLATE_SOURCE = new URL('../src/digest/template/digest.mjml', import.meta.url);
const TARGET = new URL('../src/digest/digest-template.generated.ts', import.meta.url);

type CompileMjml = (source: string, options: object) => Promise<{ readonly html: string }>;
// MJML is CommonJS and brings no types.
const compileMjml: CompileMjml = createRequire(import.meta.url)('mjml');

// Strict: a field that the layout names and the view lacks is an error, not an empty place in a mail.
const HANDLEBARS = { strict: true, knownHelpersOnly: true };
// MJML's own minifier is not used: what it does to CSS depends on the Node that installed it.
const MJML = { validationLevel: 'strict', keepComments: false, fonts: {} };

/** The template module's source for an MJML source without includes. @throws Error where the MJML or the Handlebars tags in it are wrong, or a tag stands where MJML drops it */
export async function compileTemplate(source: string): Promise<string> {
  const { html } = await compileMjml(source, MJML);
  const lost = lostTags(source, html).join(', ');
  if (lost !== '') throw new Error(`Cannot compile the mail's layout: MJML drops ${lost}; between its elements a tag belongs in <mj-raw>`);
  // Indentation is a quarter of what MJML writes, and a mail above 102 kB is cut off by Gmail.
  const spec = handlebars.precompile(html.replace(/^\s+/gm, ''), HANDLEBARS);
  return `// Written by dev/build-template.ts from src/digest/template; do not edit.\n// @ts-nocheck\nexport const templateSpec: object = ${spec};\n`;
}

/** A file with what it includes, in the end nothing but MJML: MJML's own includes say nothing where a file is missing. @throws Error where one is */
export async function withIncludes(file: URL): Promise<string> {
  const source = await readFile(file, 'utf8');
  const paths = [...source.matchAll(/<mj-include path="([^"]+)" \/>/g)].map(([tag, path = '']) => ({ tag, path }));
  const parts = await Promise.all(paths.map(({ path }) => withIncludes(new URL(path, file))));
  const text = paths.reduce((whole, { tag }, i) => whole.replace(tag, () => (parts[i] ?? '').trim()), source);
  return file.pathname.endsWith('/dark.css') ? darkRules(text) : text;
}

/** Dark rules for clients that ask the system, and for Outlook.com, which marks the document instead; both paint over inline colours. */
function darkRules(css: string): string {
  const rules = [...css.matchAll(/([^{}]+?)\s*\{\s*((?:[^{}]|\{\{[^{}]+\}\})*?)\s*\}/g)].map(([, selectors = '', body = '']) => ({
    selectors: selectors.split(',').map((selector) => selector.trim()),
    body: body.replaceAll(';', ' !important;'),
  }));
  const media = rules.map(({ selectors, body }) => `${selectors.join(', ')} { ${body} }`);
  const marked = rules.map(({ selectors, body }) => `${selectors.map((selector) => `[data-ogsc] ${selector}`).join(', ')} { ${body} }`);
  return ['@media (prefers-color-scheme: dark) {', ...media, '}', ...marked].join('\n');
}

/** Writes the module; readers see the old one or the new one, never half of it. */
async function buildTemplate(): Promise<void> {
  const code = await compileTemplate(await withIncludes(TEMPLATE_SOURCE));
  const draft = new URL(`${TARGET.href}.${process.pid}.tmp`);
  await writeFile(draft, code);
  await rename(draft, TARGET);
}

/** The Handlebars tags that are rarer in what MJML wrote. It drops text between its elements without a word (findings/mjml-lost-conditions.sh), and a part that lost its condition goes to everybody. */
function lostTags(source: string, html: string): readonly string[] {
  const tagsIn = (text: string) => text.match(/\{\{.*?\}\}/gs) ?? [];
  const written = tagsIn(html);
  const countOf = (tags: readonly string[], tag: string) => tags.filter((other) => other === tag).length;
  return [...new Set(tagsIn(source))].filter((tag) => countOf(tagsIn(source), tag) > countOf(written, tag));
}

if (import.meta.main) await Promise.all([buildTemplate(), buildPageAssets()]);
