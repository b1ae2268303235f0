/** A mail as files that a person can look at: HTML, text, the whole message, and pictures. */

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { digestLinks } from '../../src/access/digest-link.ts';
import type { Environment } from '../../src/environment/reader.ts';
import { settingsReader } from '../../src/environment/reader.ts';
import { withDisplayName } from '../../src/mail/address.ts';
import type { MailFile } from '../../src/mail/mail-file.ts';
import { composeMessage } from '../../src/mail/message.ts';
import type { Report } from '../../src/report/report.ts';
import { readBrand } from '../../src/settings/brand.ts';
import { readContent } from '../../src/settings/content.ts';
import { renderMail } from '../../src/subscriptions/sending/render-mail.ts';
import { letterOf } from '../../src/subscriptions/sending/send-digest.ts';
import { DEFAULT_SUBSCRIPTION } from '../../src/subscriptions/subscription/subscription.ts';
import { pictureOf } from '../picture.ts';
import { senderOf } from '../start-settings.ts';
import type { MailCommand } from './mail-command.ts';

/** Pixels. */
const WIDTHS = [360, 600] as const;
const SCHEMES = ['light', 'dark'] as const;

/** What the settings say of a mail; those of the command line win. @throws SettingsError */
export function choicesOf({ preset, language }: Pick<MailCommand, 'preset' | 'language'>, env: Environment) {
  const reader = settingsReader(env);
  const { MAIL_FROM: mailFrom } = senderOf(env);
  const [content, branding] = [readContent(reader), readBrand(reader, mailFrom)];
  return reader.checked({
    content: { ...content, preset: preset ?? content.preset, language: language ?? content.language },
    branding,
    mailFrom,
    publicUrl: env.PUBLIC_URL || 'https://digest.example.com',
  });
}

/** Writes the files of a mail; the same report and choices give the same ones. */
export async function writeMail(report: Report, choices: ReturnType<typeof choicesOf>, out: string, browser: Browser): Promise<void> {
  const { branding, mailFrom, publicUrl } = choices;
  const { period } = report;
  const linkTo = await linksTo(publicUrl, period);
  const mail = await renderMail(report, { ...choices, linkTo });
  const digest = { subscription: DEFAULT_SUBSCRIPTION, period, kind: 'scheduled' } as const;
  const sender = { mailFrom: withDisplayName(mailFrom, branding.brand.name) };
  const letter = letterOf(sender, digest, { ...mail, renderedMs: Date.parse(report.generatedAt) }, 'you@digest.example.com');
  await mkdir(out, { recursive: true });
  await writeFile(join(out, 'mail.html'), mail.html);
  await writeFile(join(out, 'mail.txt'), mail.text);
  await writeFile(join(out, 'mail.eml'), await composeMessage({ ...letter, files: mail.files }));
  for (const width of WIDTHS) {
    for (const colorScheme of SCHEMES) {
      const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme, javaScriptEnabled: false });
      await page.setContent(withImages(mail.html, mail.files));
      await writeFile(join(out, `mail-${width}-${colorScheme}.png`), await pictureOf(page));
      await page.close();
    }
  }
}

/** Plain addresses: nobody opens them, and the same mail is the same each time. */
function linksTo(publicUrl: string, period: Report['period']) {
  const make = () => Promise.reject(new Error('no link is signed here'));
  return digestLinks({ links: 'sign-in' }, publicUrl, { make })(DEFAULT_SUBSCRIPTION, {}, period);
}

/** A browser knows no cid: addresses. */
function withImages(html: string, files: readonly MailFile[]): string {
  return files.reduce((text, { cid, contentType, bytes }) => {
    return cid === undefined ? text : text.replaceAll(`cid:${cid}`, `data:${contentType};base64,${Buffer.from(bytes).toString('base64')}`);
  }, html);
}
