/** Digests looked up after they were sent, over a real mail server and real storage. */
import { createHash } from 'node:crypto';
import { simpleParser } from 'mailparser';
import { expect, test } from 'vitest';
import { DEFAULT_BRAND } from '../../../src/digest/options/brand.ts';
import { contentIdOf } from '../../../src/mail/mail-file.ts';
import { archiveOf, scopeMark } from '../../../src/subscriptions/delivery/archive.ts';
import { recipientId } from '../../../src/subscriptions/delivery/ledger.ts';
import { DAY_MS, HOUR_MS } from '../../../src/time/lengths.ts';
import { addDays, dayOf, instantReaching } from '../../../src/time/local-day.ts';
import { pngOf } from '../../mail/images.ts';
import { putDelivery } from '../../support/deliveries/a-delivery.ts';
import { bareMime } from '../../support/deliveries/bare-message.ts';
import { CONTENT } from '../a-digest.ts';
import { dieInHandOver, startDispatching } from '../dispatching.ts';
import { startMailServer } from '../mail-server.ts';

const ZONE = 'Europe/Lisbon';
const TODAY = '2026-11-23';
const DAY = dayOf(addDays(TODAY, -1), ZONE);
const ASKED = { subscription: 'default', date: DAY.from };
const [ANA, OTTO] = ['ana@contoso.example', 'otto@contoso.example'];
const PNG = pngOf(60, 20);
const LOGO = { name: 'logo.png', contentType: 'image/png', bytes: PNG, cid: contentIdOf(PNG) };
const BRANDING = { brand: { ...DEFAULT_BRAND, logo: { cid: LOGO.cid, width: 60, height: 20 } }, logo: LOGO, noLogo: undefined };

async function startSent() {
  const server = await startMailServer();
  const now = instantReaching(TODAY, '07:00', ZONE);
  const options = {
    url: server.url,
    now,
    zone: ZONE,
    digestAt: '07:00',
    recipients: [ANA, OTTO],
    attach: ['csv'],
    branding: BRANDING,
  } as const;
  const installation = await startDispatching(options);
  const process = installation.process();
  await process.tick();
  return { server, installation, process };
}

test('read() gives what was sent, what it was made from, and what came of it for each recipient, without their addresses', async () => {
  const { server, process, installation } = await startSent();
  const sent = await process.digests.read(ASKED);
  expect(sent).toMatchObject({
    ...{ subscription: 'default', kind: 'scheduled', kinds: ['scheduled'], scope: {} },
    period: { from: DAY.from, to: DAY.to, zone: ZONE },
    content: {
      renderedAt: new Date(installation.now).toISOString(),
      snapshotVersion: 1,
      madeFrom: { definitions: expect.stringMatching(/./), rules: null },
    },
    recipients: [
      { recipient: 'a…@contoso.example', recipientId: recipientId(ANA), state: 'sent' },
      { recipient: 'o…@contoso.example', recipientId: recipientId(OTTO), state: 'sent' },
    ],
  });
  expect(JSON.stringify(sent)).not.toMatch(/ana@|otto@/);
  const [mail = ''] = server.accepted;
  const { subject, html, attachments } = await simpleParser(mail);
  expect(sent.content?.subject).toBe(subject);
  expect(sent.content?.attachments).toEqual(
    attachments.map(({ filename, contentType, content, contentDisposition }) => ({
      ...{ name: filename, contentType, sizeBytes: content.length },
      sha256: createHash('sha256').update(content).digest('hex'),
      isInline: contentDisposition === 'inline',
    })),
  );
  // A page has no "cid:": the logo stands in the HTML, where a mail program puts it too.
  expect(html).toContain(`data:image/png;base64,${PNG.toString('base64')}`);
  expect(sent.content?.html).toBe(html);
});

