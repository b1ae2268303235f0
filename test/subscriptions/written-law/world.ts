/** An installation with written subscriptions, and what the law has to know of it: which schedules were in force when, who was out, what the server took. */
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { InputError, StoreError } from '../../../src/errors.ts';
import { maskAddress, recipientId } from '../../../src/subscriptions/delivery/ledger.ts';
import { newestOccurrence } from '../../../src/subscriptions/subscription/occurrences.ts';
import type { Subscription } from '../../../src/subscriptions/subscription/subscription.ts';
import { writtenSubscription } from '../../../src/subscriptions/subscription/written-subscription.ts';
import { MINUTE_MS } from '../../../src/time/lengths.ts';
import { addDays } from '../../../src/time/local-day.ts';
import { type AppProcess, appProcess, CATCH_UP_MS } from './app-process.ts';
import type { Timing } from './due.ts';
import type { Stores } from './fated.ts';
import { graphPlace } from './graph-fates.ts';
import { type FatedPlace, smtpPlace } from './mail-fates.ts';
import { type Action, type History, OWNER, PEOPLE, type Step, type Way } from './steps.ts';

/** A schedule, from when to when it counts, UTC epoch milliseconds; null = still. */
export interface InForce extends Timing {
  readonly subscription: string;
  readonly fromMs: number;
  toMs: number | null;
}

const PLACES: Readonly<Record<Way, () => Promise<FatedPlace>>> = {
  smtp: smtpPlace,
  graph: () => graphPlace(false),
  'graph that settles': () => graphPlace(true),
};

export type World = Awaited<ReturnType<typeof startWorld>>;

