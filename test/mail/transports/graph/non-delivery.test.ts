/** Non-delivery reports come from outside: what is taken of them, and what is not. */
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createGraphSender } from '../../../../src/mail/transports/graph/graph-sender.ts';
import { parseNonDelivery } from '../../../../src/mail/transports/graph/non-delivery.ts';
import { aReport } from '../../../support/graph/a-report.ts';
import { startGraphServer } from '../../../support/graph/graph-server.ts';
import { sampleMessage } from '../../mail-sender.contract.ts';

const MARKER = sampleMessage().messageId.slice(1, 65);

describe('parseNonDelivery()', () => {
  test('takes the marker of the message, its status and the words without addresses', () => {
    expect(parseNonDelivery(aReport({ marker: MARKER }).mime)).toEqual({
      marker: MARKER,
      answers: [],
      reason: '5.1.10: 550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient (address) not found by SMTP address lookup',
    });
  });

  test.each(['delayed', 'delivered', 'relayed', 'expanded', ''])('takes nothing of a report of "%s"', (action) => {
    expect(parseNonDelivery(aReport({ marker: MARKER, action }).mime)).toBeUndefined();
  });

  test('takes the message that it answers where the marker is not there, and no more than five', () => {
    expect(parseNonDelivery(aReport({ inReplyTo: '<a@server.example>' }).mime)).toMatchObject({
      marker: undefined,
      answers: ['<a@server.example>'],
    });
    const many = Array.from({ length: 90 }, (_, i) => `<m${i}@server.example>`).join(' ');
    expect(parseNonDelivery(aReport({ inReplyTo: many }).mime)?.answers).toHaveLength(5);
  });

  test.each([
    ['5.1.10\r\nX: y', '5.1.10'],
    ['nonsense', 'no status'],
    ["9.9.9'; drop", 'no status'],
  ])('takes of the status %j no more than a status', (status, told) => {
    expect(parseNonDelivery(aReport({ marker: MARKER, status, diagnostic: '' }).mime)?.reason).toBe(told);
  });

  test('tells no address, number or invisible character, and at most 220 characters, whatever a report says', () => {
    const hostile = fc
      .array(fc.constantFrom('ana@contoso.example', '+1 202 555 0123', '\u202e', '\u0000', '<script>', 'x'.repeat(90), '550 '))
      .map((parts) => parts.join(' '));
    fc.assert(
      fc.property(hostile, (diagnostic) => {
        const reason = parseNonDelivery(aReport({ marker: MARKER, diagnostic }).mime)?.reason ?? '';
        expect(reason.length).toBeLessThanOrEqual(220);
        expect(reason).not.toMatch(/@contoso|555|[\p{Cc}\p{Cf}]/u);
      }),
    );
  });

  test('of any bytes it makes nothing, quickly', () => {
    fc.assert(fc.property(fc.string({ maxLength: 2_000 }), (text) => void parseNonDelivery(text)));
    expect(parseNonDelivery(`Action: failed\r\n${'In-Reply-To: <'.repeat(20_000)}`)?.answers).toEqual([]);
  });
});

async function start() {
  const server = await startGraphServer();
  const sender = createGraphSender({ origin: server.url, token: { getToken: async () => 'graph-token' }, readsReports: true });
  onTestFinished(server.stop);
  const read = (since: string) => sender.readBounces?.('digest@example.com', Date.parse(since));
  return { server, sender, read };
}

describe('readBounces()', () => {
  test('gives reports of our messages since an instant, by marker or by the Message-ID that Exchange made, and no other mail', async () => {
    const { server, sender, read } = await start();
    await sender.send(sampleMessage('another'));
    const inReplyTo = server.accepted[0]?.internetMessageId ?? '';
    server.inbox.push(
      aReport({ marker: MARKER, at: '2026-11-23T07:00:00Z' }),
      aReport({ marker: MARKER, at: '2026-11-23T08:00:00Z' }),
      aReport({ inReplyTo, at: '2026-11-23T09:00:00Z' }),
      aReport({ inReplyTo: '<unknown@server.example>', at: '2026-11-23T10:00:00Z' }),
      aReport({ marker: MARKER, at: '2026-11-23T11:00:00Z', messageClass: 'IPM.Note' }),
      aReport({ marker: MARKER, at: '2026-11-23T12:00:00Z', messageClass: 'REPORT.IPM.Note.DR' }),
    );
    const reason = expect.stringContaining('5.1.10');
    expect(await read('2026-11-23T07:30:00Z')).toEqual({
      bounces: [
        { id: MARKER, reason, atMs: Date.parse('2026-11-23T08:00:00Z') },
        { id: sampleMessage('another').messageId.slice(1, 65), reason, atMs: Date.parse('2026-11-23T09:00:00Z') },
      ],
      readToMs: undefined,
    });
  });

  test('reads five hundred messages at a time, and says up to where', async () => {
    const { server, read } = await start();
    const at = (n: number) => new Date(Date.parse('2026-11-23T00:00:00Z') + n * 60_000).toISOString();
    for (let n = 0; n < 620; n++) server.inbox.push(aReport({ at: at(n), messageClass: 'IPM.Note' }));
    expect(await read(at(0))).toEqual({ bounces: [], readToMs: Date.parse(at(499)) });
    expect(server.requests).toHaveLength(10);
  });

  test('reads a hundred reports at a time, whoever sent them, and the others the next time', async () => {
    const { server, read } = await start();
    const at = (n: number) => new Date(Date.parse('2026-11-23T00:00:00Z') + n * 60_000).toISOString();
    for (let n = 0; n < 130; n++) server.inbox.push(aReport({ marker: MARKER, at: at(n) }));
    const first = await read(at(0));
    expect([first?.bounces.length, first?.readToMs]).toEqual([100, Date.parse(at(99))]);
    const rest = await read(at(99));
    expect([rest?.bounces.length, rest?.readToMs]).toEqual([31, undefined]);
  });

  test.each([
    [429, 'ApplicationThrottled', 1],
    [503, 'ServiceUnavailable', 1],
    [429, 'ApplicationThrottled', 2],
  ])('leaves no report out where Graph answers %i %s to request %i after the list: it is read anew', async (status, code, after) => {
    const { server, sender, read } = await start();
    await sender.send(sampleMessage());
    server.inbox.push(aReport({ inReplyTo: server.accepted[0]?.internetMessageId ?? '', at: '2026-11-23T08:00:00Z' }));
    server.failNext({ on: 'other', after, answer: { status, code } });
    await expect(read('2026-11-23T07:30:00Z')).rejects.toMatchObject({
      code: 'mail.unreachable',
      message: `Cannot read non-delivery reports: Graph answered ${status} ${code}`,
    });
    expect((await read('2026-11-23T07:30:00Z'))?.bounces).toHaveLength(1);
  });

  test('says why it cannot read', async () => {
    const { server, read } = await start();
    server.granted.delete('Mail.Read');
    await expect(read('2026-11-23T07:30:00Z')).rejects.toMatchObject({
      code: 'mail.unreachable',
      message: 'Cannot read non-delivery reports: Graph answered 403 ErrorAccessDenied',
    });
  });
});
