/** No number and no contact of anybody in whatever a mail is or carries. */
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { CAMPAIGNS, idOf } from '../../dev/mail-samples/organisation.ts';
import { DEFAULT_BRAND } from '../../src/digest/options/brand.ts';
import type { MailFile } from '../../src/mail/mail-file.ts';
import { renderMail } from '../../src/subscriptions/sending/render-mail.ts';
import { sampleMail } from './sample-mails.ts';

const CHOICES = {
  content: { preset: 'full', sections: undefined, language: 'en', attach: ['csv', 'xlsx', 'json'] },
  branding: { brand: DEFAULT_BRAND, logo: undefined, noLogo: undefined },
} as const;
const [FIRST_CONTACT_PART] = idOf(4, 1).split('-');
const CALLER_IDS = CAMPAIGNS.flatMap(({ callerIds }) => callerIds);

/** The texts of a file: archives and workbooks hold several. */
function textsOf({ name, bytes }: MailFile): string[] {
  const files = name.endsWith('.json') ? [bytes] : Object.values(unzipSync(bytes));
  return files.map((file) => Buffer.from(file).toString());
}

test.each(['everything', 'hostile'] as const)('the mail of "%s" and its attachments tell no number and no contact', async (name) => {
  const { subject, html, text, files } = await renderMail(sampleMail(name), CHOICES);
  expect(files.map((file) => file.name.split('.').at(-1))).toEqual(['zip', 'xlsx', 'json']);
  const told = [subject, html, text, ...files.flatMap(textsOf)];
  expect(told.length).toBeGreaterThan(30);
  // The same texts tell caller ids by their last digits, so that it is the masking that is seen here.
  expect(told.some((one) => one.includes(`…${CALLER_IDS[0]?.slice(-4)}`))).toBe(true);
  for (const one of told) {
    expect(CALLER_IDS.filter((number) => one.includes(number) || one.includes(number.slice(1)))).toEqual([]);
    expect(one).not.toContain(`${FIRST_CONTACT_PART}-0000-4000`);
    expect(one).not.toMatch(/\+?44 ?20 ?7946 ?\d{4}/);
  }
});
