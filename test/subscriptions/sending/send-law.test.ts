/** Law 6 as a property: whatever a mail server does in whatever order, each recipient has at most one accepted mail, and none is lost or in doubt without cause. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MINUTE_MS } from '../../../src/time/lengths.ts';
import { MAIL_STEPS, type MailFault, type MailStep } from '../../mail/transports/mail-proxy.ts';
import { type Answers, startSendingTo } from './sending.ts';

const RUNS = 10;

/** What the server does while one run of the timer lasts. */
type Behaviour =
  | { readonly kind: 'fault'; readonly step: MailStep; readonly fault: MailFault }
  | { readonly kind: 'answer'; readonly to: keyof Answers; readonly code: number }
  | { readonly kind: 'works' };

const behaviour: fc.Arbitrary<Behaviour> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('fault' as const),
      step: fc.constantFrom(...MAIL_STEPS),
      fault: fc.constantFrom('silence', 'hang up'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('answer' as const),
      to: fc.constant('login' as const),
      code: fc.constantFrom(530, 534, 535, 454),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('answer' as const),
      to: fc.constantFrom('recipient', 'message'),
      code: fc.constantFrom(421, 450, 451),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'works' as const }) },
);
const tick = fc.record({ behaviour, minutes: fc.constantFrom(5, 30, 240), isByHand: fc.boolean() });

test(`holds for ${RUNS} random days of a mail server`, async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 5 }), fc.array(tick, { minLength: 1, maxLength: 5 }), async (count, ticks) => {
      const sending = await startSendingTo(count);
      const mayBeInDoubt = ticks.filter((one) => one.behaviour.kind === 'fault' && ['body', 'end'].includes(one.behaviour.step)).length;
      for (const one of ticks) {
        behave(sending, one.behaviour);
        // Short limits belong to a server that is silent: where it works, a busy machine must not look like one.
        const isSilent = one.behaviour.kind === 'fault' && one.behaviour.fault === 'silence';
        const limits = isSilent ? { handOverTimeoutMs: 300 } : {};
        await (one.isByHand ? sending.runByHand(limits) : sending.run(limits));
        behave(sending, { kind: 'works' });
        sending.time.now += one.minutes * MINUTE_MS;
      }
      await sending.runUntilSettled();
      const entries = await sending.run();
      const arrived = Map.groupBy(sending.arrived(), (address) => address);
      for (const [i, entry] of entries.entries()) {
        const mails = arrived.get(sending.ports.recipients[i] ?? '')?.length ?? 0;
        expect(['sent', 'ambiguous']).toContain(entry.state);
        expect(mails).toBeLessThanOrEqual(1);
        if (entry.state === 'sent') expect(mails).toBe(1);
      }
      expect(entries.filter(({ state }) => state === 'ambiguous').length).toBeLessThanOrEqual(mayBeInDoubt);
    }),
    { numRuns: RUNS },
  );
});

function behave({ proxy, answers }: Awaited<ReturnType<typeof startSendingTo>>, now: Behaviour): void {
  Object.assign(answers, { login: undefined, recipient: undefined, message: undefined });
  if (now.kind === 'answer') answers[now.to] = now.code;
  if (now.kind === 'fault') proxy.failAt(now.step, now.fault);
  else proxy.failAt();
}
