import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { launchBrowser } from '../../dev/browser.ts';
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

test('the page lists the mail, opens it, and loads nothing from elsewhere', async () => {
  await send('A digest to be read');
  const browser = await launchBrowser();
  onTestFinished(() => browser.close());
  const page = await browser.newPage();
  const elsewhere: string[] = [];
  page.on('request', (request) => {
    if (!/^(?:data|blob|about):/.test(request.url()) && !request.url().startsWith(catcher.webUrl)) elsewhere.push(request.url());
  });
  await page.goto(catcher.webUrl);
  await page.getByText('A digest to be read').first().click();
  await page.frameLocator('iframe').getByText('rich').waitFor();
  expect(elsewhere).toEqual([]);
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
