/** The delivery record: one digest of one subscription that came due or was asked for, as it was to be made, and how it ends. */
import { z } from 'zod';
import type { Mailbox } from '../../mail/address.ts';
import type { PeriodKind } from '../../time/period-before.ts';
import type { Notice } from '../notices/notice.ts';
import { SKIP_REASONS, type SkipReason } from '../subscription/skip-reasons.ts';
import type { Subscription } from '../subscription/subscription.ts';
import { type DigestId, isDigestKind } from './digest-id.ts';

/**
 * scheduled = nobody has worked on it yet; waiting = for numbers that can still change, or for the hours in which mail may go;
 * sending = it is rendered, and some recipients have no end yet. The others are final.
 */
export const DELIVERY_STATES = ['scheduled', 'waiting', 'sending', 'sent', 'skipped', 'missed', 'failed', 'ambiguous'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** What the subscription said when the record was made: an edit changes nothing of what is under way. */
export type Mailing = Pick<
  Subscription,
  'name' | 'recipients' | 'copies' | 'replyTo' | 'scope' | 'schedule' | 'content' | 'conditions' | 'owner'
>;

/** What the conditions of a scheduled one came to. */
export interface DecidedFor {
  /** Ids of the triggers that held; empty where there are none, or none did. */
  readonly because: readonly string[];
  readonly recovered: boolean;
}

export interface Delivery extends DigestId {
  readonly state: DeliveryState;
  /** Why it has not ended, or ended so, in words without addresses; empty where it was sent. */
  readonly reason: string;
  /** Why it waits or is skipped, where that is one of a list. */
  readonly reasonId?: SkipReason | WaitReason;
  /** When it came due or was asked for, and up to when it waits for numbers that can still change; UTC epoch milliseconds. */
  readonly dueMs: number;
  readonly patientUntilMs: number;
  /** How its days were asked for. */
  readonly periodKind: PeriodKind;
  /** Its recipients are forgotten when it ends: the ledger knows them by id. */
  readonly mailing: Mailing;
  /** Of everybody whom it was for, by recipientId(). */
  readonly recipientIds: readonly string[];
  readonly decided?: DecidedFor;
  /** When the record was made, and last changed, UTC epoch milliseconds. */
  readonly madeMs: number;
  readonly atMs: number;
  /** Until then somebody works on it, and by which mark only they know; 0 = nobody. */
  readonly leaseMs: number;
  readonly leaseBy: string;
  /** When it was last put into the queue, UTC epoch milliseconds; 0 = not since somebody worked on it. */
  readonly queuedMs: number;
  /** Of one that has ended: how many recipients' mail servers took it. */
  readonly reached?: number;
  /** What it tells the owner, where it is a notice. */
  readonly notice?: Notice;
  /** Whether its message failed so often that the queue let go of it, since somebody last worked on it to an end. */
  readonly isGivenUp?: boolean;
  /** Of a missed one: whether a later digest of the subscription has told of it. */
  readonly isTold?: boolean;
}

/** Why a digest waits, apart from the mail server. appDidNotRun = it was never tried. */
const WAIT_REASONS = ['dataIncomplete', 'outsideWindow', 'appDidNotRun'] as const;
export type WaitReason = (typeof WAIT_REASONS)[number];

const reasonIds = [...WAIT_REASONS, ...SKIP_REASONS] as const;
const mailbox: z.ZodType<Mailbox> = z.object({ name: z.string(), address: z.string() });

/** What this app wrote is checked for its shape; what a subscription says was checked when it was kept. */
export const deliverySchema = z.object({
  subscription: z.string(),
  period: z.object({ from: z.string(), to: z.string(), zone: z.string() }),
  kind: z.custom<DigestId['kind']>((kind) => typeof kind === 'string' && isDigestKind(kind)),
  state: z.enum(DELIVERY_STATES),
  reason: z.string(),
  reasonId: z.enum(reasonIds).exactOptional(),
  dueMs: z.number(),
  patientUntilMs: z.number(),
  periodKind: z.enum(['day', 'week', 'month', 'quarter', 'year', 'range', 'rolling']),
  mailing: z.custom<Mailing>(
    (value) => z.looseObject({ recipients: z.array(mailbox), schedule: z.looseObject({}) }).safeParse(value).success,
  ),
  recipientIds: z.array(z.string()),
  decided: z.object({ because: z.array(z.string()), recovered: z.boolean() }).exactOptional(),
  madeMs: z.number(),
  atMs: z.number(),
  leaseMs: z.number(),
  leaseBy: z.string(),
  queuedMs: z.number(),
  reached: z.number().exactOptional(),
  notice: z.custom<Notice>((value) => z.looseObject({ kind: z.string() }).safeParse(value).success).exactOptional(),
  isGivenUp: z.boolean().exactOptional(),
  isTold: z.boolean().exactOptional(),
});

/** Pure: whether nothing will be done about it any more by itself. */
export function isFinal({ state }: Pick<Delivery, 'state'>): boolean {
  return state !== 'scheduled' && state !== 'waiting' && state !== 'sending';
}

/** Pure: as it is kept once it has ended, without what identifies persons. */
export function ended(delivery: Delivery): Delivery {
  const { owner: _, replyTo: __, ...mailing } = delivery.mailing;
  return { ...delivery, mailing: { ...mailing, recipients: [] }, leaseMs: 0, leaseBy: '', queuedMs: 0 };
}
