/** What a person asks of a subscription without waiting for its time: to see it, to get it for a try, to send it now. It is about the days of its newest due time. */
import { InputError } from '../../errors.ts';
import type { Mailbox } from '../../mail/address.ts';
import { isAllowedDomain } from '../../mail/allowed-domains.ts';
import { periodOf } from '../../time/local-day.ts';
import { type Decision, decide } from '../conditions/decide.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { maskAddress } from '../delivery/ledger.ts';
import { newDelivery } from '../delivery/make-delivery.ts';
import { renderMail } from '../sending/render-mail.ts';
import { newestOccurrence } from '../subscription/occurrences.ts';
import type { Subscription } from '../subscription/subscription.ts';
import { decidedBefore, dueDateOf } from '../work/decide-delivery.ts';
import type { DeliverPorts } from '../work/deliver.ts';
import { lookUpDigest } from '../work/look-up-digest.ts';
import { type SentNow, sendNow, sendTest } from './send-now.ts';

export interface Preview {
  readonly period: Delivery['period'];
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** Masked. */
  readonly recipients: readonly string[];
  /** Whether its numbers can still change. */
  readonly provisional: boolean;
  /** What its conditions come to with these numbers. */
  readonly decision: Decision;
}

/** Every method throws InputError subscription.unknown, StoreError. */
export interface SubscriptionOrders {
  /** Made by the timer's own way; nothing is sent or kept. */
  preview(id: string): Promise<Preview>;
  /** To one address: nothing that is due, sent or missed changes by it. @throws InputError input.body where its domain is not allowed */
  sendTest(id: string, to: Mailbox): Promise<SentNow>;
  /** To all its recipients: the scheduled digest early or late, or once more where it was sent, with the numbers of now. */
  send(id: string): Promise<SentNow>;
}

export function subscriptionOrders(ports: DeliverPorts): SubscriptionOrders {
  const orderOf = async (id: string) => {
    const subscription = (await ports.subscriptions.read(id))?.subscription;
    if (subscription === undefined)
      throw new InputError('subscription.unknown', `Cannot find the subscription "${id}": there is none of that id`);
    const { period, kind: periodKind, dueMs } = newestOccurrence(subscription, ports.clock());
    return { subscription, period, periodKind, dueMs };
  };
  return {
    async preview(id) {
      const { subscription, period, periodKind, dueMs } = await orderOf(id);
      const made = newDelivery(subscription, { kind: 'scheduled', period, periodKind, nowMs: ports.clock() });
      return previewOf(ports, subscription, { ...made, dueMs });
    },
    async sendTest(id, to) {
      const order = await orderOf(id);
      if (!isAllowedDomain(ports.allowedDomains, to.address))
        throw new InputError('input.body', 'Cannot use the body: the domain of "to" is none of MAIL_ALLOWED_DOMAINS');
      return sendTest(ports, order, to);
    },
    send: async (id) => sendNow(ports, { ...(await orderOf(id)), again: true }),
  };
}

async function previewOf(ports: DeliverPorts, subscription: Subscription, made: Delivery): Promise<Preview> {
  const { content, scope, name, recipients, conditions } = made.mailing;
  const { from, to, zone } = made.period;
  const { report } = await lookUpDigest(ports, made, periodOf(from, to, zone));
  const linkTo = await ports.linksOf(subscription.id, scope, made.period);
  const { subject, html, text } = await renderMail(report, { content, branding: ports.branding, linkTo, listedBy: name });
  const decision = decide(conditions, report, await decidedBefore(ports.deliveries, made), dueDateOf(made));
  const masked = recipients.map(({ address }) => maskAddress(address));
  return { period: made.period, subject, html, text, recipients: masked, provisional: report.provisional, decision };
}
