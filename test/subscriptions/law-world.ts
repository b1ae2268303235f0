/** What can happen to an installation that sends digests: time passes, ticks come or do not, servers fail, processes die, people send again. */
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { InputError } from '../../src/errors.ts';
import type { MailSender } from '../../src/mail/sender.ts';
import { LEASE_MS } from '../../src/subscriptions/sending/send-digest.ts';
import { daysBefore, yesterdayOf } from '../../src/time/days-before.ts';
import { DAY_MS, MINUTE_MS } from '../../src/time/lengths.ts';
import { startDispatching } from './dispatching.ts';
import { startGraphMailServer } from './graph-mail-server.ts';
import { type MailServer, startMailServer } from './mail-server.ts';
import type { Way } from './written-law/steps.ts';

export const ZONE = 'Europe/Lisbon';
/** The server refuses one of them for good. */
export const RECIPIENTS = ['owner@contoso.example', 'refused@contoso.example', 'second@contoso.example'];
// Some days before clocks go back.
const START_MS = Date.parse('2026-10-21T12:00:00Z');

/** Something that happens, `minutes` after what was before it. */
export type Step = { readonly minutes: number } & (
  | { readonly what: 'tick'; readonly answer: readonly [number, string] }
  | { readonly what: 'two ticks at once' | 'send early' }
  | { readonly what: 'die in a hand-over'; readonly of: 'tick' | 'resend'; readonly answer: 'silence' | 'taken in silence' }
  | { readonly what: 'resend'; readonly to: 'failed' | 'all'; readonly daysAgo: number }
  | { readonly what: 'resolve'; readonly found: 'sent' | 'not-sent'; readonly daysAgo: number }
  | { readonly what: 'change DIGEST_AT'; readonly digestAt: string }
);

/** Any minute of the last hour of a day. */
export const lastHour: fc.Arbitrary<string> = fc.nat(59).map((minute) => `23:${`${minute}`.padStart(2, '0')}`);

const minutes = fc.constantFrom(1, 5, 30, 4 * 60, 11 * 60, 24 * 60, 50 * 60, 5 * 24 * 60);
const daysAgo = fc.nat(3);
const TAKEN = [250, 'taken'] as const;
const answer = fc.constantFrom<readonly [number, string]>(TAKEN, TAKEN, [451, 'busy'], [554, 'no thanks']);

/** Up to ten of them, most of them ticks. */
export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ minutes, what: fc.constant('tick' as const), answer }) },
    { weight: 2, arbitrary: fc.record({ minutes, what: fc.constantFrom('two ticks at once' as const, 'send early' as const) }) },
    {
      weight: 2,
      arbitrary: fc.record({
        minutes,
        what: fc.constant('die in a hand-over' as const),
        of: fc.constantFrom('tick' as const, 'tick' as const, 'resend' as const),
        answer: fc.constantFrom('silence' as const, 'taken in silence' as const),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        minutes,
        what: fc.constant('resend' as const),
        to: fc.constantFrom('failed' as const, 'all' as const),
        daysAgo,
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        minutes,
        what: fc.constant('resolve' as const),
        found: fc.constantFrom('sent' as const, 'not-sent' as const),
        daysAgo,
      }),
    },
    { weight: 1, arbitrary: fc.record({ minutes, what: fc.constant('change DIGEST_AT' as const), digestAt: lastHour }) },
  ),
  { maxLength: 10 },
);

/** How its mails leave. */
export const ways: fc.Arbitrary<Way> = fc.constantFrom('smtp', 'graph', 'graph that settles');

async function startMails(way: Way): Promise<{ readonly server: MailServer; readonly sender?: MailSender }> {
  return way === 'smtp' ? { server: await startMailServer() } : startGraphMailServer({ settles: way !== 'graph' });
}

/** An installation that had its first tick at noon; a step at a time. */
export async function startWorld(digestAt: string, way: Way) {
  const { server, ...mails } = await startMails(way);
  const options = { url: server.url, now: START_MS, zone: ZONE, digestAt, recipients: RECIPIENTS, wait: async () => {} };
  const installation = await startDispatching({ ...options, ...mails });
  const process = installation.process();
  await process.tick();
  const yesterday = () => yesterdayOf(installation.now, ZONE);
  const ago = (days: number) => ({
    subscription: 'default',
    date: (daysBefore(yesterday().toMs, ZONE, days + 1).at(-1) ?? yesterday()).from,
  });
  const happen = async (step: Step) => {
    switch (step.what) {
      case 'tick':
        server.answer = step.answer;
        return process.tick();
      case 'two ticks at once':
        return Promise.all([process.tick(), installation.process().tick()]);
      case 'send early':
        return process.sendNow(yesterday());
      case 'die in a hand-over': {
        const dying = installation.process();
        const work = step.of === 'tick' ? dying.tick : () => dying.resend({ ...ago(0), to: 'all' });
        return dieInHandOver(server, dying.die, work, step.answer);
      }
      case 'resend':
        return process.resend({ ...ago(step.daysAgo), to: step.to }).catch(unlessUnknown);
      case 'resolve':
        return process.resolve({ ...ago(step.daysAgo), found: step.found, note: 'looked it up' }).catch(unlessUnknown);
      case 'change DIGEST_AT':
        installation.digestAt = step.digestAt;
    }
  };
  return {
    ...{ server, way },
    installation,
    process,
    firstMs: START_MS,
    async happen(step: Step) {
      installation.now += step.minutes * MINUTE_MS;
      server.answer = TAKEN;
      await happen(step);
    },
    /** Ticks as they should come, to a server that takes everything, until the next digest has been sent too. */
    async settle() {
      server.answer = TAKEN;
      for (const ms of [0, LEASE_MS, 5 * MINUTE_MS, DAY_MS, 5 * MINUTE_MS]) {
        installation.now += ms;
        await process.tick();
      }
    },
  };
}

/** The process is gone once the server has all of a message, and its answer comes too late. Nothing happens where there is nothing to hand over. */
async function dieInHandOver(server: MailServer, die: () => void, work: () => Promise<unknown>, answer: 'silence' | 'taken in silence') {
  server.answer = answer;
  const before = server.received;
  let isOver = false;
  const end = work().then(
    () => (isOver = true),
    () => (isOver = true),
  );
  while (!isOver && server.received === before) await sleep(5);
  die();
  server.hangUp();
  await end;
}

function unlessUnknown(error: unknown): void {
  if (!(error instanceof InputError)) throw error;
}
