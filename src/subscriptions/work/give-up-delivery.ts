/** What becomes of a delivery whose message failed too often: the queue has let go of it, the dispatch timer has not. */
import { isFinal } from '../delivery/delivery.ts';
import type { DigestId } from '../delivery/digest-id.ts';
import { maskAddress } from '../delivery/ledger.ts';
import { noticeDelivery } from '../delivery/make-delivery.ts';
import type { DeliverPorts } from './deliver.ts';

const UNTOLD = 'it failed again and again; the log of the app says how';

/** Its record says so, for health; its owner is told once; it is tried again until it is too late. @throws StoreError */
export async function giveUpDelivery({ deliveries, clock }: Pick<DeliverPorts, 'deliveries' | 'clock'>, id: DigestId): Promise<void> {
  const known = await deliveries.read(id);
  if (known === undefined || isFinal(known)) return;
  const recipients = known.mailing.recipients.map(({ address }) => maskAddress(address));
  const cause = known.reason || UNTOLD;
  const late = { kind: 'undelivered', subscription: known.mailing.name, period: known.period, outcome: 'late', recipients, cause } as const;
  const notice = known.notice === undefined ? noticeDelivery(known, `late ${known.kind}`, late, clock()) : undefined;
  if (notice !== undefined) await deliveries.make(notice);
  await deliveries.change(id, (now) => (isFinal(now) ? undefined : { ...now, reason: cause, isGivenUp: true, queuedMs: 0, atMs: clock() }));
}
