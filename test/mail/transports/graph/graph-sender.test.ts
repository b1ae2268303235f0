/** Mail by Graph where all does not go well: what the sender says of it, and how often the message was taken. */
import { inspect } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { SendPhase } from '../../../../src/mail/sender.ts';
import { createGraphSender, type GraphSenderOptions } from '../../../../src/mail/transports/graph/graph-sender.ts';
import type { GraphFault } from '../../../support/graph/graph-faults.ts';
import { type GraphServer, startGraphServer } from '../../../support/graph/graph-server.ts';
import { refusalOf, sampleMessage } from '../../mail-sender.contract.ts';

const TOKEN = 'graph-token';

async function start(options: Partial<GraphSenderOptions> = {}) {
  const server = await startGraphServer();
  const sender = createGraphSender({ origin: server.url, token: { getToken: async () => TOKEN }, ...options });
  onTestFinished(async () => {
    server.hangUp();
    await sender.close();
    await server.stop();
  });
  return { server, sender };
}

const sends = ({ requests }: GraphServer) => requests.filter(({ path }) => /\/(?:sendMail|send)$/.test(path));

describe('what Graph answers', () => {
  const refusal = (status: number, code: string, headers: Record<string, string> = {}): GraphFault => ({
    answer: { status, code, message: `denied to digest@example.com with ${TOKEN}`, headers },
  });
  test.each<[string, GraphFault, object]>([
    ['400', refusal(400, 'ErrorInvalidRecipients'), { code: 'mail.rejected', retryable: false }],
    ['403', refusal(403, 'ErrorAccessDenied'), { code: 'mail.login', retryable: true }],
    ['404', refusal(404, 'ErrorInvalidUser'), { code: 'mail.login', retryable: true }],
    ['413', refusal(413, 'RequestEntityTooLarge'), { code: 'mail.rejected', retryable: false }],
    ['429', refusal(429, 'ApplicationThrottled', { 'retry-after': '17' }), { code: 'mail.throttled', retryAfterMs: 17_000 }],
    ['503 with Retry-After', refusal(503, 'ServiceUnavailable', { 'retry-after': '3' }), { code: 'mail.throttled', retryAfterMs: 3_000 }],
  ])('%s is not accepted: one request, one error that says so', async (_name, fault, error) => {
    const { server, sender } = await start();
    server.failNext(fault);
    const refused = await refusalOf(sender.send(sampleMessage()));
    expect(refused).toMatchObject(error);
    expect(inspect(refused)).not.toMatch(/graph-token|@example/);
    expect([server.accepted.length, sends(server).length]).toEqual([0, 1]);
  });

  test.each<[string, GraphFault]>([
    ['500', { answer: { status: 500, code: 'ErrorInternalServerError' } }],
    ['502 of something in between', { answer: { status: 502 } }],
    ['503 without Retry-After', { answer: { status: 503, code: 'ServiceUnavailable' } }],
    ['504', { answer: { status: 504, code: 'UnknownError' } }],
    ['504 once it was taken', { accepts: true, answer: { status: 504 } }],
    ['nothing, for the connection breaks', { answer: 'cut' }],
    ['nothing, for the connection breaks in the body', { answer: 'cut early' }],
    ['nothing, for the connection breaks once it was taken', { accepts: true, answer: 'cut' }],
    ['nothing in time', { answer: 'silence' }],
    ['nothing in time, though it was taken', { accepts: true, answer: 'silence' }],
  ])('%s leaves it open: ambiguous, and never repeated', async (_name, fault) => {
    const { server, sender } = await start({ answerTimeoutMs: 300 });
    server.failNext(fault);
    const error = await refusalOf(sender.send(sampleMessage()));
    expect(error).toMatchObject({ code: 'mail.ambiguous', retryable: false });
    expect(inspect(error)).not.toMatch(/graph-token|@example/);
    expect([server.accepted.length, sends(server).length]).toEqual([fault.accepts ? 1 : 0, 1]);
  });

  test('202 is accepted even with Retry-After', async () => {
    const { server, sender } = await start();
    server.failNext({ accepts: true, answer: { status: 202, headers: { 'retry-after': '5' } } });
    expect(await sender.send(sampleMessage())).toMatchObject({ response: '202 accepted' });
    expect(sends(server)).toHaveLength(1);
  });

  test('a redirect gets neither the bearer nor the message', async () => {
    const [{ server, sender }, elsewhere] = [await start(), await startGraphServer()];
    onTestFinished(elsewhere.stop);
    server.failNext({ answer: { status: 307, headers: { location: `${elsewhere.url}/v1.0/users/digest@example.com/sendMail` } } });
    const error = await refusalOf(sender.send(sampleMessage()));
    expect(error).toMatchObject({ code: 'mail.login', retryable: true });
    expect(error.message).toContain('check GRAPH_URL');
    expect(elsewhere.requests).toEqual([]);
  });

  test('a late answer counts', async () => {
    const { server, sender } = await start();
    server.failNext({ accepts: true, answer: { status: 202 }, afterMs: 400 });
    expect(await sender.send(sampleMessage())).toMatchObject({ response: '202 accepted' });
  });
});

