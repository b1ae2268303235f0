/** Every kind of mail in every language, as a real browser lays it out: narrow and wide, light, dark and forced dark, without styles, without images, printed. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../../../dev/browser.ts';
import { PRESETS } from '../../../src/digest/presets.ts';
import { renderDigest } from '../../../src/digest/render-digest.ts';
import { LANGUAGES } from '../../../src/words/language.ts';
import { sampleMail } from '../../mail-samples/sample-mails.ts';
import { IS_WHOLE } from '../../support/matrices.ts';
import { faintBars } from './faint-bars.ts';
import { flawsOf } from './flaws.ts';
import { everyRow, pairwise } from './pairwise.ts';

const LOOKS = ['light', 'dark', 'forced dark', 'forced dark without backgrounds', 'no styles', 'no images', 'print'] as const;
const WITHOUT_BACKGROUNDS: readonly (typeof LOOKS)[number][] = ['forced dark without backgrounds', 'print'];
const AXES = {
  preset: PRESETS,
  language: LANGUAGES,
  width: [320, 360, 600],
  look: LOOKS,
  day: ['everything', 'hostile', 'large'],
} as const;
const ROWS = IS_WHOLE ? everyRow(AXES) : pairwise(AXES);
const REPORTS = { everything: sampleMail('everything'), hostile: sampleMail('hostile'), large: sampleMail('large') };

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

type Row = (typeof ROWS)[number];

async function open({ preset, language, width, look, day }: Row, change = (html: string) => html): Promise<Page> {
  // Paper is as wide as it is (A4 less its margins), whatever the window.
  const page = await browser.newPage({
    viewport: { width: look === 'print' ? 700 : width, height: 800 },
    colorScheme: look === 'dark' ? 'dark' : 'light',
    javaScriptEnabled: false,
  });
  if (look.startsWith('forced dark')) {
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setAutoDarkModeOverride', { enabled: true });
  }
  if (look === 'print') await page.emulateMedia({ media: 'print' });
  const html = change(renderDigest(REPORTS[day], { preset, language, linkTo: () => 'https://digest.example.com/open' }).html);
  await page.setContent(asSeen(html, look));
  return page;
}

function asSeen(html: string, look: Row['look']): string {
  if (look === 'no styles') return html.replace(/<style[\s\S]*?<\/style>/g, '');
  // Browsers print none, and Thunderbird takes them away where it darkens a mail.
  return WITHOUT_BACKGROUNDS.includes(look) ? html.replace('</head>', '<style>* { background: none !important; }</style></head>') : html;
}

describe('a mail', () => {
  test.each(ROWS)('of $day as $preset in $language, $width px wide, $look: is whole', async (row) => {
    const page = await open(row);
    expect({ flaws: await flawsOf(page), faint: await faintBars(page) }).toEqual({ flaws: [], faint: [] });
    await page.close();
  });
  test.each(WITHOUT_BACKGROUNDS)('whose bars are backgrounds would not be: %s', async (look) => {
    const row = { preset: 'brief', language: 'en', width: 600, look, day: 'everything' } as const;
    const page = await open(row, (html) => html.replace(/border-bottom:(\d+)px solid (#\w+)/g, 'height:$1px;background:$2'));
    expect(await faintBars(page)).not.toEqual([]);
    await page.close();
  });
});
