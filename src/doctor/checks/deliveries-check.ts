/** Whether digests leave, and when the next ones do. */

import { isDigestLost } from '../../health/digest-troubles.ts';
import { DISPATCH_STOPPED_MS, type Health } from '../../health/health.ts';
import { nextSends } from '../../subscriptions/subscription/next-sends.ts';
import type { KeptSubscription } from '../../subscriptions/subscription/subscription.ts';
import { type Check, failed, ok, untried, warning } from '../check.ts';

const SHOWN = 20;

export const deliveriesCheck: Check = {
  id: 'deliveries',
  title: 'Digests',
  looksAt: 'digests that did not leave, whether the dispatch timer looks, and when each subscription comes next',
  needs: ['tables'],
  run: async ({ storage, now }) => {
    if (storage === undefined) return untried('The settings of storage cannot be used.');
    const [health, { subscriptions, unreadable }] = await Promise.all([storage.health(), storage.subscriptions()]);
    const next = subscriptions.slice(0, SHOWN).map((kept) => nextFact(kept, now()));
    if (unreadable.length > 0)
      return failed('subscription-unreadable', ...unreadable.map((id) => `The subscription "${id}" cannot be read.`), ...next);
    if (isStopped(health, now())) return failed('dispatch-stopped', `The dispatch timer looked last at ${health.dispatchedTo}.`, ...next);
    const lost = lostFacts(health);
    if (lost.length > 0) return failed('digests-lost', ...lost, ...next);
    return subscriptions.length === 0 ? warning('nobody-subscribed', 'There is no subscription.') : ok(...next);
  },
};

function isStopped({ dispatchedTo }: Health, nowMs: number): boolean {
  return dispatchedTo !== null && nowMs - Date.parse(dispatchedTo) > DISPATCH_STOPPED_MS;
}

function lostFacts({ digests, missingDigests }: Health): string[] {
  return [
    ...missingDigests.map(({ subscription, from, dueAt }) => `"${subscription}" of ${from} was due at ${dueAt}, and nobody made it.`),
    ...digests.filter((digest) => isDigestLost([digest])).map(({ subscription, date, state }) => `"${subscription}" of ${date}: ${state}.`),
  ].slice(0, SHOWN);
}

function nextFact({ subscription, sinceMs }: KeptSubscription, nowMs: number): string {
  const [next] = nextSends(subscription, nowMs, 1, sinceMs ?? undefined);
  if (next === undefined) return `"${subscription.id}" is paused.`;
  return `"${subscription.id}" comes next at ${new Date(next.dueMs).toISOString()}.`;
}
