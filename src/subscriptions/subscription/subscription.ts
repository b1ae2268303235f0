/** A subscription: who gets which digest, when, and under which conditions. */
import type { Mailbox } from '../../mail/address.ts';
import type { ReportScope } from '../../report/scope.ts';
import type { Conditions } from './conditions.ts';
import type { ContentSettings } from './mail-choices.ts';
import type { ReportSpan, Schedule } from './schedule.ts';

/** The one that the settings make (DIGEST_TO at DIGEST_AT), until somebody edits it. */
export const DEFAULT_SUBSCRIPTION = 'default';

/** Letters, digits, "-" and "_", at most 64. */
export const SUBSCRIPTION_ID = /^[\w-]{1,64}$/;

export interface Subscription {
  readonly id: string;
  /** For people, one line, at most 100 characters. */
  readonly name: string;
  /** Who gets it: persons and distribution lists, each address once, domains in ASCII. */
  readonly recipients: readonly Mailbox[];
  /** each = a mail for everybody, with links of their own; same = the same mail to everybody as Bcc, without personal links. */
  readonly copies: 'each' | 'same';
  /** Who gets what readers answer. @default MAIL_REPLY_TO */
  readonly replyTo?: Mailbox;
  /** In stored values: what every number of it is narrowed to. {} = all */
  readonly scope: ReportScope;
  readonly schedule: Schedule;
  readonly report: ReportSpan;
  readonly content: ContentSettings;
  readonly conditions: Conditions;
  /** Nothing is sent while it is. */
  readonly paused: boolean;
  /** Nothing is sent on local days before this one, YYYY-MM-DD. */
  readonly mutedUntil?: string;
  /** Who is told when a digest does not reach somebody, and who leaves. @default nobody: health alone tells it */
  readonly owner?: Mailbox;
}

/** A subscription as it is kept. */
export interface KeptSubscription {
  readonly subscription: Subscription;
  /** Changes with each edit; null for the one of the settings while nobody has edited it. */
  readonly etag: string | null;
  /** Since when its present schedule counts, UTC epoch milliseconds: what was due before that is not its business. Null for the one of the settings: what is due today is sent today. */
  readonly sinceMs: number | null;
  /** Why it was paused by the app, in words; absent where it was not. */
  readonly pausedBecause?: string;
}

/** Every method throws StoreError. */
export interface SubscriptionStore {
  /** All, by id; the one of the settings among them. One that cannot be read is named in `unreadable`, and holds up no other. */
  list(): Promise<{ readonly subscriptions: readonly KeptSubscription[]; readonly unreadable: readonly string[] }>;
  read(id: string): Promise<KeptSubscription | undefined>;
  /** Keeps it in place of what has this etag; null = of nothing, or of the one of the settings. @throws StoreError store.conflict where it was changed meanwhile */
  write(subscription: Subscription, etag: string | null, nowMs: number): Promise<KeptSubscription>;
  /** @throws StoreError store.conflict where it was changed meanwhile */
  remove(id: string, etag: string): Promise<void>;
  /** Pauses it because of what happened, whatever its etag. */
  pause(id: string, because: string): Promise<void>;
}
