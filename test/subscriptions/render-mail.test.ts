/** A report as a mail with its files, and what the mail says of a file that it cannot carry. */
import { expect, test } from 'vitest';
import { DEFAULT_BRAND } from '../../src/digest/options/brand.ts';
import { contentIdOf } from '../../src/mail/mail-file.ts';
import { renderMail } from '../../src/subscriptions/render-mail.ts';
import { pngOf } from '../mail/images.ts';
import { sampleReport } from '../support/sample-report.ts';

const CONTENT = { preset: 'brief', sections: undefined, language: 'en', attach: ['json', 'csv'] } as const;
const PNG = pngOf(10, 10);
const LOGO = { name: 'logo.png', contentType: 'image/png', bytes: PNG, cid: contentIdOf(PNG) };
const BRANDING = { brand: { ...DEFAULT_BRAND, logo: { cid: LOGO.cid, width: 10, height: 10 } }, logo: LOGO, noLogo: undefined };

test('a mail carries its logo before the files that were chosen, and says nothing of them', async () => {
  const { files, text } = await renderMail(sampleReport(), { content: CONTENT, branding: BRANDING });
  expect(files.map(({ name, cid }) => [name.split('.').at(-1), cid])).toEqual([
    ['png', LOGO.cid],
    ['json', undefined],
    ['zip', undefined],
  ]);
  expect(text).not.toContain('not attached');
  expect(text.replace(/\s+/g, ' ')).toContain('You are on this mail’s list (DIGEST_TO); ask its administrator to change that.');
});

test('a file that is too large is left out, and the mail says which, how large, and what there is room for, in HTML and text', async () => {
  const report = sampleReport();
  const huge = { ...report, quality: [{ id: 'odd', name: 'Odd', count: 1, values: ['x'.repeat(5_000_000)] }] };
  const { files, html, text } = await renderMail(huge, { content: CONTENT, branding: BRANDING });
  expect(files.map(({ name }) => name.split('.').at(-1))).toEqual(['png', 'zip']);
  for (const said of [html, text.replace(/\s+/g, ' ')])
    expect(said).toMatch(/The JSON file is not attached: it has 5,0\d\d kB, and all attachments together may have 5,000 kB\./);
});
