/** Command: npm run page-pictures. The pictures of the page in the documentation: docs/page.png as on a desk, docs/page-phone.png as on a phone. */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../browser.ts';
import { SAMPLES } from '../mail-samples/samples.ts';
import { samplePage } from './sample-page.ts';

const DOCS = fileURLToPath(new URL('../../docs/', import.meta.url));
const PICTURES = [
  { file: 'page.png', width: 1280, height: 1500 },
  { file: 'page-phone.png', width: 390, height: 1500 },
] as const;

async function draw(browser: Browser, html: string, { width, height }: (typeof PICTURES)[number]): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width, height }, javaScriptEnabled: false });
  await page.setContent(html);
  const picture = await page.screenshot();
  await page.close();
  return picture;
}

const browser = await launchBrowser();
try {
  const html = samplePage(SAMPLES.everything());
  for (const picture of PICTURES) {
    await writeFile(`${DOCS}${picture.file}`, await draw(browser, html, picture));
    console.log(`Wrote docs/${picture.file}`);
  }
} finally {
  await browser.close();
}
