/** Which rows have outlived their ttlinseconds, which counts from modifiedon (learn.microsoft.com/power-apps/developer/data-platform/use-elastic-tables). */
import { DueQueue } from './due-queue.ts';
import { keyOf } from './key.ts';
import type { Row } from './row.ts';

export class Expiry {
  readonly #queue = new DueQueue<Row>();

  constructor(rows: Iterable<Row>) {
    for (const row of rows) this.add(row);
  }

  /** Notes a stored row; one without a life time never expires. */
  add(row: Row): void {
    const modifiedMs = keyOf('DateTime', row.modifiedon);
    const seconds = keyOf('Integer', row.ttlinseconds);
    if (typeof modifiedMs === 'number' && typeof seconds === 'number' && seconds > 0) this.#queue.add(modifiedMs + seconds * 1000, row);
  }

  /** The rows whose time has come, each once. Some may have been replaced since. */
  takeExpired(nowMs: number): Iterable<Row> {
    return this.#queue.takeDue(nowMs);
  }
}
