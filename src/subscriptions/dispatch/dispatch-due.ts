/** One tick of the dispatch timer: a record of whatever came due since the one before, and a message for each delivery that waits for work. */
import { type AppError, InputError, messageOf } from '../../errors.ts';
import { forEachAhead, mapAhead } from '../../parallel.ts';
import { DAY_MS, MINUTE_MS } from '../../time/lengths.ts';
import { type Delivery, isFinal } from '../delivery/delivery.ts';
import type { DeliveryStore } from '../delivery/delivery-store.ts';
import type { SubscriptionStore } from '../subscription/subscription.ts';
import { type DeliveryMessage, deliveryMessage } from './delivery-message.ts';
import type { DispatchMark } from './dispatch-mark.ts';
import { noteDue } from './note-due.ts';

export interface DispatchPorts {
  readonly subscriptions: Pick<SubscriptionStore, 'list'>;
  readonly deliveries: DeliveryStore;
  readonly mark: DispatchMark;
  /** How far a dispatch looks back where its mark cannot be read, milliseconds: the records know what was sent. */
  readonly catchUpMs: number;
  /** UTC epoch milliseconds. */
  readonly clock: () => number;
}

export interface DispatchOptions {
  /** Whether the run has no more time; the next one goes on. @default never */
  readonly isOver?: (() => boolean) | undefined;
}

export interface Dispatched {
  /** For the queue, the longest due first. */
  readonly messages: readonly DeliveryMessage[];
  /** What went wrong with one subscription or record, each by its name; the others went on. */
  readonly problems: readonly string[];
}

// A clock may be behind that of the process that wrote a subscription, and a run may have been stopped: what came due just before is looked at again.
const OVERLAP_MS = 10 * MINUTE_MS;
// A message may be lost between its note and the queue.
const REQUEUE_MS = 15 * MINUTE_MS;
const AHEAD = 16;

/** Repeats are harmless. @throws StoreError where subscriptions, mark or the list of what is open cannot be read */
export async function dispatchDue(ports: DispatchPorts, { isOver = () => false }: DispatchOptions = {}): Promise<Dispatched> {
  const problems: string[] = [];
  const lookedToMs = await noteAll(ports, isOver, problems);
  if (lookedToMs !== undefined) await ports.mark.raise(lookedToMs);
  const messages: DeliveryMessage[] = [];
  for await (const message of mapAhead(await ports.deliveries.listOpen(), AHEAD, (open) => queued(ports, open, isOver, problems))) {
    if (message !== undefined) messages.push(message);
  }
  return { messages, problems };
}

/** Gives up to when all were looked at, undefined where that is not known: the mark goes on only so far. */
async function noteAll({ subscriptions, deliveries, mark, catchUpMs, clock }: DispatchPorts, isOver: () => boolean, problems: string[]) {
  let isWhole = true;
  const nowMs = clock();
  const marked = await mark.read();
  const lookedToMs = marked === 'unreadable' ? nowMs - catchUpMs : marked;
  const { subscriptions: all, unreadable } = await subscriptions.list();
  problems.push(...unreadable.map((id) => `Cannot read the subscription "${id}"`));
  await forEachAhead(all, AHEAD, async (kept) => {
    if (isOver()) return;
    try {
      await noteDue(deliveries, kept, { lookedToMs, nowMs });
    } catch (error) {
      problems.push(`Cannot tell what is due of the subscription "${kept.subscription.id}": ${messageOf(error)}`);
      // A zone that is none any more is mended by an edit; storage that fails comes back, and then this is looked at again.
      isWhole &&= error instanceof InputError;
    }
  });
  if (isOver()) return undefined;
  if (isWhole) return clock() - OVERLAP_MS;
  // What is older than that would end as missed; a first dispatch has looked at nothing.
  return marked === null ? undefined : nowMs - catchUpMs;
}

/** The message of one that nobody works on, and that lies in no queue. */
async function queued(
  { deliveries, clock, catchUpMs }: DispatchPorts,
  open: Delivery,
  isOver: () => boolean,
  problems: string[],
): Promise<DeliveryMessage | undefined> {
  if (isOver()) return undefined;
  const nowMs = clock();
  const found: { known?: Delivery } = {};
  const takeIdle = () =>
    deliveries.change(open, (known) => {
      found.known = known;
      return isIdle(known, nowMs) ? { ...known, queuedMs: nowMs } : undefined;
    });
  try {
    const taken = await takeIdle();
    if (taken !== undefined) return deliveryMessage(open);
    // A process was stopped between the end and its note, or between its note and its record.
    if (found.known !== undefined) return void (isFinal(found.known) && (await deliveries.close(open)));
    await deliveries.make(open);
    return (await takeIdle()) && deliveryMessage(open);
  } catch (error) {
    problems.push(`Cannot read the record of a delivery of the subscription "${open.subscription}": ${messageOf(error as AppError)}`);
    // Nobody will be able to.
    if (nowMs >= open.dueMs + catchUpMs + DAY_MS) await deliveries.close(open);
    return undefined;
  }
}

function isIdle(delivery: Delivery, nowMs: number): boolean {
  return !isFinal(delivery) && nowMs >= delivery.leaseMs && nowMs >= delivery.queuedMs + REQUEUE_MS;
}
