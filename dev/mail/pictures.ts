/** Command: npm run mail-pictures. The pictures of mails in the documentation: the ten days in docs/mail, and docs/digest.png of the README. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { DEFAULT_BRAND } from '../../src/digest/options/brand.ts';
import { renderDigest } from '../../src/digest/render-digest.ts';
import type { Report } from '../../src/report/report.ts';
import { launchBrowser } from '../browser.ts';
import { SAMPLE_NAMES, SAMPLES, type SampleName } from '../mail-samples/samples.ts';
import { pictureOf } from '../picture.ts';

const DOCS = fileURLToPath(new URL('../../docs/', import.meta.url));
/** They are there for programs, not to be looked at. */
const LEFT_OUT: readonly SampleName[] = ['hostile', 'large'];
const OPTIONS = {
  preset: 'brief',
  brand: { ...DEFAULT_BRAND, name: 'Contoso outreach' },
  linkTo: () => 'https://digest.example.com/report',
} as const;

async function drawMail(report: Report, browser: Browser): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: 600, height: 400 }, javaScriptEnabled: false });
  await page.setContent(renderDigest(report, OPTIONS).html);
  const picture = await pictureOf(page);
  await page.close();
  return picture;
}

const browser = await launchBrowser();
try {
  await mkdir(join(DOCS, 'mail'), { recursive: true });
  for (const name of SAMPLE_NAMES.filter((one) => !LEFT_OUT.includes(one))) {
    const picture = await drawMail(SAMPLES[name](), browser);
    await writeFile(join(DOCS, 'mail', `${name}.png`), picture);
    if (name === 'everything') await writeFile(join(DOCS, 'digest.png'), picture);
    console.log(`Wrote docs/mail/${name}.png`);
  }
} finally {
  await browser.close();
}
