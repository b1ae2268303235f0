/** What triggers can ask of digests, over one set of ports. */

import type { DocumentStore } from '../history/tables/document-store.ts';
import type { LookedUp } from '../lookup/look-up-report.ts';
import type { Period } from '../time/local-day.ts';
import type { ListedEntry } from './delivery/ledger.ts';
import type { Letters } from './delivery/letters.ts';
import { parseDeliveryMessage } from './dispatch/delivery-message.ts';
import { type Dispatched, type DispatchOptions, dispatchDue } from './dispatch/dispatch-due.ts';
import type { DispatchMark } from './dispatch/dispatch-mark.ts';
import { type Watched, watchDeliveries } from './dispatch/watch-deliveries.ts';
import { type ResendOrder, type Resent, resendDigest } from './orders/resend-digest.ts';
import { type Finding, resolveDigest } from './orders/resolve-digest.ts';
import { type SendOrder, type SentNow, sendNow } from './orders/send-now.ts';
import { type SubscriptionOrders, subscriptionOrders } from './orders/subscription-orders.ts';
import { tellOfLeaving } from './orders/tell-of-leaving.ts';
import { type Leaving, leavingOf } from './people/leaving.ts';
import type { OptOuts } from './people/opt-outs.ts';
import { byHand } from './sending/server-pause.ts';
import { type SentDigests, sentDigests } from './sent/sent-digests.ts';
import { DEFAULT_SUBSCRIPTION } from './subscription/subscription.ts';
import { type Delivered, type DeliverPorts, deliver } from './work/deliver.ts';
import { giveUpDelivery } from './work/give-up-delivery.ts';
import { lookUpDigest } from './work/look-up-digest.ts';
import { noteBounces } from './work/note-bounces.ts';
import { settleDeliveries } from './work/settle-deliveries.ts';

/** Every method takes its moment from the app's clock. */
export interface DigestUseCases {
  /** The report of a day as the digest of the settings shows it: with the days that were restated since the last one. */
  lookUpDigest(period: Period): Promise<LookedUp>;
  /** Makes a record of what came due since the last time, and gives the messages of what waits for work: they belong into the queue. Repeats are harmless. */
  dispatch(options?: DispatchOptions): Promise<Dispatched>;
  /** Works on the delivery of a message; undefined where there is nothing to do. @throws InputError for a message that is none, StoreError */
  deliver(message: unknown): Promise<Delivered | undefined>;
  /** Tells of a message that failed too often; the dispatch timer tries it again until it is too late. One that names no delivery is told in the run log. @throws StoreError */
  giveUpDelivery(message: unknown): Promise<void>;
  /** Sends a digest now. @throws StoreError */
  sendNow(order: SendOrder): Promise<SentNow>;
  /** Looks whether every digest that came due has a record, and what came back of those that were sent, and tells owners and health; `problem` = why the latter is not known. @throws StoreError */
  watch(): Promise<Watched & { readonly problem: string | undefined }>;
  /** Recipients who pause or leave. */
  readonly leaving: Leaving;
  /** What a person asks of a subscription without waiting for its time. */
  readonly orders: SubscriptionOrders;
  /** What was sent, as it was. */
  readonly digests: SentDigests;
  /** Sends the digest of a day once more, as it was sent. @throws InputError digest.unknown */
  resend(order: ResendOrder): Promise<Resent>;
  /** Notes what a person found out about an ambiguous digest. @throws InputError digest.unknown, digest.not-ambiguous */
  resolve(finding: Finding): Promise<readonly ListedEntry[]>;
}

export interface DigestPorts extends DeliverPorts {
  readonly documents: DocumentStore;
  readonly mark: DispatchMark;
  readonly optOuts: OptOuts;
  readonly letters: Letters;
}

export function digestUseCases(ports: DigestPorts): DigestUseCases {
  // What a person orders is tried at once, whatever the mail server did before.
  const ordered = { ...ports, pause: byHand(ports.pause) };
  const ofSettings = { subscription: DEFAULT_SUBSCRIPTION, kind: 'scheduled', periodKind: 'day', mailing: { scope: {} } } as const;
  return {
    lookUpDigest: (period) => lookUpDigest(ports, ofSettings, period),
    async dispatch(options) {
      // First, so that nobody is told of what is settled.
      const unsettled = await settleDeliveries(ports, options);
      const { messages, problems } = await dispatchDue(ports, options);
      return { messages, problems: [...unsettled, ...problems] };
    },
    deliver: async (message) => deliver(ports, parseDeliveryMessage(message)),
    giveUpDelivery: (message) => giveUpDelivery(ports, () => parseDeliveryMessage(message)),
    sendNow: (order) => sendNow(ordered, order),
    async watch() {
      const watched = await watchDeliveries(ports);
      return { ...watched, problem: await noteBounces(ports) };
    },
    leaving: leavingOf({ ...ports, onLeft: (left) => tellOfLeaving(ports, left) }),
    orders: subscriptionOrders(ordered),
    digests: sentDigests(ports),
    resend: (order) => resendDigest(ordered, order),
    resolve: (finding) => resolveDigest(ports, finding, ports.clock()),
  };
}
