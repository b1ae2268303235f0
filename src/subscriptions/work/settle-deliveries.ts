/** Looks again for messages that got no answer, tick by tick: one that was taken after all ends as sent, and nobody is told of it any more. */
import { messageOf } from '../../errors.ts';
import { DAY_MS } from '../../time/lengths.ts';
import { type Delivery, isFinal } from '../delivery/delivery.ts';
import { type DeliveryStore, MAY_HOLD_DOUBTS } from '../delivery/delivery-store.ts';
import type { DigestId } from '../delivery/digest-id.ts';
import { entriesOf } from '../delivery/ledger.ts';
import { isUnsettled, type SettlePorts, settleListed } from '../sending/settle.ts';
import { standingOf } from './end-of-delivery.ts';

export interface SettleDeliveriesPorts extends SettlePorts {
  readonly deliveries: DeliveryStore;
}

export interface SettleOptions {
  /** Asked before each look. @default never */
  readonly isOver?: (() => boolean) | undefined;
}

/** So long after a delivery ended its messages without an answer are looked for: copies that lag, and a look that was not allowed until somebody gave the right. */
const LOOKED_FOR_MS = 3 * DAY_MS;
/** Looks of one tick. */
const MOST_LOOKS = 50;

/** Gives what went wrong, one sentence a delivery: the others were looked at. Repeats are harmless. */
export async function settleDeliveries(
  ports: SettleDeliveriesPorts,
  { isOver = () => false }: SettleOptions = {},
): Promise<readonly string[]> {
  const problems: string[] = [];
  const look = { left: MOST_LOOKS, isOver };
  try {
    for (const delivery of await suspectsOf(ports)) {
      await settleOne(ports, delivery, look).catch((error: unknown) => problems.push(problemOf(error, ` of "${delivery.subscription}"`)));
    }
  } catch (error) {
    problems.push(problemOf(error, ''));
  }
  return problems;
}

function problemOf(error: unknown, whose: string): string {
  return `Cannot look for messages${whose} that got no answer: ${messageOf(error)}`;
}

async function settleOne(ports: SettleDeliveriesPorts, delivery: Delivery, look: { left: number; readonly isOver: () => boolean }) {
  if (ports.sender.wasSent === undefined) return;
  let found = 0;
  for (const entry of await entriesOf(ports.ledger, delivery)) {
    if (!isUnsettled(entry)) continue;
    if (look.isOver() || look.left-- <= 0) break;
    if (await settleListed(ports, entry)) found++;
  }
  if (found > 0) await endAnew(ports, delivery);
}

/** Deliveries that ended in doubt not long ago; one that is under way looks by itself. */
async function suspectsOf({ deliveries, clock }: SettleDeliveriesPorts): Promise<readonly Delivery[]> {
  const suspects: Delivery[] = [];
  for await (const id of deliveries.listDoubtful()) {
    const known = await deliveries.read(id);
    if (known !== undefined && MAY_HOLD_DOUBTS.includes(known.state) && clock() - known.atMs <= LOOKED_FOR_MS) suspects.push(known);
    // One that is written after its note is not there yet.
    else if (known === undefined || isFinal(known)) await deliveries.leaveDoubtful(id);
  }
  return suspects;
}

/** The record of one that had ended stands as its entries do now, and a notice about it that nobody has got is not sent. */
async function endAnew({ deliveries, ledger, clock }: SettleDeliveriesPorts, delivery: DigestId): Promise<void> {
  const entries = await entriesOf(ledger, delivery);
  const standing = standingOf(entries);
  if (!isFinal(standing)) return;
  const reached = entries.filter(({ state }) => state === 'sent').length;
  const ended = await deliveries.change(delivery, (known) =>
    isFinal(known) && known.state === 'ambiguous' ? { ...known, ...standing, reached, atMs: clock() } : undefined,
  );
  if (ended?.state !== 'sent') return;
  const notice = { ...delivery, kind: `notice ${delivery.kind}` } as const;
  await deliveries.change(notice, (known) =>
    known.state === 'scheduled' ? { ...known, state: 'skipped', reason: 'what it would have told was settled', atMs: clock() } : undefined,
  );
}
