/** A report as a mail with its files, and what the mail says of a file that it cannot carry. */
import { expect, test } from 'vitest';
import { DEFAULT_BRAND } from '../../../src/digest/options/brand.ts';
import { contentIdOf } from '../../../src/mail/mail-file.ts';
import { newMarker, personalised } from '../../../src/subscriptions/people/personal-links.ts';
import { renderMail } from '../../../src/subscriptions/sending/render-mail.ts';
import { LANGUAGES } from '../../../src/words/language.ts';
import { wordsOf } from '../../../src/words/words.ts';
import { pngOf } from '../../mail/images.ts';
import { sampleReport } from '../../support/sample-report.ts';

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

const URL_OF_ANA = 'https://digest.example.com/api/unsubscribe?token=eyJ0.eyJ3.x_-&a=1';

test.each(LANGUAGES)('in %s each reader gets their own address to leave by, and the name of what lists them', async (language) => {
  const marker = newMarker();
  const content = { ...CONTENT, language, attach: [] };
  const mail = await renderMail(sampleReport(), { content, branding: BRANDING, marker, listedBy: 'Collections, mornings' });
  expect([mail.html.split(marker).length, mail.text.split(marker).length]).toEqual([2, 2]);
  const { html, text } = personalised(mail, marker, URL_OF_ANA);
  const label = wordsOf(language).say('link.leave');
  const escaped = URL_OF_ANA.replace('&', '&amp;');
  expect(html.split('<a ').find((link) => link.includes(`href="${escaped}"`))).toContain(`>${label}</a>`);
  expect(text).toContain(`${label}:\n${URL_OF_ANA}\n`);
  for (const said of [html, text.replaceAll('\n', ' ')]) {
    expect(said).toContain('Collections, mornings');
    expect(said).not.toContain('personal.invalid');
  }
});

test('a digest without a marker, such as a copy that is the same for all, has no address to leave by', async () => {
  const { html, text } = await renderMail(sampleReport(), { content: { ...CONTENT, attach: [] }, branding: BRANDING });
  for (const said of [html, text]) expect(said).not.toContain(wordsOf('en').say('link.leave'));
});

test.each(LANGUAGES)('a test in %s says in subject and foot that it is one, not that its reader is on a list', async (language) => {
  const choices = { content: { ...CONTENT, language, attach: [] }, branding: BRANDING, listedBy: 'Collections, mornings' } as const;
  const [real, tried] = [await renderMail(sampleReport(), choices), await renderMail(sampleReport(), { ...choices, isTest: true })];
  const begins = { en: /^Test: /, de: /^Testmail: /, fr: /^Essai\u00a0: /, es: /^Prueba: /, pt: /^Teste: /, ja: /^テスト：/ }[language];
  expect(tried.subject).toMatch(begins);
  expect(real.subject).not.toMatch(begins);
  expect([...tried.subject].length).toBeLessThanOrEqual(60);
  const { say } = wordsOf(language);
  const inOneLine = (text: string) => text.replace(/\s+/g, '');
  const why = inOneLine(say('footer.why', { subscription: choices.listedBy, canLeave: 'no' }));
  const foot = inOneLine(say('footer.test', { subscription: choices.listedBy }));
  for (const said of [tried.html, tried.text].map(inOneLine)) {
    expect(said).toContain(foot);
    expect(said).not.toContain(why);
  }
});
