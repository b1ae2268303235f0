/** A process that is killed (SIGKILL) at each step of a hand-over: before its message began another one sends it, from then on nobody does. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, inject, onTestFinished, test } from 'vitest';
import type { MailSender } from '../../../src/mail/sender.ts';
import { LEASE_MS } from '../../../src/subscriptions/sending/send-digest.ts';
import { sendToAll } from '../../../src/subscriptions/sending/send-to-all.ts';
import { MAIL_STEPS, type MailStep } from '../../mail/transports/mail-proxy.ts';
import { CONTENT, DIGEST } from '../a-digest.ts';
import { type Sending, startSendingTo } from './sending.ts';

const SCRIPT = fileURLToPath(new URL('./send-process.ts', import.meta.url));
const BEFORE: readonly MailStep[] = MAIL_STEPS.filter((step) => step !== 'body' && step !== 'end');

/** Sends in another process, which is killed when it comes to the step. */
async function killAt(step: MailStep, { ports, proxy, prefix, time, url }: Sending): Promise<void> {
  const args = [url, inject('storageConnection'), prefix, `${time.now}`, ports.recipients.join(',')];
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', SCRIPT, ...args], { stdio: 'inherit' });
  onTestFinished(() => void child.kill('SIGKILL'));
  proxy.watch((reached) => reached === step && child.kill('SIGKILL'));
  const [, signal] = await once(child, 'exit');
  proxy.watch(() => {});
  expect(signal).toBe('SIGKILL');
}

test.each(BEFORE)('killed at "%s": the next run sends it, once the lease is over', async (step) => {
  const sending = await startSendingTo(2);
  await killAt(step, sending);
  sending.time.now += LEASE_MS - 1;
  expect(await sending.run()).toMatchObject([{ state: 'sending', phase: 'connecting' }, { state: 'sent' }]);
  sending.time.now += 1;
  expect(await sending.run()).toMatchObject([
    { state: 'sent', attempts: 2 },
    { state: 'sent', attempts: 1 },
  ]);
  expect([...sending.arrived()].sort()).toEqual(sending.ports.recipients);
});

test.each(['body', 'end'] as const)('killed at "%s": nobody knows, so it is ambiguous and not sent again', async (step) => {
  const sending = await startSendingTo(2);
  await killAt(step, sending);
  expect(await sending.run()).toMatchObject([{ state: 'sending', phase: 'handing over' }, { state: 'sent' }]);
  sending.time.now += LEASE_MS;
  for (let run = 0; run < 2; run++) expect(await sending.run()).toMatchObject([{ state: 'ambiguous', attempts: 1 }, { state: 'sent' }]);
  // What the process had written before it was killed may be all of the message.
  expect(sending.arrived().filter((address) => address === 'r1@contoso.example').length).toBeLessThanOrEqual(1);
});

test('a process that stood still while another one took over its reservation does not begin its message', async () => {
  const sending = await startSendingTo(1);
  const { sender } = sending.ports;
  onTestFinished(() => sender.close());
  const slow: MailSender = {
    ...sender,
    send: (message, options) =>
      sender.send(message, {
        async onPhase(phase) {
          if (phase === 'handing over') {
            sending.time.now += LEASE_MS;
            expect(await sending.run()).toMatchObject([{ state: 'sent', attempts: 2 }]);
          }
          await options?.onPhase?.(phase);
        },
      }),
  };
  expect(await sendToAll({ ...sending.ports, sender: slow }, DIGEST, CONTENT)).toMatchObject([{ state: 'sent', attempts: 2 }]);
  expect(sending.arrived()).toHaveLength(1);
});
