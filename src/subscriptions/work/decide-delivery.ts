/** Whether the conditions of a scheduled delivery hold, and what is noted of that. */
import type { LookedUp } from '../../lookup/look-up-report.ts';
import { addDays, dateAt } from '../../time/local-day.ts';
import { type Decided, decide } from '../conditions/decide.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { DeliveryStore } from '../delivery/delivery-store.ts';
import type { SkipReason } from '../subscription/skip-reasons.ts';

// Longer than any cool-down, and than the time between two digests of a month.
const LOOK_BACK_DAYS = 400;

/** Why it is not sent; undefined where it is. What was decided once stays so. @throws StoreError */
export async function decideDelivery(
  { deliveries }: { readonly deliveries: DeliveryStore },
  delivery: Delivery,
  load: () => Promise<LookedUp>,
  { isOrdered }: { readonly isOrdered?: boolean },
): Promise<SkipReason | undefined> {
  const { kind, state, decided, mailing } = delivery;
  const { onlyIf, whenEmpty } = mailing.conditions;
  // What a person ordered, and what is being sent since, is not called back.
  if (isOrdered || kind !== 'scheduled' || state === 'sending' || decided !== undefined) return undefined;
  if (onlyIf === undefined && whenEmpty === 'send') return undefined;
  const { report } = await load();
  const decision = decide(mailing.conditions, report, await decidedBefore(deliveries, delivery), dueDateOf(delivery));
  if (!decision.send) return decision.reason;
  const { because, recovered } = decision;
  await deliveries.change(delivery, (known) => ({ ...known, decided: { because, recovered } }));
  return undefined;
}

/** What earlier scheduled deliveries of the subscription decided. @throws StoreError */
export async function decidedBefore(deliveries: DeliveryStore, { subscription, period }: Delivery): Promise<readonly Decided[]> {
  const before: Decided[] = [];
  for await (const one of deliveries.list(subscription, addDays(period.from, -LOOK_BACK_DAYS), period.from)) {
    if (one.kind !== 'scheduled' || one.decided === undefined) continue;
    before.push({ date: dueDateOf(one), ...one.decided, sent: one.state === 'sent' || one.state === 'ambiguous' });
  }
  return before;
}

/** The local date, YYYY-MM-DD, on which a delivery is due. */
export function dueDateOf({ dueMs, mailing }: Delivery): string {
  return dateAt(dueMs, mailing.schedule.zone);
}
