/** A subscription as it is stored: as people write it, with a version of this form and what the app noted of it. */
import { z } from 'zod';
import { parseSubscription } from './parse-subscription.ts';
import { isSameJson } from './same-json.ts';
import type { KeptSubscription, Subscription } from './subscription.ts';
import type { WrittenSubscription } from './subscription-schema.ts';
import { writtenSubscription } from './written-subscription.ts';

const VERSION = 1;

const storedSchema = z.object({
  version: z.literal(VERSION),
  sinceMs: z.number().nullable(),
  pausedBecause: z.string().optional(),
  subscription: z.unknown(),
});

export interface StoredSubscription {
  readonly version: typeof VERSION;
  readonly sinceMs: number | null;
  readonly pausedBecause?: string;
  readonly subscription: WrittenSubscription;
}

/** What is stored of it; `kept` is what it takes the place of. */
export function storedForm(subscription: Subscription, kept: KeptSubscription | undefined, nowMs: number): StoredSubscription {
  const because = subscription.paused ? kept?.pausedBecause : undefined;
  return {
    version: VERSION,
    sinceMs: kept !== undefined && isDueAlike(subscription, kept.subscription) ? kept.sinceMs : nowMs,
    ...(because !== undefined && { pausedBecause: because }),
    subscription: writtenSubscription(subscription),
  };
}

/** Undefined where it is none, or of a form that this version does not know. */
export function parseStored(id: string, value: unknown, etag: string): KeptSubscription | undefined {
  const { data } = storedSchema.safeParse(value);
  if (data === undefined) return undefined;
  const { sinceMs, pausedBecause } = data;
  try {
    // What the settings allow is asked when it is written and when it is sent: one that is stored can be read.
    const subscription = parseSubscription(id, data.subscription, { isAllowed: () => true });
    return { subscription, etag, sinceMs, ...(pausedBecause !== undefined && { pausedBecause }) };
  } catch {
    return undefined;
  }
}

/** Whether both come due at the same times, about the same days. */
function isDueAlike(a: Subscription, b: Subscription): boolean {
  return isSameJson([a.schedule, a.report], [b.schedule, b.report]);
}
