/** What becomes of a delivery whose message failed too often: the queue has let go of it, the dispatch timer has not. */

import { isFinal } from '../delivery/delivery.ts';
import type { DigestId } from '../delivery/digest-id.ts';
import type { DeliverPorts } from './deliver.ts';

/** Its record says so, for health and owner; it is tried again until it is too late. @throws StoreError */
export async function giveUpDelivery({ deliveries, clock }: DeliverPorts, id: DigestId): Promise<void> {
  await deliveries.change(id, (known) => {
    if (isFinal(known)) return undefined;
    return { ...known, reason: known.reason || 'it failed again and again; the log of the app says how', queuedMs: 0, atMs: clock() };
  });
}
