/** Whether there is a subscription of an id. */
import { isUnreadable } from '../../errors.ts';
import type { SubscriptionStore } from './subscription.ts';

/** One that cannot be read is there: what belongs to it stays until it is mended or removed. @throws StoreError */
export async function hasSubscription(subscriptions: Pick<SubscriptionStore, 'read'>, id: string): Promise<boolean> {
  try {
    return (await subscriptions.read(id)) !== undefined;
  } catch (error) {
    if (isUnreadable(error)) return true;
    throw error;
  }
}
