/** `npm run mail`: its command line, and the files that it writes. */
import { readdir, readFile } from 'node:fs/promises';
import { simpleParser } from 'mailparser';
import { describe, expect, test } from 'vitest';
import { launchBrowser } from '../../dev/browser.ts';
import { parseMailCommand } from '../../dev/mail/mail-command.ts';
import { choicesOf, writeMail } from '../../dev/mail/write-mail.ts';
import { SAMPLE_NAMES } from '../../dev/mail-samples/samples.ts';
import { pngOf } from '../mail/images.ts';
import { sampleReport } from '../support/sample-report.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

describe('parseMailCommand()', () => {
  test.each([
    [[], { what: { date: undefined }, out: 'out' }],
    [['--day', '2026-11-22', '--zone', 'UTC', '--preset', 'full'], { what: { date: '2026-11-22' }, zone: 'UTC', preset: 'full' }],
    [['--sample', 'quiet', '--language', 'ja', '--out', 'x'], { what: { samples: ['quiet'] }, language: 'ja', out: 'x' }],
    [['--day', 'sample', 'quiet'], { what: { samples: ['quiet'] } }],
    [['--sample', 'all'], { what: { samples: SAMPLE_NAMES } }],
  ])('takes %j', (args, expected) => {
    expect(parseMailCommand(args)).toMatchObject(expected);
  });

  test.each([
    [['--preset', 'short'], '--preset "short" is none of brief, supervisor'],
    [['--language', 'nl'], '--language "nl" is none of en, de'],
    [['--sample', 'loud'], '--sample "loud" is none of quiet, one-violation'],
    [['--sample', 'quiet', '--day', '2026-11-22'], '--sample goes without --day'],
    [['--sample', 'quiet', '--zone', 'UTC'], '--zone goes with --day'],
    [['--day', 'sample'], 'no name after --day sample'],
    [['quiet', 'loud'], '"quiet loud" belongs to no option'],
    [['--day', 'sample', 'quiet', 'loud'], '"loud" belongs to no option'],
    [['--pictures'], "Unknown option '--pictures'"],
  ])('refuses %j', (args, rule) => {
    expect(() => parseMailCommand(args)).toThrow(
      expect.objectContaining({ code: 'input.command', message: expect.stringContaining(rule) }),
    );
  });
});

test('a mail is written as HTML, text, message and four pictures, with the branding of the settings', async () => {
  const out = await temporaryFolder();
  const logo = `data:image/png;base64,${pngOf(120, 30).toString('base64')}`;
  const choices = choicesOf({ preset: 'brief', language: 'en' }, { BRAND_NAME: 'Fabrikam', BRAND_LOGO: logo, DIGEST_ATTACH: 'json' });
  const browser = await launchBrowser();
  try {
    await writeMail(sampleReport(), choices, out, browser);
  } finally {
    await browser.close();
  }
  const pictures = ['mail-360-dark.png', 'mail-360-light.png', 'mail-600-dark.png', 'mail-600-light.png'];
  expect((await readdir(out)).sort()).toEqual([...pictures, 'mail.eml', 'mail.html', 'mail.txt']);
  const mail = await simpleParser(await readFile(`${out}/mail.eml`), { skipImageLinks: true });
  expect(mail.from?.value).toMatchObject([{ name: 'Fabrikam' }]);
  expect(mail.html).toBe(await readFile(`${out}/mail.html`, 'utf8'));
  expect(mail.html).toContain(`cid:${choices.branding.logo?.cid}`);
  expect(mail.attachments.map(({ filename }) => filename)).toEqual(['logo.png', 'report-2026-11-22_Europe-Lisbon.json']);
  expect(JSON.parse(mail.attachments[1]?.content.toString() ?? '')).toEqual(JSON.parse(JSON.stringify(sampleReport())));
});

test('docs/mail.md shows each day that the samples expect something of', async () => {
  const page = await readFile(new URL('../../docs/mail.md', import.meta.url), 'utf8');
  const pictures = await readdir(new URL('../../docs/mail', import.meta.url));
  const days = SAMPLE_NAMES.filter((name) => name !== 'hostile' && name !== 'large');
  expect(pictures.sort()).toEqual(days.map((name) => `${name}.png`).sort());
  expect(days.filter((name) => !page.includes(`src="mail/${name}.png"`))).toEqual([]);
});
