/** Who has left a subscription, or gets nothing for a while, by their own wish: their address is not kept, only its id. */

/** A recipient's own wish about one subscription. */
export interface OptOut {
  /** Masked address, for the owner. */
  readonly recipient: string;
  /** UTC epoch milliseconds up to which nothing is sent; null = for good. */
  readonly untilMs: number | null;
  /** When it was said, UTC epoch milliseconds. */
  readonly atMs: number;
}

/** Every method throws StoreError. `recipientId` is that of the ledger. */
export interface OptOuts {
  read(subscription: string, recipientId: string): Promise<OptOut | undefined>;
  /** All of a subscription, by recipient id. */
  list(subscription: string): Promise<ReadonlyMap<string, OptOut>>;
  write(subscription: string, recipientId: string, optOut: OptOut): Promise<void>;
  /** Undone: mail comes again. */
  remove(subscription: string, recipientId: string): Promise<void>;
}

/** Pure: whether nothing may be sent now. */
export function isOptedOut(optOut: OptOut | undefined, nowMs: number): boolean {
  return optOut !== undefined && (optOut.untilMs === null || nowMs < optOut.untilMs);
}
