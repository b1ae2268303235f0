/** The sample subscriptions of `npm start`: kept as an administrator would, and each sent at once, about the day before on its own clock. History holds all days of the sample by then. */
import type { App } from '../../src/app.ts';
import { InputError, messageOf } from '../../src/errors.ts';
import type { Subscription } from '../../src/subscriptions/subscription/subscription.ts';
import { writtenSubscription } from '../../src/subscriptions/subscription/written-subscription.ts';
import { notSent, untilSent } from '../main-job.ts';
import type { Progress } from '../progress.ts';
import { sampleSubscriptions } from './sample-subscriptions.ts';

/** Gives the lines that say what went wrong with them: the rest of the start goes on. */
export async function mailSamples(app: App, nowMs: number, progress: Progress, signal: AbortSignal): Promise<string[]> {
  const failures: string[] = [];
  for (const subscription of sampleSubscriptions(nowMs)) {
    signal.throwIfAborted();
    try {
      failures.push(...(await mailSample(app, subscription, nowMs, progress, signal)));
    } catch (error) {
      signal.throwIfAborted();
      failures.push(`Cannot send the sample subscription "${subscription.id}": ${messageOf(error)}`);
    }
  }
  return failures;
}

async function mailSample(app: App, subscription: Subscription, nowMs: number, progress: Progress, signal: AbortSignal): Promise<string[]> {
  await keepUnlessKept(app, subscription, nowMs);
  const sent = await untilSent(() => app.orders.send(subscription.id), subscription.id, progress, signal);
  progress.step(`mailed ${subscription.id} (${subscription.schedule.zone}): ${sent.subject}`);
  return notSent(sent);
}

/** One that somebody has edited stays as it is. */
async function keepUnlessKept(app: App, subscription: Subscription, nowMs: number): Promise<void> {
  const { id } = subscription;
  try {
    await app.subscriptions.read(id);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    await app.subscriptions.write({ id, written: writtenSubscription(subscription), expected: 'none', isDryRun: false }, nowMs);
  }
}
