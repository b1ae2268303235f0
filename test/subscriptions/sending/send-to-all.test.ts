/** Law 6 over many recipients: whatever the mail server does, a run ends, no account is locked, and each gets the digest once it works. */
import { describe, expect, onTestFinished, test } from 'vitest';
import { StoreError } from '../../../src/errors.ts';
import type { Ledger } from '../../../src/subscriptions/delivery/ledger.ts';
import { sendToAll } from '../../../src/subscriptions/sending/send-to-all.ts';
import { HOUR_MS, MINUTE_MS } from '../../../src/time/lengths.ts';
import { MAIL_STEPS, type MailFault, type MailStep } from '../../mail/transports/mail-proxy.ts';
import { CONTENT, DIGEST } from '../a-digest.ts';
import { startSendingTo, states } from './sending.ts';

const FOUR = ['r1', 'r2', 'r3', 'r4'].map((name) => `${name}@contoso.example`);
const MAY_HAVE_ARRIVED: ReadonlySet<MailStep> = new Set(['body', 'end']);
// A limit that a busy machine misses makes one step fail in place of a later one, and changes no verdict; the other limit stays long.
const limitsFor = (step: MailStep) => (MAY_HAVE_ARRIVED.has(step) ? { answerTimeoutMs: 300 } : { handOverTimeoutMs: 300 });

describe('a server that fails at a step', () => {
  const cases = MAIL_STEPS.flatMap((step) => (['silence', 'hang up'] as const).map((fault): [MailFault, MailStep] => [fault, step]));

  test.each(cases)('with %s at "%s" costs a run one or two tries, and nobody is mailed twice or not at all', async (fault, step) => {
    const sending = await startSendingTo(4);
    sending.proxy.failAt(step, fault);
    const entries = await sending.run(fault === 'silence' ? limitsFor(step) : {});
    const inDoubt = MAY_HAVE_ARRIVED.has(step) ? 1 : 0;
    expect(states(entries)).toEqual({ ...(inDoubt && { ambiguous: 1 }), retry: 4 - inDoubt });
    expect(sending.proxy.count('connection')).toBeLessThanOrEqual(2);
    expect(sending.arrived()).toHaveLength(step === 'end' ? 1 : 0);
    sending.proxy.failAt();
    await sending.runUntilSettled();
    const all = await sending.run();
    expect(states(all)).toEqual({ ...(inDoubt && { ambiguous: 1 }), sent: 4 - inDoubt });
    expect([...sending.arrived()].sort()).toEqual(step === 'body' ? FOUR.slice(1) : FOUR);
  });
});

describe('forty recipients', () => {
  test.each(['connection', 'MAIL'] as const)(
    'and a server that is silent at "%s", run after run: none is in doubt, and all are mailed once it answers',
    async (step) => {
      const sending = await startSendingTo(40);
      sending.proxy.failAt(step);
      for (let run = 1; run <= 3; run++, sending.time.now += 5 * MINUTE_MS) {
        expect(states(await sending.run({ handOverTimeoutMs: 300 }))).toEqual({ retry: 40 });
        expect(sending.proxy.count('connection')).toBeLessThanOrEqual(2 * run);
      }
      sending.proxy.failAt();
      expect(await sending.runUntilSettled()).toBe(1);
      expect(new Set(sending.arrived()).size).toBe(40);
      expect(sending.arrived()).toHaveLength(40);
    },
  );

  test('share one connection and one login', async () => {
    const sending = await startSendingTo(40);
    expect(states(await sending.run())).toEqual({ sent: 40 });
    expect(sending.logins).toHaveLength(1);
    expect(sending.proxy.count('connection')).toBe(1);
  });

  test('wait in the ledger while a login fails, each with the reason', async () => {
    const sending = await startSendingTo(40);
    sending.answers.login = 535;
    const entries = await sending.run();
    expect(sending.logins).toHaveLength(1);
    expect(entries.map(({ attempts }) => attempts)).toEqual([1, ...Array(39).fill(0)]);
    for (const entry of entries) {
      expect(entry).toMatchObject({ state: 'retry', phase: 'connecting', reason: expect.stringContaining('answered 535') });
      expect(JSON.stringify(entry)).not.toMatch(/hunter22|robot|r\d+@/);
    }
  });
});

