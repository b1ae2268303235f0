/** What the timer and the queue do between them, without a host: a tick, then each of its messages. */
import type { App } from '../../../src/app.ts';
import type { SentNow } from '../../../src/subscriptions/orders/send-now.ts';
import type { Delivered } from '../../../src/subscriptions/work/deliver.ts';
import type { Period } from '../../../src/time/local-day.ts';

/** Gives what was done about each delivery, in the order of the messages. */
export async function dispatchAndSend(app: App): Promise<Delivered[]> {
  const done: Delivered[] = [];
  for (const message of (await app.dispatch()).messages) done.push(...[(await app.deliver(JSON.stringify(message))) ?? []].flat());
  return done;
}

/** The digest of the settings for a day, at once. */
export async function sendDay(app: App, period: Period, again = false): Promise<SentNow> {
  const kept = await app.subscriptions.read('default');
  if (kept === undefined) throw new Error('Nobody is to get a digest');
  return app.sendNow({ subscription: kept.subscription, period, periodKind: 'day', again });
}
