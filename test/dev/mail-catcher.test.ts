import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MailCatcher, startMailCatcher } from '../../dev/mail-catcher.ts';

let catcher: MailCatcher;

beforeAll(async () => {
  catcher = await startMailCatcher();
});

afterAll(() => catcher.stop());

async function send(subject: string): Promise<void> {
  const transport = createTransport(catcher.smtpUrl);
  await transport.sendMail({ from: 'digest@example.com', to: 'reader@example.com', subject, text: 'plain', html: '<p>rich</p>' });
  transport.close();
}

test('a mail that was sent shows up in the API of the page', async () => {
  await send('Daily digest – Ünïcode');
  const answer = await fetch(new URL('/api/email', catcher.webUrl));
  const text = await answer.text();
  expect(text).toContain('Daily digest – Ünïcode');
  expect(text).toContain('reader@example.com');
});

test('the page answers and loads nothing from elsewhere', async () => {
  const page = await (await fetch(catcher.webUrl)).text();
  expect(page).toContain('<html');
  expect(page.match(/(?:src|href)="[^"]*"/g) ?? []).toSatisfy((links: string[]) => links.every((link) => !link.includes('//')));
});

test('startMailCatcher() names the port that is taken', async () => {
  const smtpPort = Number(new URL(catcher.smtpUrl).port);
  await expect(startMailCatcher({ smtpPort })).rejects.toThrow(`Cannot start the mail catcher (SMTP): port ${smtpPort} is taken`);
  const webPort = Number(new URL(catcher.webUrl).port);
  await expect(startMailCatcher({ webPort })).rejects.toThrow(`Cannot start the mail catcher (page): port ${webPort} is taken`);
});

test('stop() closes both ports', async () => {
  const second = await startMailCatcher();
  await second.stop();
  await expect(fetch(second.webUrl)).rejects.toThrow();
});