/** Its subscriptions are written when it starts. */
export async function startWorld({ documents, values }: Stores, { way, startMs, subscriptions }: Omit<History, 'steps'>) {
  const place = await PLACES[way]();
  const time = { now: startMs, isIncomplete: false };
  const shared = { documents, values, sender: place.sender, clock: () => time.now, isIncomplete: () => time.isIncomplete };
  const healthy = appProcess(shared);
  const inForce: InForce[] = [];
  /** Mails that went to somebody who was out all the while. */
  const wronged: string[] = [];

  const write = ({ editing }: AppProcess, subscription: Subscription) =>
    editing.write({ id: subscription.id, written: writtenSubscription(subscription), expected: undefined, isDryRun: false }, time.now);

  const edit = async (process: AppProcess, { id }: Subscription, change: Partial<Subscription>, first: Subscription) => {
    const kept = await process.subscriptions.read(id);
    const next = { ...(kept?.subscription ?? first), ...change };
    const order = { id, written: writtenSubscription(next), expected: kept === undefined ? 'none' : 'any', isDryRun: false } as const;
    await process.editing.write(order, time.now);
  };

  const act = async (action: Action): Promise<void> => {
    const process = appProcess(shared, action.fate);
    const first = subscriptions[action.of] ?? subscriptions[0];
    if (first === undefined) return;
    const subscription = (await healthy.subscriptions.read(first.id))?.subscription ?? first;
    const { period, kind: periodKind } = newestOccurrence(subscription, time.now);
    const ago = 'ago' in action ? action.ago : 0;
    const named = { subscription: first.id, date: addDays(period.from, -ago) };
    switch (action.what) {
      case 'tick':
        return process.tick(action.copies);
      case 'send now':
        return void (await process.sendNow({ subscription, period, periodKind, again: action.again }));
      case 'test':
        return void (await process.test({ subscription, period, periodKind }, OWNER));
      case 'resend':
        return void (await process.resend({ ...named, to: action.to }));
      case 'resolve':
        return void (await process.resolve({ ...named, found: action.found, note: 'looked it up' }));
      case 'edit':
        return edit(process, subscription, action.edit, first);
      case 'remove':
        return process.editing.remove(first.id, 'any');
      case 'leave':
      case 'come back': {
        const { address } = PEOPLE[action.who] ?? OWNER;
        const who = { subscription: first.id, recipientId: recipientId(address), recipient: maskAddress(address) };
        return void (await process.leaving.follow(who, { action: action.what === 'leave' ? 'unsubscribe' : 'resume' }));
      }
      case 'time passes':
        await sleep(5);
        time.now += action.minutes * MINUTE_MS;
    }
  };

  /** Who gets nothing of a subscription: "s0 ana@contoso.example". */
  const out = async (): Promise<ReadonlySet<string>> => {
    const gone = subscriptions.map(async ({ id }) => {
      const kept = await healthy.subscriptions.read(id);
      const left = await healthy.optOuts.list(id);
      const isIn = (address: string) =>
        !left.has(recipientId(address)) && kept?.subscription.recipients.some((recipient) => recipient.address === address);
      return PEOPLE.filter(({ address }) => !isIn(address)).map(({ address }) => `${id} ${address}`);
    });
    return new Set((await Promise.all(gone)).flat());
  };

  const noteInForce = async (beganMs: number) => {
    const now = new Map((await healthy.subscriptions.list()).subscriptions.map((kept) => [kept.subscription.id, kept]));
    for (const one of inForce.filter(({ toMs }) => toMs === null)) {
      const kept = now.get(one.subscription);
      if (kept !== undefined && kept.sinceMs === one.fromMs && isAlike(kept.subscription, one)) now.delete(one.subscription);
      else one.toMs = kept?.sinceMs ?? beganMs;
    }
    for (const [id, { sinceMs, subscription }] of now) {
      const { schedule, report } = subscription;
      inForce.push({ subscription: id, schedule, report, fromMs: sinceMs ?? 0, toMs: null });
    }
  };

  for (const subscription of subscriptions) await write(healthy, subscription);
  await noteInForce(time.now);
  return {
    ...{ place, time, process: healthy, inForce, wronged },
    async happen({ minutes, mails, isIncomplete, actions }: Step): Promise<void> {
      time.now += minutes * MINUTE_MS;
      time.isIncomplete = isIncomplete;
      place.plan(mails);
      const [beganMs, outBefore, taken] = [time.now, await out(), place.accepted().length];
      const ends = await Promise.allSettled(actions.map(act));
      for (const [i, end] of ends.entries()) if (end.status === 'rejected') assertExpected(end.reason, actions[i]);
      const comesBack = actions.some(({ what }) => what === 'edit' || what === 'come back');
      await noteInForce(beganMs);
      if (comesBack) return;
      const digests = await mailsOf(healthy, subscriptions);
      for (const { messageId, to } of place.accepted().slice(taken)) {
        const digest = digests.get(messageId);
        if (digest !== undefined && outBefore.has(`${digest.subscription} ${to}`))
          wronged.push(`${digest.subscription} ${digest.kind} ${to}`);
      }
    },
    /** Ticks as they should come, to a server that takes everything, until nothing is open and all is told. */
    async settle(): Promise<void> {
      place.plan([]);
      time.isIncomplete = false;
      for (const ms of [0, MINUTE_MS, 5 * MINUTE_MS, 20 * MINUTE_MS, 25 * 60 * MINUTE_MS, CATCH_UP_MS, 24 * 60 * MINUTE_MS]) {
        time.now += ms;
        await healthy.tick();
      }
      for (let tick = 0; tick < 200 && (await healthy.deliveries.listOpen()).length > 0; tick++) {
        // Longer than any lease or pause, and no window is as short.
        time.now += 60 * MINUTE_MS;
        await healthy.tick();
      }
    },
    stop: place.stop,
  };
}

/** What each Message-ID of the ledger is about. */
async function mailsOf({ ledger }: AppProcess, subscriptions: readonly Subscription[]) {
  const known = new Map<string, { readonly subscription: string; readonly kind: string }>();
  for (const { id } of subscriptions) {
    for await (const { messageId, digest } of ledger.list(id, '2000-01-01', '2099-12-31'))
      if (/^(?:scheduled|resend)/.test(digest.kind)) known.set(messageId, digest);
  }
  return known;
}

function isAlike(a: Timing, b: Timing): boolean {
  return isDeepStrictEqual([a.schedule, a.report], [b.schedule, b.report]);
}

/** Of a process whose storage fails anything may be thrown; of others what tells a person that it cannot be. */
function assertExpected(error: unknown, action: Action | undefined): void {
  if (action?.fate !== undefined || error instanceof InputError) return;
  if (error instanceof StoreError && error.code === 'store.conflict') return;
  throw error;
}