describe('the token', () => {
  test('that has ended is renewed, and the message is sent once', async () => {
    const asked: boolean[] = [];
    const token = {
      getToken: async ({ fresh = false } = {}) => {
        asked.push(fresh);
        return fresh ? TOKEN : 'an-old-one';
      },
    };
    const { server, sender } = await start({ token });
    await sender.send(sampleMessage());
    expect(sends(server).map((request) => request.token)).toEqual(['an-old-one', TOKEN]);
    expect([asked.at(-1), server.accepted.length]).toEqual([true, 1]);
  });

  test('that is refused again is a matter of settings', async () => {
    const { server, sender } = await start({ token: { getToken: async () => 'nobodys' } });
    expect(await refusalOf(sender.send(sampleMessage()))).toMatchObject({ code: 'mail.login', retryable: true });
    expect(sends(server)).toHaveLength(2);
  });

  test('that cannot be a token goes nowhere and is not repeated', async () => {
    const { server, sender } = await start({ token: { getToken: async () => 'a\r\nb: secret' } });
    const error = await refusalOf(sender.send(sampleMessage()));
    expect(error).toMatchObject({ code: 'mail.unreachable' });
    expect(inspect(error)).not.toContain('secret');
    expect(server.requests).toEqual([]);
  });

  test('that never comes ends the hand-over in time, and nothing was begun', async () => {
    const phases: SendPhase[] = [];
    const { sender } = await start({ token: { getToken: () => new Promise(() => {}) }, readyTimeoutMs: 200 });
    const onPhase = async (phase: SendPhase) => void phases.push(phase);
    expect(await refusalOf(sender.send(sampleMessage(), { onPhase }))).toMatchObject({ code: 'mail.unreachable', retryable: true });
    expect(phases).toEqual([]);
  });
});

test('a server that is not there is unreachable: no byte of the message left', async () => {
  const { server, sender } = await start();
  await server.stop();
  const error = await refusalOf(sender.send(sampleMessage()));
  expect(error).toMatchObject({ code: 'mail.unreachable', retryable: true });
  expect(error.message).toContain('ECONNREFUSED');
});

test('at most four requests are under way at once, and a later one waits', async () => {
  const server = await startGraphServer({ answerMs: 50 });
  let [now, most] = [0, 0];
  server.watch((step) => {
    now += step === 'begun' ? 1 : step === 'accepted' ? -1 : 0;
    most = Math.max(most, now);
  });
  const sender = createGraphSender({ origin: server.url, token: { getToken: async () => TOKEN } });
  onTestFinished(server.stop);
  await Promise.all(Array.from({ length: 12 }, (_, i) => sender.send(sampleMessage(`resend ${i}`))));
  expect([server.accepted.length, most]).toEqual([12, 4]);
});

test('the mailbox that sends is that of the setting, where there is one', async () => {
  const { server, sender } = await start({ mailbox: 'digest@example.com' });
  await sender.send({ ...sampleMessage(), from: 'Alias <alias@example.com>' });
  expect(server.accepted[0]?.message.from?.emailAddress.address).toBe('alias@example.com');
});

test.each([true, false])('a copy stays in Sent Items only where messages are looked up there (%s)', async (settles) => {
  const { server, sender } = await start({ settles });
  await sender.send(sampleMessage());
  expect([server.accepted[0]?.isSaved, sender.wasSent !== undefined]).toEqual([settles, settles]);
});

test('wasSent() finds a message once Sent Items show it, and says where it may not look', async () => {
  const { server, sender } = await start({ settles: true });
  server.lag(2);
  await sender.send(sampleMessage());
  const look = () => sender.wasSent?.(sampleMessage());
  expect([await look(), await look(), await look()]).toEqual([false, false, true]);
  server.granted.delete('Mail.Read');
  await expect(look()).rejects.toMatchObject({ code: 'mail.unreachable', message: expect.stringContaining('403 ErrorAccessDenied') });
});