describe('logins that fail', () => {
  test.each([530, 534, 535, 454])('with %i cost one login, and then none for half an hour', async (code) => {
    const sending = await startSendingTo(2);
    sending.answers.login = code;
    const startMs = sending.time.now;
    for (const minutes of [0, 5, 25, 29]) {
      sending.time.now = startMs + minutes * MINUTE_MS;
      expect(states(await sending.run())).toEqual({ retry: 2 });
      expect(sending.logins).toHaveLength(1);
    }
    sending.answers.login = undefined;
    sending.time.now = startMs + 30 * MINUTE_MS;
    expect(states(await sending.run())).toEqual({ sent: 2 });
  });

  test('for a whole day lock no account: two at most in an hour, nine in all', async () => {
    const sending = await startSendingTo(1);
    sending.answers.login = 535;
    const startMs = sending.time.now;
    const triedHours: number[] = [];
    for (; sending.time.now < startMs + 24 * HOUR_MS; sending.time.now += 15 * MINUTE_MS) {
      const before = sending.logins.length;
      expect(states(await sending.run())).toEqual({ retry: 1 });
      for (let i = before; i < sending.logins.length; i++) triedHours.push((sending.time.now - startMs) / HOUR_MS);
    }
    expect(triedHours).toEqual([0, 0.5, 1.5, 3.5, 7.5, 11.5, 15.5, 19.5, 23.5]);
  });

  test('count anew once the server took a message', async () => {
    const sending = await startSendingTo(1);
    sending.answers.login = 535;
    await sending.run();
    expect(await sending.ports.pause.read()).toMatchObject({ failedLogins: 1, sinceMs: sending.time.now });
    sending.answers.login = undefined;
    await sending.runUntilSettled();
    expect(await sending.ports.pause.read()).toBeUndefined();
  });

  test('keep no person from trying: what is ordered by hand is tried at once, and once', async () => {
    const sending = await startSendingTo(3);
    sending.answers.login = 535;
    await sending.run();
    expect(states(await sending.runByHand())).toEqual({ retry: 3 });
    expect(sending.logins).toHaveLength(2);
    sending.answers.login = undefined;
    expect(states(await sending.run())).toEqual({ retry: 3 });
    expect(states(await sending.runByHand())).toEqual({ sent: 3 });
  });

  test('are not made sooner because a person met a server that was down meanwhile', async () => {
    const sending = await startSendingTo(1);
    sending.answers.login = 535;
    await sending.run();
    const { untilMs } = (await sending.ports.pause.read()) ?? {};
    await sending.ports.pause.begin('down', 'connection refused');
    expect(await sending.ports.pause.read()).toMatchObject({ untilMs, reason: 'connection refused' });
  });
});

describe('one recipient', () => {
  test('whom the server refuses fails alone, and is not tried again', async () => {
    const sending = await startSendingTo(3, {
      onRcptTo: ({ address }, _session, done) =>
        done(address.startsWith('r2@') ? Object.assign(new Error('nobody here'), { responseCode: 550 }) : null),
    });
    expect((await sending.run()).map(({ state }) => state)).toEqual(['sent', 'failed', 'sent']);
    await sending.run();
    expect(sending.arrived()).toEqual(['r1@contoso.example', 'r3@contoso.example']);
  });

  test('whom the server breaks off for keeps no other from the digest', async () => {
    const sending = await startSendingTo(5, {
      onRcptTo: ({ address }, _session, done) =>
        done(/^r[12]@/.test(address) ? Object.assign(new Error('closing'), { responseCode: 421 }) : null),
    });
    expect(states(await sending.run())).toEqual({ retry: 5 });
    sending.time.now += 5 * MINUTE_MS;
    const entries = await sending.run();
    expect(entries.map(({ state }) => state)).toEqual(['retry', 'retry', 'sent', 'sent', 'sent']);
  });
});

test('an entry that cannot be read is told in the end, and keeps no other recipient from the digest', async () => {
  const sending = await startSendingTo(3);
  const broken = new StoreError('store.corrupt', 'Cannot read an entry of the ledger');
  const { ledger } = sending.ports;
  const failing = (recipient: string) => recipient.startsWith('r1@') && Promise.reject(broken);
  const damaged: Ledger = {
    ...ledger,
    read: async (digest, recipient) => (await failing(recipient)) || ledger.read(digest, recipient),
    update: async (digest, recipient, change) => (await failing(recipient)) || ledger.update(digest, recipient, change),
  };
  onTestFinished(() => sending.ports.sender.close());
  await expect(sendToAll({ ...sending.ports, ledger: damaged }, DIGEST, CONTENT)).rejects.toBe(broken);
  expect(sending.arrived()).toEqual(['r2@contoso.example', 'r3@contoso.example']);
});

test('a run that has no time left leaves the others to the next one', async () => {
  const sending = await startSendingTo(4, {
    onData: (stream, _session, done) => {
      stream.resume().on('end', () => {
        sending.time.now += MINUTE_MS;
        done();
      });
    },
  });
  const entries = await sending.run();
  expect(entries.map(({ state }) => state)).toEqual(['sent', 'sent', 'retry', 'retry']);
  expect(entries[3]?.reason).toContain('no time left');
  expect(states(await sending.run())).toEqual({ sent: 4 });
});
