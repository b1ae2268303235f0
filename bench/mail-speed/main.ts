/** Command: npm run bench:mail. How long a mail takes to render, beside MJML compiled at run time on the same content. Prints the times, and writes a section of docs/performance.md. */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import handlebars from 'handlebars';
import { TEMPLATE_SOURCE, withIncludes } from '../../dev/build-template.ts';
import type { DigestOptions } from '../../src/digest/digest-options.ts';
import { digestViewOf } from '../../src/digest/digest-view.ts';
import { PRESETS, type Preset } from '../../src/digest/presets.ts';
import { htmlOf, renderDigest } from '../../src/digest/render-digest.ts';
import { sampleReport } from '../../test/support/sample-report.ts';
import { readOptions, runBench, wholeOption } from '../command.ts';
import { thisMachine } from '../machine.ts';
import { measure } from '../measure.ts';
import { MAIL_SECTION, withSection } from '../page-section.ts';
import { type MailTimes, mailSection } from './mail-section.ts';

const PAGE = new URL('../../docs/performance.md', import.meta.url);
const OPTIONS = { linkTo: () => `https://digest.contoso.example/open?link=${'x'.repeat(330)}` } as const satisfies DigestOptions;

type CompileMjml = (source: string, options: object) => Promise<{ readonly html: string }>;
// MJML is CommonJS and brings no types.
const compileMjml: CompileMjml = createRequire(import.meta.url)('mjml');

async function main(): Promise<void> {
  const { rounds = '60' } = readOptions({ rounds: { type: 'string' } });
  const count = wholeOption('rounds', rounds, [1, 9_999]);
  const layout = handlebars.compile(await withIncludes(TEMPLATE_SOURCE), { strict: true });
  const report = sampleReport();
  const byPreset: MailTimes['byPreset'][number][] = [];
  for (const preset of PRESETS) {
    const options = { ...OPTIONS, preset };
    const view = digestViewOf(report, options);
    const whole = () => renderDigest(report, options);
    const compiled = () => htmlOf(view);
    const atRunTime = async () => (await compileMjml(layout(view), { validationLevel: 'skip', fonts: {} })).html;
    assertSame(preset, compiled(), await atRunTime());
    const times = await measure({ whole, compiled, atRunTime }, { rounds: count });
    byPreset.push({ preset, bytes: Buffer.byteLength(compiled()), ...times });
  }
  const body = mailSection({ byPreset }, thisMachine(), new Date().toISOString().slice(0, 10));
  console.log(body);
  writeFileSync(PAGE, withSection(readFileSync(PAGE, 'utf8'), MAIL_SECTION, body));
}

/** A time means nothing where the mails differ. @throws Error */
function assertSame(preset: Preset, ours: string, theirs: string): void {
  const words = (html: string) => html.replace(/<style[\s\S]*?<\/style>|<[^>]*>/g, ' ').replace(/\s+/g, ' ');
  if (words(ours) !== words(theirs)) throw new Error(`Cannot compare the times of "${preset}": the two mails say something else`);
}

runBench(main);
