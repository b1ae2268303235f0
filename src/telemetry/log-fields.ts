/** What a line of the log may say besides its counts: ids and words of closed sets, each by its own pattern. */
import { BACKFILL_ID, RUN_ID } from '../runs/run.ts';
import { SUBSCRIPTION_ID } from '../subscriptions/subscription/subscription.ts';

/** An entry a field. A value of another form is not written: no name, address or number of a person has one of these. */
export const LOG_FIELDS = {
  /** Of a run, as the run log has it. */
  run: RUN_ID,
  /** Of a run, or of what a person ordered. */
  kind: /^[a-z]{1,20}$/,
  outcome: /^[a-z]{1,20}$/,
  /** Code of an error. */
  error: /^[a-z]+(?:\.[a-z-]+)?$/,
  /** As the administrator called it. */
  subscription: SUBSCRIPTION_ID,
  /** deliveryId() */
  delivery: /^(?:\d{4}-\d\d-\d\d ){2}[A-Za-z][\w|+-]{0,60} (?:scheduled|(?:resend|test) [1-9]\d{0,5}|notice [a-z0-9 ]{1,60})$/,
  state: /^[a-z]{1,20}$/i,
  backfill: BACKFILL_ID,
  date: /^\d{4}-\d\d-\d\d$/,
  /** IANA zone. */
  zone: /^[A-Za-z][A-Za-z0-9_+/-]{0,60}$/,
} as const satisfies Readonly<Record<string, RegExp>>;

export type LogField = keyof typeof LOG_FIELDS;

export interface LogFields extends Readonly<Partial<Record<LogField, string>>> {
  /** By names of the code's own, never of the data. */
  readonly counts?: Readonly<Record<string, number>>;
}

/** Each kind of line, and when it is written. */
export const LOG_EVENTS = {
  'run.ended': 'a run of the run log ended',
  'harvest.read': 'a harvest read what changed',
  'harvest.not-compacted': 'days could not be folded before they are closed',
  'day.closed': 'a closed day has a new version on record',
  'days.compacted': 'the timer folded days into their files',
  'day.swept': 'a past day was read again',
  'retention.done': 'what was kept long enough is removed',
  'backfill.ordered': 'a person ordered a backfill',
  'backfill.day': 'a day of a backfill was worked on',
  'backfill.given-up': 'a day of a backfill failed too often',
  'dispatch.done': 'deliveries were put into the queue',
  'dispatch.problem': 'something kept a delivery from the queue',
  'delivery.worked': 'a delivery was worked on',
  'delivery.given-up': 'the message of a delivery failed too often',
  'delivery.missing': 'a digest came due and has no record',
  'watch.problem': 'the watch could not look at what came back',
  'digest.resent': 'a person had a digest sent once more',
  'digest.resolved': 'a person noted what became of an ambiguous digest',
  'subscription.written': 'a person made or changed a subscription',
  'subscription.removed': 'a person removed a subscription',
  'subscription.sent': 'a person had a subscription sent, or tried it',
  'recipient.wish': 'a recipient paused, left or came back',
  'erasure.done': 'a contact was erased',
  'link.made': 'a person made a link',
  'links.revoked': 'a person voided the links of a subscription',
  'answer.failed': 'a request was answered with status 500 or more; run is the reference that the answer gives',
} as const;

export type LogEvent = keyof typeof LOG_EVENTS;
