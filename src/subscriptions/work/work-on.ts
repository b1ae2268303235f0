/** What is done about one delivery now: it ends without mail, waits, or is sent. */
import type { LookedUp } from '../../lookup/look-up-report.ts';
import type { ReportQuery } from '../../lookup/report-query.ts';
import type { Reason } from '../../report/reasons/reason.ts';
import { type Period, periodOf } from '../../time/local-day.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { LedgerEntry } from '../delivery/ledger.ts';
import { silenceOf } from '../delivery/make-delivery.ts';
import { SKIP_SENTENCES, type SkipReason } from '../subscription/skip-reasons.ts';
import type { KeptSubscription } from '../subscription/subscription.ts';
import { isWithinWindow } from '../subscription/window.ts';
import { decideDelivery } from './decide-delivery.ts';
import { type Standing, standingOf } from './end-of-delivery.ts';
import { lookUpDigest } from './look-up-digest.ts';
import { missDelivery } from './miss-delivery.ts';
import { recordFailure } from './record-digest.ts';
import { type SendDeliveryPorts, sendDelivery, skipDelivery } from './send-delivery.ts';

export interface WorkPorts extends SendDeliveryPorts {
  readonly lookUp: (query: ReportQuery) => Promise<LookedUp>;
  /** Why the numbers of a period can still change. */
  readonly provisionalNotes: (period: Period) => Promise<readonly Reason[]>;
  /** So long after it came due a delivery ends as missed, milliseconds. */
  readonly catchUpMs: number;
}

export interface WorkOptions {
  /** Whether a person waits for it: then it is sent with the numbers there are, at any time of day. */
  readonly isOrdered?: boolean;
}

/** How it stands afterwards, and the entries of those who were looked at. */
export interface Worked {
  readonly standing: Standing;
  readonly entries: readonly LedgerEntry[];
}

/** @throws StoreError, InputError where its days are none any more by the zone data */
export async function workOn(ports: WorkPorts, delivery: Delivery, options: WorkOptions): Promise<Worked> {
  const { from, to, zone } = delivery.period;
  const kept = await ports.subscriptions.read(delivery.subscription);
  const skip = skipOf(delivery, kept, options);
  if (skip !== undefined) return skipDelivery(ports, delivery, skip);
  const period = periodOf(from, to, zone);
  if (ports.clock() >= delivery.dueMs + ports.catchUpMs) return missDelivery(ports, delivery, period);
  const waits = await recordFailure(ports.recording, period, () => waitOf(ports, delivery, period, options));
  if (waits !== undefined) return { standing: { state: delivery.state === 'sending' ? 'sending' : 'waiting', ...waits }, entries: [] };
  const load = onceAsked(() => lookUpDigest(ports, delivery, period));
  const refused = await decideDelivery(ports, delivery, load, options);
  if (refused !== undefined) return { standing: skippedFor(refused), entries: [] };
  const entries = await sendDelivery(ports, delivery, { kept, period, load });
  return { standing: standingOf(entries), entries };
}

/** Pure: what the timer made is not sent when there is nobody any more who wants it; what a person orders is. */
function skipOf({ kind, dueMs }: Delivery, kept: KeptSubscription | undefined, { isOrdered }: WorkOptions): SkipReason | undefined {
  if (kind !== 'scheduled') return undefined;
  if (kept === undefined) return 'subscriptionRemoved';
  return isOrdered ? undefined : silenceOf(kept.subscription, dueMs);
}

function skippedFor(reasonId: SkipReason): Standing {
  return { state: 'skipped', reason: SKIP_SENTENCES[reasonId], reasonId };
}

/** What a scheduled one waits for; undefined where it can be sent. */
async function waitOf(
  { clock, provisionalNotes }: WorkPorts,
  { kind, state, mailing, patientUntilMs }: Delivery,
  period: Period,
  { isOrdered }: WorkOptions,
): Promise<Pick<Standing, 'reason' | 'reasonId'> | undefined> {
  if (isOrdered || kind !== 'scheduled') return undefined;
  if (!isWithinWindow(mailing.schedule, clock()))
    return { reason: 'it waits for the hours in which its mail may be sent', reasonId: 'outsideWindow' };
  // What is rendered is sent as it is.
  if (state === 'sending' || clock() >= patientUntilMs) return undefined;
  const isProvisional = (await provisionalNotes(period)).length > 0;
  return isProvisional ? { reason: 'its data were not complete', reasonId: 'dataIncomplete' } : undefined;
}

/** Most runs find every recipient served: they load no report. */
function onceAsked<T>(load: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | undefined;
  return () => {
    asked ??= load();
    return asked;
  };
}
