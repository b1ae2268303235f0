/** Files by Graph: below 3 MB in the one request, else a draft that they are uploaded to, where that is granted. */
import { expect, onTestFinished, test } from 'vitest';
import type { SendPhase } from '../../../../src/mail/sender.ts';
import { createGraphSender } from '../../../../src/mail/transports/graph/graph-sender.ts';
import { startGraphServer } from '../../../support/graph/graph-server.ts';
import { refusalOf, sampleMessage } from '../../mail-sender.contract.ts';

async function start(takesLargeFiles = true) {
  const server = await startGraphServer();
  const sender = createGraphSender({ origin: server.url, token: { getToken: async () => 'graph-token' }, takesLargeFiles });
  onTestFinished(server.stop);
  return { server, sender };
}

const file = (name: string, sizeBytes: number) => ({
  name,
  contentType: 'text/csv',
  bytes: Buffer.from(Array.from({ length: sizeBytes }, (_, i) => i % 251)),
});
const LARGE = { ...sampleMessage(), files: [file('small.csv', 1_000), file('large.csv', 7_500_000)] };

test('a file below 3 MB goes with the message', async () => {
  const { server, sender } = await start(false);
  await sender.send({ ...sampleMessage(), files: [file('a.csv', 2_900_000)] });
  const [attachment] = server.accepted[0]?.message.attachments ?? [];
  expect(Buffer.from(attachment?.contentBytes ?? '', 'base64').length).toBe(2_900_000);
});

test('larger files are uploaded to a draft in ranges, without the bearer, and arrive byte for byte', async () => {
  const { server, sender } = await start();
  const { sizeBytes } = await sender.send(LARGE);
  const [accepted] = server.accepted;
  expect(accepted?.apart.map(({ name }) => name)).toEqual(['small.csv', 'large.csv']);
  expect(accepted?.apart.every(({ bytes }, i) => bytes.equals(LARGE.files[i]?.bytes ?? Buffer.alloc(0)))).toBe(true);
  expect(accepted?.bytes.equals((await sender.compose(LARGE)).bytes)).toBe(true);
  expect([sizeBytes, server.drafts.size]).toEqual([(accepted?.bytes.length ?? 0) + 7_501_000, 0]);
});

test('without the right to make drafts they are refused with their size, and nothing is begun', async () => {
  const { server, sender } = await start(false);
  const error = await refusalOf(sender.send(LARGE));
  expect(error).toMatchObject({ code: 'mail.rejected', retryable: false });
  expect(error.message).toContain('its files have 7501000 bytes');
  expect(error.message).toContain('GRAPH_LARGE_FILES=true');
  expect(server.requests).toEqual([]);
});

test('"handing over" is told when all files are there, before the draft is sent', async () => {
  const { server, sender } = await start();
  const told: [SendPhase, number][] = [];
  await sender.send(LARGE, { onPhase: async (phase) => void told.push([phase, server.accepted.length]) });
  expect(told).toEqual([
    ['greeted', 0],
    ['handing over', 0],
  ]);
});

test.each([
  ['draft', 0],
  ['file', 1],
  ['upload session', 2],
])('a failure at the %s is no doubt: nothing was sent, it is tried again, and no draft stays', async (_step, before) => {
  const { server, sender } = await start();
  server.failNext({ on: 'other', after: before, answer: { status: 500, code: 'ErrorInternalServerError' } });
  expect(await refusalOf(sender.send(LARGE))).toMatchObject({ code: 'mail.unreachable', retryable: true });
  expect([server.accepted.length, server.drafts.size]).toEqual([0, 0]);
});

test('a right that is missing is told as such', async () => {
  const { server, sender } = await start();
  server.granted.delete('Mail.ReadWrite');
  const error = await refusalOf(sender.send(LARGE));
  expect(error).toMatchObject({ code: 'mail.login', message: expect.stringContaining('403 ErrorAccessDenied') });
});

test('no answer to the sending of the draft leaves it open', async () => {
  const { server, sender } = await start();
  server.failNext({ accepts: true, answer: 'cut' });
  expect(await refusalOf(sender.send(LARGE))).toMatchObject({ code: 'mail.ambiguous' });
  expect(server.accepted).toHaveLength(1);
});

test('a draft is removed where nobody could note that it is sent, and where Graph refuses to send it', async () => {
  const { server, sender } = await start();
  const nobodyNotes = async (phase: SendPhase) => (phase === 'handing over' ? Promise.reject(new Error('no storage')) : undefined);
  await expect(sender.send(LARGE, { onPhase: nobodyNotes })).rejects.toThrow('no storage');
  server.failNext({ answer: { status: 403, code: 'ErrorAccessDenied' } });
  expect(await refusalOf(sender.send(LARGE))).toMatchObject({ code: 'mail.login' });
  expect([server.drafts.size, server.accepted.length]).toEqual([0, 0]);
});
