/** A subscription as its answer shows it: what people wrote, its state, and when it comes next. */
import { type Edited, versionOf } from '../../subscriptions/subscription/edit-subscriptions.ts';
import { type NextSend, nextSends } from '../../subscriptions/subscription/next-sends.ts';
import type { KeptSubscription, Subscription } from '../../subscriptions/subscription/subscription.ts';
import type { ReadSubscription } from '../../subscriptions/subscription/subscription-schema.ts';
import { writtenSubscription } from '../../subscriptions/subscription/written-subscription.ts';
import { dateAt } from '../../time/local-day.ts';

export interface NextSendView {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly local: string;
  readonly zone: string;
  readonly clockChange: 'skipped' | 'repeated' | null;
  readonly from: string;
  readonly to: string;
}

export interface SubscriptionView {
  readonly id: string;
  /** With its quotes. */
  readonly etag: string;
  readonly state: 'active' | 'paused' | 'muted';
  readonly pausedBecause: string | null;
  readonly isOfSettings: boolean;
  readonly subscription: ReadSubscription;
  readonly nextSends: readonly NextSendView[];
}

/** Of one alone: who gets nothing of it by their own wish, masked, and until when (ISO 8601 UTC; null = for good). */
export interface OneSubscriptionView extends SubscriptionView {
  readonly away: readonly { readonly recipient: string; readonly until: string | null }[];
}

export interface SubscriptionsView {
  readonly subscriptions: readonly SubscriptionView[];
  readonly unreadable: readonly string[];
}

export interface EditedView extends SubscriptionView {
  readonly change: Edited['change'];
  readonly isDryRun: boolean;
}

/** `sends` = how many of the next ones it shows. */
export function subscriptionView(kept: KeptSubscription, nowMs: number, sends: number): SubscriptionView {
  const { subscription, etag, sinceMs, pausedBecause = null } = kept;
  return {
    id: subscription.id,
    etag: `"${versionOf(kept)}"`,
    state: stateOf(subscription, nowMs),
    pausedBecause,
    isOfSettings: etag === null,
    subscription: writtenSubscription(subscription),
    nextSends: nextSends(subscription, nowMs, sends, sinceMs ?? 0).map(nextSendView),
  };
}

function nextSendView({ dueMs, local, clockChange, period: { from, to, zone } }: NextSend): NextSendView {
  return { at: new Date(dueMs).toISOString(), local, zone, clockChange, from, to };
}

function stateOf({ paused, mutedUntil = '', schedule }: Subscription, nowMs: number): SubscriptionView['state'] {
  if (paused) return 'paused';
  return dateAt(nowMs, schedule.zone) < mutedUntil ? 'muted' : 'active';
}
