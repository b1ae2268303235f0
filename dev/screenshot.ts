/** Draws a digest as the picture in the documentation. Options: --html FILE --out FILE --width N --dark. */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { DEFAULT_BRAND } from '../src/digest/options/brand.ts';
import { renderDigest } from '../src/digest/render-digest.ts';
import { sampleReport } from '../test/support/sample-report.ts';
import { launchBrowser } from './browser.ts';

const { values } = parseArgs({
  options: {
    html: { type: 'string' },
    out: { type: 'string', default: 'docs/digest.png' },
    width: { type: 'string', default: '600' },
    dark: { type: 'boolean', default: false },
  },
});
const width = Number(values.width);
if (!Number.isInteger(width) || width < 100 || width > 4000) {
  throw new RangeError(`Cannot draw with --width "${values.width}": it is no whole number from 100 to 4000`);
}

const options = { brand: { ...DEFAULT_BRAND, name: 'Contoso' }, linkTo: () => 'https://digest.example.com/report?date=2026-11-22' };
const html = values.html === undefined ? renderDigest(sampleReport(), options).html : await readFile(values.html, 'utf8');
const browser = await launchBrowser();
try {
  const page = await browser.newPage({
    viewport: { width, height: 800 },
    colorScheme: values.dark ? 'dark' : 'light',
    javaScriptEnabled: false,
  });
  await page.setContent(html);
  await page.screenshot({ path: values.out, fullPage: true });
  console.log(`Wrote ${values.out}`);
} finally {
  await browser.close();
}
