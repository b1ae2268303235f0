/** Row versions that are written and not seen yet: a reader outside the writer's session sees an elastic table as it was a while ago. */
import { DueQueue } from './due-queue.ts';
import type { Row } from './row.ts';

/** A version of the row with an id; without a row it is a deletion. */
export interface Version {
  readonly id: string;
  readonly row: Row | undefined;
}

interface Waiting extends Version {
  /** Grows with each version of a row. */
  readonly sequence: number;
}

interface Latest {
  readonly version: Waiting;
  /** Versions of this row that are waiting, those that will be passed over too. */
  readonly count: number;
  /** Sequence of the latest version that was seen. */
  readonly seen: number;
}

export class UnseenVersions {
  readonly #queue = new DueQueue<Waiting>();
  readonly #latest = new Map<string, Latest>();

  /** The latest version that waits for an id. */
  latest(id: string): Version | undefined {
    return this.#latest.get(id)?.version;
  }

  /** Adds a version that will be seen from an instant on, UTC epoch milliseconds. */
  add({ id, row }: Version, seenFromMs: number): void {
    const before = this.#latest.get(id);
    const version = { id, row, sequence: (before?.version.sequence ?? 0) + 1 };
    this.#latest.set(id, { version, count: (before?.count ?? 0) + 1, seen: before?.seen ?? 0 });
    this.#queue.add(seenFromMs, version);
  }

  /** Takes out what is seen by now, in order. A version that is due after a later one of the same row never shows. */
  *takeSeen(nowMs: number): Generator<Version> {
    for (const version of this.#queue.takeDue(nowMs)) {
      const latest = this.#latest.get(version.id);
      if (latest === undefined) continue;
      const { count, seen } = latest;
      if (count === 1) this.#latest.delete(version.id);
      else this.#latest.set(version.id, { ...latest, count: count - 1, seen: Math.max(seen, version.sequence) });
      if (version.sequence > seen) yield version;
    }
  }
}
