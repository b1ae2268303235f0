/** Files of a digest over a real mail server and real storage: every recipient gets the same bytes, whenever their mail is sent. */
import { type Attachment, simpleParser } from 'mailparser';
import { expect, test } from 'vitest';
import { DEFAULT_BRAND } from '../../src/digest/options/brand.ts';
import { contentIdOf } from '../../src/mail/mail-file.ts';
import { DAY_MS } from '../../src/time/lengths.ts';
import { addDays, dayOf, instantReaching } from '../../src/time/local-day.ts';
import { pngOf } from '../mail/images.ts';
import { startDispatching } from './dispatching.ts';
import { startMailServer } from './mail-server.ts';

const ZONE = 'Europe/Lisbon';
const TODAY = '2026-11-23';
const DAY = dayOf(addDays(TODAY, -1), ZONE);
const PNG = pngOf(60, 20);
const LOGO = { name: 'logo.png', contentType: 'image/png', bytes: PNG, cid: contentIdOf(PNG) };
const BRANDING = { brand: { ...DEFAULT_BRAND, logo: { cid: LOGO.cid, width: 60, height: 20 } }, logo: LOGO, noLogo: undefined };

/** Mails as the server has them: to whom, and what they carry. */
async function mailsOf(accepted: readonly string[]) {
  return Promise.all(
    accepted.map(async (message) => {
      const { to, attachments, headers } = await simpleParser(message);
      return { to: [to].flat()[0]?.text ?? '', attachments, list: headers.get('list') };
    }),
  );
}
const bytesOf = (attachments: readonly Attachment[] = []) =>
  attachments.map(({ filename, content }) => [filename, content.toString('base64')]);

test('who is sent to later, by another process and under other settings, gets the files of the first mail; a resend too', async () => {
  const server = await startMailServer();
  const now = instantReaching(TODAY, '07:00', ZONE);
  const recipients = ['ana@contoso.example', 'otto@contoso.example'];
  const options = {
    url: server.url,
    now,
    zone: ZONE,
    digestAt: '07:00',
    recipients,
    attach: ['csv', 'xlsx', 'json'],
    branding: BRANDING,
  } as const;
  const installation = await startDispatching(options);
  server.answer = [451, 'later, please'];
  await installation.process().tick();
  server.answer = [250, 'taken'];
  installation.now += DAY_MS / 24;
  await installation.process({ attach: [], branding: undefined }).tick();
  await installation.process({ attach: ['json'] }).resend({ subscription: 'default', date: DAY.from, to: 'all' });
  const mails = await mailsOf(server.accepted);
  expect(mails.map(({ to }) => to)).toEqual([...recipients, ...recipients]);
  const [first] = mails;
  expect(first?.attachments.map(({ filename, contentType }) => [filename, contentType])).toEqual([
    ['logo.png', 'image/png'],
    ['report-2026-11-22_Europe-Lisbon.zip', 'application/zip'],
    ['report-2026-11-22_Europe-Lisbon.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['report-2026-11-22_Europe-Lisbon.json', 'application/json'],
  ]);
  for (const { attachments, list } of mails) {
    expect(bytesOf(attachments)).toEqual(bytesOf(first?.attachments));
    expect(list).toEqual({ id: { id: 'default.proactive-digest.contoso.example', name: 'contoso.example' } });
  }
});

test('a run that has nobody to send to reads no files', async () => {
  const server = await startMailServer();
  const now = instantReaching(TODAY, '07:00', ZONE);
  const options = { url: server.url, now, zone: ZONE, digestAt: '07:00', recipients: ['ana@contoso.example'], attach: ['json'] } as const;
  const installation = await startDispatching(options);
  const process = installation.process();
  await process.tick();
  expect(server.accepted).toHaveLength(1);
  expect(process.filesRead()).toBe(1);
  await process.tick();
  expect(process.filesRead()).toBe(1);
});
