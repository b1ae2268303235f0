import { describe, expect, test } from 'vitest';
import { StoreError } from '../../../src/errors.ts';
import type { SendPhase } from '../../../src/mail/sender.ts';
import type { DigestId } from '../../../src/subscriptions/delivery/digest-id.ts';
import { type LedgerEntry, ledgerOf, maskAddress, nextStep } from '../../../src/subscriptions/delivery/ledger.ts';
import { DIGEST, freshHistory } from '../mail-server.ts';

const NOW = 1_000_000;
const entry = (state: LedgerEntry['state'], leaseMs = 0, phase: SendPhase = 'handing over'): LedgerEntry => ({
  state,
  phase,
  recipient: 'o…@contoso.example',
  messageId: '<a@b>',
  attempts: 1,
  atMs: NOW,
  leaseMs,
  reason: '',
});

function withoutPhase({ phase: _, ...rest }: LedgerEntry): LedgerEntry {
  return rest;
}

describe('nextStep()', () => {
  test.each<[string, LedgerEntry | undefined, ReturnType<typeof nextStep>, ReturnType<typeof nextStep>]>([
    ['no entry', undefined, 'send', 'send'],
    ['a failure for now', entry('retry'), 'send', 'send'],
    ['a hand-over within its lease', entry('sending', NOW + 1), 'wait', 'send'],
    ['a hand-over after its lease', entry('sending', NOW), 'settle-ambiguous', 'send'],
    ['a hand-over whose message had not begun, within its lease', entry('sending', NOW + 1, 'greeted'), 'wait', 'send'],
    ['a hand-over whose message had not begun, after its lease', entry('sending', NOW, 'connecting'), 'send', 'send'],
    ['a hand-over of a version that noted no phase', withoutPhase(entry('sending', NOW)), 'settle-ambiguous', 'send'],
    ['a message that was sent', entry('sent'), 'done', 'done'],
    ['a final failure', entry('failed'), 'done', 'done'],
    ['a hand-over that may have arrived', entry('ambiguous'), 'done', 'done'],
  ])('after %s', (_, known, once, repeatable) => {
    expect(nextStep(known, NOW, false)).toBe(once);
    expect(nextStep(known, NOW, true)).toBe(repeatable);
  });
});

describe('the ledger', () => {
  test('has one entry a subscription, period, kind and recipient, whatever the case of the address', async () => {
    const ledger = ledgerOf((await freshHistory()).documents);
    const others: readonly DigestId[] = [
      { ...DIGEST, subscription: 'other' },
      { ...DIGEST, kind: 'resend 1' },
      { ...DIGEST, period: { ...DIGEST.period, zone: 'UTC' } },
      { ...DIGEST, period: { ...DIGEST.period, to: '2026-11-23' } },
    ];
    await ledger.update(DIGEST, 'Owner@contoso.example', () => entry('sent'));
    expect(await ledger.read(DIGEST, 'owner@CONTOSO.example')).toEqual(entry('sent'));
    expect(await ledger.read(DIGEST, 'another@contoso.example')).toBeUndefined();
    for (const other of others) expect(await ledger.read(other, 'owner@contoso.example')).toBeUndefined();
  });

  test('lets one of many writers at once reserve', async () => {
    const { documents } = await freshHistory();
    const reserve = () =>
      ledgerOf(documents).update(DIGEST, 'owner@contoso.example', (known) => (known === undefined ? entry('sending') : undefined));
    const reserved = await Promise.all(Array.from({ length: 8 }, reserve));
    expect(reserved.filter((written) => written !== undefined)).toHaveLength(1);
  });

  test('lists the entries of a subscription by the first day, both bounds included', async () => {
    const ledger = ledgerOf((await freshHistory()).documents);
    for (const day of ['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23']) {
      await ledger.update({ ...DIGEST, period: { from: day, to: day, zone: 'UTC' } }, 'a@x.example', () => entry('sent'));
    }
    await ledger.update({ ...DIGEST, subscription: 'other' }, 'a@x.example', () => entry('sent'));
    const listed = await Array.fromAsync(ledger.list('default', '2026-11-21', '2026-11-22'), ({ digest }) => digest.period.from);
    expect(listed).toEqual(['2026-11-21', '2026-11-22']);
  });

  test('refuses an entry of another shape rather than send again', async () => {
    const { documents } = await freshHistory();
    const ledger = ledgerOf(documents);
    await ledger.update(DIGEST, 'a@x.example', () => entry('sent'));
    for await (const { key, etag } of documents.list('ledger default')) await documents.write(key, { state: 'perhaps' }, etag);
    await expect(ledger.read(DIGEST, 'a@x.example')).rejects.toThrow(StoreError);
    await expect(ledger.update(DIGEST, 'a@x.example', () => entry('sending'))).rejects.toThrow(/not the shape/);
  });
});

test.each([
  ['owner@contoso.example', 'o…@contoso.example'],
  ['"odd@name"@contoso.example', '"…@contoso.example'],
  ['@contoso.example', '…'],
  ['no address', '…'],
  ['', '…'],
])('maskAddress(%j) is %j', (address, masked) => {
  expect(maskAddress(address)).toBe(masked);
});