test('list() names the digests of some days with their scope, whether their subscription is still there or not', async () => {
  const { process, installation } = await startSent();
  const archive = archiveOf(installation.values);
  const [narrow, wide] = [{ queue: ['support'] }, {}];
  const digestOf = (subscription: string, date: string, kind: 'scheduled' | 'test 1' = 'scheduled') => ({
    ...{ subscription, kind },
    period: { from: date, to: date, zone: 'Asia/Tokyo' },
  });
  await archive.keep(digestOf('gone', DAY.from), { ...CONTENT, scope: scopeMark(narrow), shows: narrow });
  await archive.keep(digestOf('gone', DAY.from, 'test 1'), { ...CONTENT, shows: wide });
  await archive.keep(digestOf('gone', addDays(DAY.from, 1)), { ...CONTENT, shows: wide });
  const span = { from: DAY.from, to: DAY.from };
  const listed = await process.digests.list(span);
  expect(listed.map(({ subscription, scope, name }) => [subscription, scope, name])).toEqual([
    ['default', {}, 'Proactive engagement'],
    ['gone', narrow, null],
  ]);
  expect(listed[0]).toMatchObject({ kind: 'scheduled', period: { from: DAY.from, to: DAY.from, zone: ZONE } });
  expect((await process.digests.list({ ...span, zone: ZONE })).map(({ subscription }) => subscription)).toEqual(['default']);
  expect((await process.digests.list({ ...span, subscription: 'gone', to: TODAY })).map(({ period }) => period.from)).toEqual([
    addDays(DAY.from, 1),
    DAY.from,
  ]);
});

test('a digest that an older release kept is shown, and what that did not keep is null', async () => {
  const { process, installation } = await startSent();
  const archive = archiveOf(installation.values);
  const scope = { queue: 'support' };
  const digest = { subscription: 'older', kind: 'scheduled', period: { from: DAY.from, to: DAY.from, zone: ZONE } } as const;
  await archive.keep(digest, { ...CONTENT, scope: scopeMark(scope) });
  const asked = { subscription: 'older', date: DAY.from };
  expect(await process.digests.read(asked)).toMatchObject({
    ...{ name: null, scope: null, recipients: [] },
    content: { subject: CONTENT.subject, html: CONTENT.html, madeFrom: null, attachments: [] },
  });
  await putDelivery(installation.documents, digest, 'sent', installation.now);
  // A record of another scope does not say what this one shows.
  expect(await process.digests.read(asked)).toMatchObject({ scope: null });
});

test('of a digest that is kept no more what remains is told: its kinds, its recipients, and nothing of what it said', async () => {
  const { process, installation } = await startSent();
  await process.resend({ ...ASKED, to: 'all' });
  const { values } = installation;
  for await (const head of values.listAcross(['digest ', 'digest!'], undefined, { parts: [] })) await values.delete(head);
  installation.now += 400 * DAY_MS;
  expect(await process.digests.read({ ...ASKED, kind: 'scheduled' })).toMatchObject({
    ...{ kind: 'scheduled', kinds: ['scheduled', 'resend 1'], scope: {}, content: null },
    recipients: [{ state: 'sent' }, { state: 'sent' }],
  });
});

test('the kind that was made last is read unless another is asked for; one that there is not is refused', async () => {
  const { process } = await startSent();
  await process.resend({ ...ASKED, to: 'all' });
  expect(await process.digests.read(ASKED)).toMatchObject({ kind: 'resend 1', kinds: ['scheduled', 'resend 1'] });
  expect(await process.digests.read({ ...ASKED, kind: 'scheduled', zone: ZONE })).toMatchObject({ kind: 'scheduled' });
  for (const wrong of [{ kind: 'resend 2' }, { zone: 'Asia/Tokyo' }, { date: '2026-01-01' }, { subscription: 'other' }] as const)
    await expect(process.digests.read({ ...ASKED, ...wrong })).rejects.toMatchObject({ code: 'digest.unknown' });
});

test('of a mail that nobody knows whether it was taken the bytes are kept too: a process that dies in the hand-over had kept them', async () => {
  const server = await startMailServer();
  const now = instantReaching(TODAY, '07:00', ZONE);
  const installation = await startDispatching({ url: server.url, now, zone: ZONE, digestAt: '07:00', recipients: [ANA] });
  await dieInHandOver(server, installation.process());
  installation.now += HOUR_MS;
  const process = installation.process();
  await process.tick();
  const { recipients, messages } = await process.digests.read(ASKED);
  expect(recipients).toMatchObject([{ state: 'ambiguous', letter: messages[0]?.sha256 }]);
  expect(messages).toHaveLength(1);
  const { bytes } = await process.digests.readMessage({ ...ASKED, recipient: recipientId(ANA) });
  expect(Buffer.from(bytes).toString().trimEnd()).toBe(bareMime(server.accepted[0] ?? ''));
});
