/** What a table needs to know of its organisation and of time: the clock, the versions, when a write is seen, whether rows expire. */

export interface TableLife {
  /** The server's clock, UTC epoch milliseconds. */
  readonly now: () => number;
  /** The greatest versionnumber of the organisation, shared by its tables. */
  readonly versions: { last: number };
  /** How long a row version that is written now stays unseen, milliseconds. */
  readonly lagMs: () => number;
  /** Whether rows vanish ttlinseconds after modifiedon. */
  readonly hasTtl: () => boolean;
  /** Called for each row that vanished. */
  readonly expired: () => void;
}

/** A table on its own, where writes are seen at once and rows stay. */
export function plainLife(): TableLife {
  return { now: Date.now, versions: { last: 0 }, lagMs: () => 0, hasTtl: () => false, expired: () => {} };
}
