/** A digest shown as sent, byte for byte what a real mail server got, but for what is one person's own. */
import { createHash } from 'node:crypto';
import { expect, inject, onTestFinished, test } from 'vitest';
import { type App, createApp } from '../../../src/app.ts';
import { readSettings } from '../../../src/settings/settings.ts';
import { HOUR_MS } from '../../../src/time/lengths.ts';
import { type Started, startServer } from '../../mail/transports/smtp-server.ts';
import { bareMime } from '../../support/deliveries/bare-message.ts';
import { dispatchAndSend } from '../../support/deliveries/dispatch.ts';

// Written the evening before seven o'clock in Lisbon; sent when it waits for its data no longer.
const [WRITTEN_MS, SENT_MS] = [Date.parse('2025-06-09T20:00Z'), Date.parse('2025-06-10T06:00Z') + 4 * HOUR_MS];
const ASKED = { subscription: 'team', date: '2025-06-09' };
const TEAM = {
  recipients: ['Ana <ana@contoso.example>', '"Conceição, Rui" <rui@contoso.example>', 'eva@a-much-longer.contoso.example'],
  replyTo: 'The Lead <lead@contoso.example>',
  schedule: { every: 'day', at: '07:00', zone: 'Europe/Lisbon' },
  preset: 'full',
  attach: ['csv', 'json'],
};

let installations = 0;

/** An installation with links that open by themselves, whose digest is sent to the team. */
async function startSent(
  written: Readonly<Record<string, unknown>> = {},
  env: Readonly<Record<string, string>> = {},
): Promise<{ app: App; server: Started; time: { now: number } }> {
  const server = await startServer({ disabledCommands: ['STARTTLS', 'AUTH'] });
  onTestFinished(() => server.stop());
  const settings = readSettings({
    ...{ DATAVERSE_URL: 'http://127.0.0.1:9', DATAVERSE_AUTH: 'token', DATAVERSE_TOKEN: 'none' },
    ...{ STORAGE_CONNECTION: inject('storageConnection'), MAIL_FROM: 'Contoso outreach <digest@contoso.example>' },
    ...{ MAIL_TRANSPORT: 'smtp', MAIL_SMTP_URL: `smtp://127.0.0.1:${server.port}` },
    ...{ LINKS: 'signed', PUBLIC_URL: 'https://digest.contoso.example', LINK_KEYS: `a:${'k'.repeat(40)}` },
    ...env,
  });
  const time = { now: WRITTEN_MS };
  const app = await createApp(settings, { tablePrefix: `sent${process.pid}x${++installations}`, clock: () => time.now });
  onTestFinished(() => app.close());
  await app.subscriptions.write({ id: 'team', written: { ...TEAM, ...written }, expected: 'none', isDryRun: false }, time.now);
  time.now = SENT_MS;
  await dispatchAndSend(app);
  return { app, server, time };
}

test("each reader's mail is kept byte for byte but for their tokens, addresses and Message-ID; equal ones once", async () => {
  const { app, server } = await startSent();
  const { recipients, messages } = await app.digests.read(ASKED);
  expect(recipients.map(({ state }) => state)).toEqual(['sent', 'sent', 'sent']);
  // Tokens hold the masked address: of the same length where the domain is the same.
  expect(messages).toHaveLength(2);
  expect(server.arrived).toHaveLength(3);
  for (const bytes of server.arrived) {
    const got = bytes.toString();
    const { recipient } = recipients.find(({ messageId }) => got.includes(messageId)) ?? { recipient: '' };
    const shown = await app.digests.readMessage({ ...ASKED, recipient });
    expect(Buffer.from(shown.bytes).toString().trimEnd()).toBe(bareMime(got));
    expect(got).toMatch(/^List-Unsubscribe: .*token=eyJ/m);
    const { sha256, sizeBytes } = shown;
    expect(messages).toContainEqual({ sha256, sizeBytes, mediaType: 'message/rfc822', transport: 'smtp', apart: [] });
    expect(createHash('sha256').update(shown.bytes).digest('hex')).toBe(sha256);
    expect(shown.bytes.length).toBe(sizeBytes);
  }
});

test('of persons nothing is left in what is kept: no token, no address of a reader or of who answers', async () => {
  const { app } = await startSent({ attach: [] });
  const sent = await app.digests.read(ASKED);
  const shown = await app.digests.readMessage(ASKED);
  const all = `${Buffer.from(shown.bytes)}${sent.content?.html}${sent.content?.text}`;
  expect(all).not.toMatch(/eyJ|ana@|rui@|eva@|lead@|Concei|\bAna\b|The Lead/);
});

test('copies that are the same for all are one message, to nobody', async () => {
  const { app, server } = await startSent({ copies: 'same' });
  const { messages } = await app.digests.read(ASKED);
  expect(messages).toHaveLength(1);
  const shown = await app.digests.readMessage(ASKED);
  for (const got of server.arrived) expect(Buffer.from(shown.bytes).toString().trimEnd()).toBe(bareMime(got.toString()));
});

test('it is shown a year later as it was, under whatever sender and release there is by then', async () => {
  const { app, server, time } = await startSent();
  time.now += 366 * 24 * HOUR_MS;
  await app.retain();
  const { recipients } = await app.digests.read(ASKED);
  const shown = await app.digests.readMessage({ ...ASKED, recipient: recipients[0]?.recipientId });
  expect(server.arrived.map((got) => bareMime(got.toString()))).toContain(Buffer.from(shown.bytes).toString().trimEnd());
});

test('after SNAPSHOT_DAYS nothing of what it said is left; whom it went to is still told', async () => {
  const { app, time } = await startSent({}, { SNAPSHOT_DAYS: '30' });
  time.now += 366 * 24 * HOUR_MS;
  await app.retain();
  const sent = await app.digests.read(ASKED);
  expect(sent).toMatchObject({ content: null, messages: [], kinds: ['scheduled'], scope: {} });
  expect(sent.recipients.map(({ state }) => state)).toEqual(['sent', 'sent', 'sent']);
  await expect(app.digests.readMessage(ASKED)).rejects.toMatchObject({ code: 'digest.no-message' });
});
