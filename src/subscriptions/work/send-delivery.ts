/** Sends a delivery to whoever is to get it now, and writes down who is not. */
import type { LookedUp } from '../../lookup/look-up-report.ts';
import { isAllowedDomain } from '../../mail/allowed-domains.ts';
import type { RunRecording } from '../../runs/record-run.ts';
import type { Period } from '../../time/local-day.ts';
import type { Archive } from '../delivery/archive.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { DeliveryStore } from '../delivery/delivery-store.ts';
import { isDigestOf, isTest } from '../delivery/digest-id.ts';
import { type LedgerEntry, recipientId } from '../delivery/ledger.ts';
import { isOptedOut, type OptOut, type OptOuts } from '../people/opt-outs.ts';
import { type SendToAllPorts, sendToAll } from '../sending/send-to-all.ts';
import { SKIP_SENTENCES, type SkipReason } from '../subscription/skip-reasons.ts';
import type { KeptSubscription, SubscriptionStore } from '../subscription/subscription.ts';
import { type Standing, standingOf } from './end-of-delivery.ts';
import { endRecipients } from './end-recipients.ts';
import { type FreezePorts, frozenMail } from './frozen-mail.ts';
import { ownLetter } from './own-letter.ts';
import { recordDigest } from './record-digest.ts';

export interface SendDeliveryPorts extends Omit<SendToAllPorts, 'recipients'>, FreezePorts {
  readonly archive: Archive;
  readonly deliveries: DeliveryStore;
  readonly optOuts: Pick<OptOuts, 'list' | 'read'>;
  readonly subscriptions: Pick<SubscriptionStore, 'read'>;
  /** Domains that mail may go to; undefined = all. */
  readonly allowedDomains: readonly string[] | undefined;
  readonly recording: RunRecording;
}

export interface ToSend {
  /** As the subscription is now. */
  readonly kept: KeptSubscription | undefined;
  readonly period: Period;
  readonly load: () => Promise<LookedUp>;
}

/** Gives the entries of all its recipients. @throws StoreError */
export async function sendDelivery(
  ports: SendDeliveryPorts,
  delivery: Delivery,
  { kept, period, load }: ToSend,
): Promise<readonly LedgerEntry[]> {
  const optOuts = await ports.optOuts.list(delivery.subscription);
  const who = Map.groupBy(delivery.mailing.recipients, ({ address }) =>
    refusalOf(delivery, address, { kept, optOuts, allowed: ports.allowedDomains, nowMs: ports.clock() }),
  );
  const entries: LedgerEntry[] = [];
  for (const [refusal, group] of who) {
    const recipients = group.map(({ address }) => address);
    if (refusal !== undefined) entries.push(...(await skipped(ports, delivery, recipients, refusal)));
    else entries.push(...(await sent({ ...ports, recipients }, delivery, period, load)));
  }
  return entries;
}

/** Ends it for everybody who has not had it. @throws StoreError */
export async function skipDelivery(
  ports: SendDeliveryPorts,
  delivery: Delivery,
  reason: SkipReason,
): Promise<{ readonly standing: Standing; readonly entries: readonly LedgerEntry[] }> {
  const recipients = delivery.mailing.recipients.map(({ address }) => address);
  const entries = await skipped(ports, delivery, recipients, reason);
  return {
    standing: entries.length === 0 ? { state: 'skipped', reason: SKIP_SENTENCES[reason], reasonId: reason } : standingOf(entries),
    entries,
  };
}

/** Whoever leaves, or is taken out, while others are sent to gets nothing more. */
async function refusedNow(ports: SendDeliveryPorts, delivery: Delivery, recipient: string): Promise<LedgerEntry | undefined> {
  const { subscription } = delivery;
  const id = recipientId(recipient);
  const [kept, optOut] = await Promise.all([ports.subscriptions.read(subscription), ports.optOuts.read(subscription, id)]);
  const optOuts = new Map(optOut && [[id, optOut]]);
  const refusal = refusalOf(delivery, recipient, { kept, optOuts, allowed: ports.allowedDomains, nowMs: ports.clock() });
  return refusal && (await skipped(ports, delivery, [recipient], refusal))[0];
}

interface Now {
  readonly kept: KeptSubscription | undefined;
  readonly optOuts: ReadonlyMap<string, OptOut>;
  readonly allowed: readonly string[] | undefined;
  readonly nowMs: number;
}

/** Pure: why somebody gets no mail although the record names them. Who was taken out of a subscription is not to get what its record still says. */
function refusalOf(delivery: Delivery, address: string, { kept, optOuts, allowed, nowMs }: Now): SkipReason | undefined {
  if (!isAllowedDomain(allowed, address)) return 'domainRefused';
  if (isTest(delivery)) return undefined;
  const id = recipientId(address);
  // Of a subscription that is gone its last owner is told all the same.
  if (delivery.kind.startsWith('notice')) return kept === undefined || isOwner(kept, id) ? undefined : 'recipientRemoved';
  if (isOptedOut(optOuts.get(id), nowMs)) return 'unsubscribed';
  const isThere = kept?.subscription.recipients.some((recipient) => recipientId(recipient.address) === id);
  return isThere ? undefined : 'recipientRemoved';
}

function isOwner({ subscription: { owner } }: KeptSubscription, id: string): boolean {
  return owner !== undefined && recipientId(owner.address) === id;
}

function skipped(ports: SendDeliveryPorts, delivery: Delivery, recipients: readonly string[], reason: SkipReason) {
  return endRecipients(ports, delivery, recipients, { state: 'skipped', reason: SKIP_SENTENCES[reason], skipped: reason });
}

async function sent(
  ports: SendDeliveryPorts & SendToAllPorts,
  delivery: Delivery,
  period: Period,
  load: () => Promise<LookedUp>,
): Promise<readonly LedgerEntry[]> {
  const send = async () => {
    const mail = await frozenMail(ports, delivery, period, load);
    await ports.deliveries.change(delivery, (known) => (known.state === 'sending' ? undefined : { ...known, state: 'sending' }));
    const ownFor = ownLetter(ports, delivery, mail);
    const refused = (recipient: string) => refusedNow(ports, delivery, recipient);
    const entries = await sendToAll({ ...ports, refused }, delivery, { ...mail, ownFor, files: () => ports.archive.readFiles(delivery) });
    // A try tells whoever asked for it, not the readers.
    if (isDigestOf(delivery) && entries.some(({ state }) => state === 'sent')) await markTold(ports.deliveries, delivery, mail.tells ?? []);
    return entries;
  };
  return recordDigest(ports, ports.recording, delivery, period, send);
}

/** Of what a digest has told its readers no later one tells. */
async function markTold(deliveries: DeliveryStore, { subscription, period: { to } }: Delivery, dates: readonly string[]): Promise<void> {
  const [first] = [...dates].sort();
  if (first === undefined) return;
  for await (const missed of deliveries.list(subscription, first, to)) {
    if (missed.kind === 'scheduled' && missed.state === 'missed' && dates.includes(missed.period.from))
      await deliveries.change(missed, (known) => (known.isTold ? undefined : { ...known, isTold: true }));
  }
}
