/** New delivery records: what a subscription says at this moment, about one of its periods. */
import type { Period } from '../../time/local-day.ts';
import { dateAt } from '../../time/local-day.ts';
import type { PeriodKind } from '../../time/period-before.ts';
import type { Notice } from '../notices/notice.ts';
import type { Occurrence } from '../subscription/occurrence.ts';
import { SKIP_SENTENCES, type SkipReason } from '../subscription/skip-reasons.ts';
import type { Subscription } from '../subscription/subscription.ts';
import { type Delivery, isFinal, type Mailing } from './delivery.ts';
import type { DeliveryStore } from './delivery-store.ts';
import type { DigestKind } from './digest-id.ts';
import { recipientId } from './ledger.ts';

/** Of what came due: skipped from the start where the subscription is paused or muted then. */
export function scheduledDelivery(subscription: Subscription, occurrence: Occurrence, nowMs: number): Delivery {
  const { dueMs, patientUntilMs, period, kind } = occurrence;
  const made = newDelivery(subscription, { kind: 'scheduled', period, periodKind: kind, nowMs });
  const skip = silenceOf(subscription, dueMs);
  const ends = skip && { state: 'skipped' as const, reason: SKIP_SENTENCES[skip], reasonId: skip };
  return { ...made, dueMs, patientUntilMs, ...ends };
}

/** Why a subscription sends nothing that is due at an instant; undefined where it does. */
export function silenceOf({ paused, mutedUntil, schedule }: Subscription, dueMs: number): SkipReason | undefined {
  if (paused) return 'paused';
  return mutedUntil !== undefined && dateAt(dueMs, schedule.zone) < mutedUntil ? 'muted' : undefined;
}

export interface NewDelivery {
  readonly kind: DigestKind;
  readonly period: Pick<Period, 'from' | 'to' | 'zone'>;
  readonly periodKind: PeriodKind;
  readonly nowMs: number;
  /** @default those of the subscription */
  readonly recipients?: Mailing['recipients'];
}

/** Of what is asked for now. */
export function newDelivery(subscription: Subscription, { kind, period, periodKind, nowMs, recipients }: NewDelivery): Delivery {
  const { from, to, zone } = period;
  const mailing = { ...mailingOf(subscription), ...(recipients && { recipients }) };
  return {
    subscription: subscription.id,
    period: { from, to, zone },
    kind,
    state: 'scheduled',
    reason: '',
    dueMs: nowMs,
    patientUntilMs: nowMs,
    periodKind,
    mailing,
    recipientIds: mailing.recipients.map(({ address }) => recipientId(address)),
    madeMs: nowMs,
    atMs: nowMs,
    leaseMs: 0,
    leaseBy: '',
    queuedMs: 0,
  };
}

/** Makes the record of the first number from `n` on that is free: two that ask at once get one each. @throws StoreError */
export async function makeNext(deliveries: Pick<DeliveryStore, 'make'>, n: number, numbered: (n: number) => Delivery): Promise<Delivery> {
  for (let number = n; ; number++) {
    const made = numbered(number);
    if (await deliveries.make(made)) return made;
  }
}

/** A record that has ended and comes due again, under a schedule that was edited: for those who joined since, and for all where it was skipped; undefined where that is nobody. */
export function deliveryAgain(ended: Delivery, now: Delivery): Delivery | undefined {
  if (isFinal(now)) return undefined;
  const had = ended.state === 'skipped' ? [] : ended.recipientIds;
  const recipients = now.mailing.recipients.filter(({ address }) => !had.includes(recipientId(address)));
  if (recipients.length === 0) return undefined;
  const recipientIds = [...new Set([...ended.recipientIds, ...now.recipientIds])];
  return { ...now, mailing: { ...now.mailing, recipients }, recipientIds };
}

/** To the owner, about what happened to a delivery, `about` it in small letters, digits and blanks; undefined where nobody is to be told. */
export function noticeDelivery(delivery: Delivery, about: string, notice: Notice, nowMs: number): Delivery | undefined {
  const { owner } = delivery.mailing;
  if (owner === undefined) return undefined;
  const { reasonId: _, decided: __, isTold: ___, isGivenUp: ____, reached: _____, ...rest } = delivery;
  return {
    ...rest,
    ...{ kind: `notice ${about}`, state: 'scheduled', reason: '', dueMs: nowMs, patientUntilMs: nowMs, madeMs: nowMs, atMs: nowMs, notice },
    ...{ leaseMs: 0, leaseBy: '', queuedMs: 0 },
    mailing: { ...delivery.mailing, recipients: [owner], copies: 'each' },
    recipientIds: [recipientId(owner.address)],
  };
}

/** For some more recipients. */
export function withRecipients(delivery: Delivery, more: Mailing['recipients']): Delivery {
  const added = more.filter(({ address }) => !delivery.recipientIds.includes(recipientId(address)));
  const recipients = [...delivery.mailing.recipients, ...added];
  const recipientIds = [...delivery.recipientIds, ...added.map(({ address }) => recipientId(address))];
  return { ...delivery, mailing: { ...delivery.mailing, recipients }, recipientIds };
}

function mailingOf(subscription: Subscription): Mailing {
  const { name, recipients, copies, replyTo, scope, schedule, content, conditions, owner } = subscription;
  return { name, recipients, copies, scope, schedule, content, conditions, ...(replyTo && { replyTo }), ...(owner && { owner }) };
}
