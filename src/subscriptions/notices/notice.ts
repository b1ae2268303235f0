/** What the owner of a subscription is told, one thing a mail. */

/** Local days, both included. */
interface Days {
  readonly from: string;
  readonly to: string;
}

interface About {
  /** The subscription's name, for people. */
  readonly subscription: string;
}

export type Notice =
  /** A digest did not reach somebody, or nobody knows; late = not yet, and it is tried again. */
  | (About & {
      readonly kind: 'undelivered';
      readonly period: Days;
      readonly outcome: 'late' | 'failed' | 'missed' | 'ambiguous';
      /** Masked addresses of those whom it is about, at least one. */
      readonly recipients: readonly string[];
      /** What the ledger says of it, without addresses. */
      readonly cause: string;
    })
  /** The app paused it: `failures` deliveries in a row failed for good. */
  | (About & { readonly kind: 'paused'; readonly failures: number; readonly cause: string })
  /** A recipient left, or paused until then (UTC epoch milliseconds), on the clock of a zone. */
  | (About & { readonly kind: 'left'; readonly recipient: string; readonly untilMs: number | null; readonly zone: string })
  /** A delivery that was due (UTC epoch milliseconds) does not exist. */
  | (About & { readonly kind: 'absent'; readonly period: Days; readonly dueMs: number; readonly zone: string });
