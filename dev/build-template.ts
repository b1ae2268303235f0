/** Compiles the mail's layout (MJML, then Handlebars) into a module, so that a running function loads neither compiler. */
import { readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import handlebars from 'handlebars';

const SOURCE = new URL('../src/digest/digest.mjml', import.meta.url);
const TARGET = new URL('../src/digest/digest-template.generated.ts', import.meta.url);

type CompileMjml = (source: string, options: object) => Promise<{ readonly html: string }>;
// MJML is CommonJS and brings no types.
const compileMjml: CompileMjml = createRequire(import.meta.url)('mjml');

// Strict: a field that the layout names and the view lacks is an error, not an empty place in a mail.
const HANDLEBARS = { strict: true, knownHelpersOnly: true };

/** The template module's source for an MJML source. @throws Error where the MJML or the Handlebars tags in it are wrong */
export async function compileTemplate(source: string): Promise<string> {
  const { html } = await compileMjml(source, { validationLevel: 'strict', keepComments: false, fonts: {} });
  // Indentation is a quarter of what MJML writes, and a mail above 102 kB is cut off by Gmail.
  const spec = handlebars.precompile(html.replace(/^\s+/gm, ''), HANDLEBARS);
  return `// Written by dev/build-template.ts from digest.mjml; do not edit.\n// @ts-nocheck\nexport const templateSpec: object = ${spec};\n`;
}

/** Writes the module; readers see the old one or the new one, never half of it. */
export async function buildTemplate(): Promise<void> {
  const code = await compileTemplate(await readFile(SOURCE, 'utf8'));
  const draft = new URL(`${TARGET.href}.${process.pid}.tmp`);
  await writeFile(draft, code);
  await rename(draft, TARGET);
}

if (import.meta.main) await buildTemplate();
