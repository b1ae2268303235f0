/** Works on one delivery: it waits, is sent, or ends otherwise; what goes wrong is written down, and it is known whether trying again can help. */
import { randomBytes } from 'node:crypto';
import { AppError } from '../../errors.ts';
import { endOf } from '../../runs/record-run.ts';
import type { RunError } from '../../runs/run.ts';
import { MINUTE_MS } from '../../time/lengths.ts';
import { type Delivery, isFinal } from '../delivery/delivery.ts';
import type { DigestId } from '../delivery/digest-id.ts';
import { entriesOf, type LedgerEntry } from '../delivery/ledger.ts';
import type { SubscriptionStore } from '../subscription/subscription.ts';
import { type AfterEndPorts, afterEnd } from './after-end.ts';
import { standingOf } from './end-of-delivery.ts';
import { type Worked, type WorkOptions, type WorkPorts, workOn } from './work-on.ts';

export interface DeliverPorts extends WorkPorts, AfterEndPorts {
  readonly subscriptions: SubscriptionStore;
  /** Gets told what came of each delivery that was worked on. @default nobody */
  readonly onWorked?: (delivered: Delivered) => void;
}

export interface Delivered {
  /** As it is kept afterwards. */
  readonly delivery: Delivery;
  /** Of its recipients, as they stand now; none where nobody was looked at. */
  readonly entries: readonly LedgerEntry[];
  /** What went wrong, null where nothing did. */
  readonly error: RunError | null;
  /** Whether the same may succeed by itself: the message goes back to the queue. */
  readonly isRetryable: boolean;
}

// Renewed while the work goes on, so that it does not outlive a process that ends. The ledger, not this, keeps two that work at once from sending twice.
const LEASE_MS = MINUTE_MS;
const RENEWAL_MS = LEASE_MS / 3;

/** Gives undefined where there is nothing to do: it has ended, somebody else is at it, or there is no such record. @throws StoreError where the record cannot be read or written */
export async function deliver(ports: DeliverPorts, id: DigestId, options: WorkOptions = {}): Promise<Delivered | undefined> {
  const { deliveries, clock } = ports;
  const leaseBy = randomBytes(8).toString('hex');
  const delivery = await deliveries.change(id, (known) =>
    isFinal(known) || clock() < known.leaseMs ? undefined : { ...known, leaseBy, leaseMs: clock() + LEASE_MS, queuedMs: 0 },
  );
  if (delivery === undefined) return undefined;
  const isMine = (known: Delivery) => known.leaseBy === leaseBy;
  const renewal = setInterval(() => {
    const renewed = deliveries.change(id, (known) => (isMine(known) ? { ...known, leaseMs: clock() + LEASE_MS } : undefined));
    // Without it the record is free a little early.
    renewed.catch(() => undefined);
  }, RENEWAL_MS);
  try {
    const delivered = await workedOn(ports, delivery, isMine, options);
    ports.onWorked?.(delivered);
    return delivered;
  } finally {
    clearInterval(renewal);
  }
}

async function workedOn(
  ports: DeliverPorts,
  delivery: Delivery,
  isMine: (known: Delivery) => boolean,
  options: WorkOptions,
): Promise<Delivered> {
  const { deliveries, clock } = ports;
  const { standing: stands, ...done } = await unlessThrown(ports, delivery, () => workOn(ports, delivery, options));
  const reached = done.entries.filter(({ state }) => state === 'sent').length;
  const standing = isFinal(stands) ? { ...stands, reached } : stands;
  // What follows from an end comes before it is written: a crash between them repeats it, and loses nothing.
  if (isFinal(standing)) await afterEnd(ports, { ...delivery, ...standing }, done.entries);
  const kept = await deliveries.change(delivery, (known) => {
    if (!isMine(known)) return undefined;
    const free = { leaseMs: 0, leaseBy: '', atMs: clock() };
    // Somebody was added meanwhile, whom nobody has looked at.
    if (known.recipientIds.length > delivery.recipientIds.length) return { ...known, ...free };
    const { reasonId: _, isGivenUp, ...rest } = known;
    return { ...rest, ...standing, ...free, ...(done.isRetryable && isGivenUp && { isGivenUp }) };
  });
  return { delivery: kept ?? (await deliveries.read(delivery)) ?? delivery, ...done };
}

type Done = Worked & Pick<Delivered, 'error' | 'isRetryable'>;

async function unlessThrown({ ledger }: WorkPorts, delivery: Delivery, work: () => Promise<Worked>): Promise<Done> {
  try {
    return { ...(await work()), error: null, isRetryable: false };
  } catch (thrown) {
    const { error } = endOf(thrown);
    const isRetryable = isWorthRepeating(thrown);
    if (isRetryable) return { standing: { state: delivery.state, reason: error.message }, entries: [], error, isRetryable };
    // One recipient's entry that cannot be read ends nothing of the others'.
    const entries = await entriesOf(ledger, delivery);
    const state = isFinal(standingOf(entries)) ? 'failed' : 'sending';
    return { standing: { state, reason: error.message }, entries, error, isRetryable };
  }
}

/** Pure: whether the same work may go well later without a person's doing. An error that is none of this program's may be the machine's. */
function isWorthRepeating(error: unknown): boolean {
  return error instanceof AppError ? error.retryable : true;
}
