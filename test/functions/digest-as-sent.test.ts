/** A digest looked up as it was sent, in the Functions host over real HTTP: what is told of it, what it said, and byte for byte what a mail server or Graph got. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { messageIdOf } from '../../src/mail/message.ts';
import { addDays, dateAt } from '../../src/time/local-day.ts';
import { startServer } from '../mail/transports/smtp-server.ts';
import { bareJson, bareMime } from '../support/deliveries/bare-message.ts';
import { startGraphServer } from '../support/graph/graph-server.ts';
import { recipientsOf } from '../support/graph/graph-shapes.ts';
import { daytimeZone, type HostedApp, startHostedApp } from '../support/hosted-app.ts';

const zone = daytimeZone();
const yesterday = addDays(dateAt(Date.now(), zone), -1);
const PATH = `digests/default/${yesterday}`;
const LINKS = { LINKS: 'signed', PUBLIC_URL: 'https://digest.contoso.example', LINK_KEYS: `a:${'k'.repeat(40)}` };

/** Where the mails end up: the settings that lead there, and each one as it got it, without what is one person's own. */
interface Place {
  readonly env: Readonly<Record<string, string>>;
  bare(): readonly string[];
  stop(): Promise<void>;
}

const PLACES: Readonly<Record<string, () => Promise<Place>>> = {
  async smtp() {
    const { port, arrived, stop } = await startServer({ disabledCommands: ['STARTTLS', 'AUTH'] });
    return { env: { MAIL_SMTP_URL: `smtp://127.0.0.1:${port}` }, bare: () => arrived.map((got) => bareMime(got.toString())), stop };
  },
  async graph() {
    const server = await startGraphServer({ mailbox: 'digest@contoso.example' });
    const bare = () =>
      server.accepted.map(({ bytes, message }) => {
        const marker = message.internetMessageHeaders?.find(({ name }) => name === 'x-proactive-digest-id')?.value ?? '';
        return bareJson(bytes.toString(), recipientsOf(message)[0] ?? '', marker);
      });
    return { env: { GRAPH_URL: server.url, GRAPH_AUTH: 'token', GRAPH_TOKEN: 'graph-token' }, bare, stop: server.stop };
  },
};

describe.each(Object.entries(PLACES))('MAIL_TRANSPORT=%s', (transport, start) => {
  let place: Place;
  let hosted: HostedApp;
  beforeAll(async () => {
    place = await start();
    const settings = { REPORT_TIME_ZONE: zone, DIGEST_AT: '00:00', DIGEST_ATTACH: 'csv', MAIL_TRANSPORT: transport };
    hosted = await startHostedApp({ ...settings, ...LINKS, ...place.env });
    await hosted.post('subscriptions/default/send', {});
  });
  afterAll(async () => {
    await hosted.stop();
    await place.stop();
  });

  test('nobody who knows a recipient can work out the id of their mail', async () => {
    const sent = (await (await hosted.get(PATH)).json()) as { recipients: readonly { messageId: string }[] };
    const parts = { subscription: 'default', period: `${yesterday}/${yesterday}/${zone}`, kind: 'scheduled' };
    const guessed = ['ana@contoso.example', 'rui@contoso.example'].map((recipient) =>
      messageIdOf({ ...parts, recipient }, 'contoso.example'),
    );
    expect(sent.recipients.map(({ messageId }) => messageId)).toHaveLength(2);
    for (const { messageId } of sent.recipients) expect(guessed).not.toContain(messageId);
  });

  test('the bytes are those that it got, but for tokens, addresses of persons and Message-ID', async () => {
    const response = await hosted.get(`${PATH}?format=message`);
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="digest-default-[\d-]+\.(?:eml|json)"$/);
    const bytes = Buffer.from(await response.arrayBuffer());
    const got = place.bare();
    expect(got).toHaveLength(2);
    for (const one of got) expect(bytes.toString().trimEnd()).toBe(one);
    expect(bytes.toString()).not.toContain('eyJ');
    const { messages } = (await (await hosted.get(PATH)).json()) as { messages: readonly unknown[] };
    expect(messages).toEqual([
      {
        sha256: createHash('sha256').update(bytes).digest('hex'),
        sizeBytes: bytes.length,
        mediaType: response.headers.get('content-type'),
        ...{ transport, apart: [] },
      },
    ]);
  });

  test('it is told whom it reached, without their addresses, and what it was made from', async () => {
    const text = await (await hosted.get(PATH)).text();
    expect(JSON.parse(text)).toMatchObject({
      ...{ subscription: 'default', kind: 'scheduled', kinds: ['scheduled'], scope: {} },
      period: { from: yesterday, to: yesterday, zone },
      sent: { snapshotVersion: 1, madeFrom: { definitions: expect.any(String), rules: null, asOf: null } },
      recipients: [
        { recipient: 'a…@contoso.example', state: 'sent', bounced: null, message: expect.stringMatching(/^[0-9a-f]{64}$/) },
        { recipient: 'r…@contoso.example', state: 'sent' },
      ],
    });
    expect(text).not.toMatch(/ana@|rui@|eyJ/);
  });

  test('its HTML comes for a sandboxed frame: nothing of it runs, loads or opens a report', async () => {
    const response = await hosted.get(`${PATH}?format=html&kind=scheduled&zone=${zone}`);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'; /);
    const html = await response.text();
    expect(html).toContain('<html');
    expect(html).not.toMatch(/eyJ|cid:/);
    const plain = await (await hosted.get(`${PATH}?format=text`)).text();
    expect(plain).toContain('https://personal.invalid/');
  });

  test.each([
    [`${PATH}?recipient=x%E2%80%A6@contoso.example&format=message`, 404, 'digest.unknown'],
    [`${PATH}?kind=resend%202`, 404, 'digest.unknown'],
    [`${PATH}?zone=Pacific%2FApia`, 404, 'digest.unknown'],
    [`${PATH}?kind=test%201`, 400, 'input.query'],
    [`${PATH}?format=pdf`, 400, 'input.query'],
    ['digests/default/2026-02-30', 400, 'input.date'],
  ])('%s is %i %s', async (path, status, code) => {
    const response = await hosted.get(path);
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([status, code]);
  });
});
