/** On which days a subscription's digest is worth a mail. */
import type { RateId } from '../../metrics/kpis/rate-table.ts';

/** A rate, as the report has it, over or under a value (0 to 1), where its denominator is at least `minimum`. */
export interface Threshold {
  readonly kpi: RateId;
  readonly above?: number;
  readonly below?: number;
  /** @default 1 */
  readonly minimum?: number;
}

/** What a digest may be sent for. anomaly = a figure that is unusual by the report's own signals; compliance = a finding about the law or the customer's limits. */
export type Trigger = { readonly threshold: Threshold } | { readonly finding: 'anomaly' | 'compliance' };

export interface Conditions {
  /** What a period without any delivery gets: a digest that says so, or nothing. */
  readonly whenEmpty: 'send' | 'skip';
  /** Sent only where one of these holds. @default always */
  readonly onlyIf?: readonly Trigger[];
  /** So many days after a digest that was sent for a trigger, the same triggers send no other. @default 0 */
  readonly coolDownDays?: number;
  /** Whether one more digest is sent when no trigger holds any more. @default false */
  readonly tellRecovery?: boolean;
  /** Local time, HH:MM, up to which a digest waits for numbers that can still change; then it is sent as provisional. @default four hours after it is due */
  readonly waitUntil?: string;
}
