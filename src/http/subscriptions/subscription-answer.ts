/** The answers about subscriptions. They hold addresses: the routes ask for the master key. */
import type { HttpResponseInit } from '@azure/functions';
import type { OptOut } from '../../subscriptions/people/opt-outs.ts';
import type { Edited } from '../../subscriptions/subscription/edit-subscriptions.ts';
import type { KeptSubscription, SubscriptionStore } from '../../subscriptions/subscription/subscription.ts';
import { jsonAnswer } from '../json-answer.ts';
import {
  type EditedView,
  type OneSubscriptionView,
  type SubscriptionsView,
  type SubscriptionView,
  subscriptionView,
} from './subscription-view.ts';

const NEXT_SENDS = 5;
const NEXT_IN_LIST = 1;

/** All of them. */
export function subscriptionsAnswer(listed: Awaited<ReturnType<SubscriptionStore['list']>>, nowMs: number): HttpResponseInit {
  const subscriptions = listed.subscriptions.map((kept) => subscriptionView(kept, nowMs, NEXT_IN_LIST));
  return jsonAnswer({ subscriptions, unreadable: listed.unreadable } satisfies SubscriptionsView);
}

/** One, with its version as ETag, and who wants nothing of it. */
export function subscriptionAnswer(kept: KeptSubscription, wishes: readonly OptOut[], nowMs: number): HttpResponseInit {
  const away = wishes.map(({ recipient, untilMs }) => ({ recipient, until: untilMs === null ? null : new Date(untilMs).toISOString() }));
  const view: OneSubscriptionView = { ...subscriptionView(kept, nowMs, NEXT_SENDS), away };
  return tagged(view);
}

/** What a change came to: 201 where there was none of that id. A try has no version. */
export function editedAnswer({ kept, change }: Edited, isDryRun: boolean, nowMs: number): HttpResponseInit {
  const view = subscriptionView(kept, nowMs, NEXT_SENDS);
  // One that is tried has no version either.
  const edited: EditedView = { ...view, isOfSettings: view.isOfSettings && change === 'unchanged', change, isDryRun };
  return isDryRun ? jsonAnswer(edited) : tagged(edited, change === 'created' ? 201 : 200);
}

function tagged(view: SubscriptionView, status = 200): HttpResponseInit {
  const { headers, ...answer } = jsonAnswer(view, status);
  return { ...answer, headers: { ...headers, ETag: view.etag } };
}
