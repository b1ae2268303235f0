/** Brings the subscriptions of a file to an app, or tells what that would change. One that is refused holds up no other. */
import { messageOf } from '../../src/errors.ts';
import type { SubscriptionView } from '../../src/http/subscriptions/subscription-view.ts';
import type { Subscription } from '../../src/subscriptions/subscription/subscription.ts';
import { writtenSubscription } from '../../src/subscriptions/subscription/written-subscription.ts';
import type { AppClient } from './app-client.ts';
import { changedFields } from './changed-fields.ts';
import type { SubscriptionsCommand } from './subscriptions-command.ts';

type Print = (line: string) => void;

export interface Brought {
  /** How many the app refused. */
  readonly refused: number;
}

/** In the order of the file; what it does not name is removed last, and only where nothing was refused. */
export async function bringToApp(
  { action, prune }: Pick<SubscriptionsCommand, 'action' | 'prune'>,
  client: AppClient,
  subscriptions: readonly Subscription[],
  print: Print,
): Promise<Brought> {
  const { subscriptions: there, unreadable } = await client.list();
  const kept = new Map(there.map((view) => [view.id, view]));
  for (const id of unreadable) print(`! ${id}: it is stored in the app, and cannot be read`);
  let refused = 0;
  const unlessRefused = async (id: string, change: () => Promise<void>) => {
    try {
      await change();
    } catch (error) {
      refused++;
      print(`! ${id}: refused: ${messageOf(error)}`);
    }
  };
  for (const subscription of subscriptions) {
    const { id } = subscription;
    await unlessRefused(id, () => bring(action, client, subscription, kept.get(id), print));
  }
  const named = new Set(subscriptions.map(({ id }) => id));
  for (const { id, etag } of there.filter((view) => !named.has(view.id) && !view.isOfSettings)) {
    if (!prune || refused > 0) print(`? ${id}: in the app, and not in the file${prune ? ': kept, since something was refused' : ''}`);
    else
      await unlessRefused(id, async () => {
        await client.remove(id, etag);
        print(`- ${id}: removed`);
      });
  }
  return { refused };
}

async function bring(
  action: SubscriptionsCommand['action'],
  client: AppClient,
  subscription: Subscription,
  kept: SubscriptionView | undefined,
  print: Print,
): Promise<void> {
  const written = writtenSubscription(subscription);
  const edited = await (action === 'apply' ? client.write(written, kept?.etag) : client.tryOut(written));
  const words = action === 'apply' ? edited.change : { created: 'new', changed: 'would change', unchanged: 'unchanged' }[edited.change];
  print(`${{ created: '+', changed: '~', unchanged: '=' }[edited.change]} ${subscription.id}: ${words}`);
  if (edited.change !== 'changed' || kept === undefined) return;
  for (const line of changedFields(kept.subscription, edited.subscription)) print(`    ${line}`);
}
