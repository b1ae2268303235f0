/** Gathers filings until there are enough for one writing: a quarter hour is then rewritten for many rows, not for a few. */
import type { QuarterStore } from '../history/quarter-store.ts';
import type { ValueStore } from '../history/value-store.ts';
import type { Filing } from '../metrics/make-fact.ts';
import { fileRows, newestById } from './file-rows.ts';
import { journalOf } from './journal.ts';
import type { ConversationReference, OpenConversations } from './open-conversations.ts';

/** What a batch of rows has become. */
export interface PulledBatch {
  readonly filings: readonly Filing[];
  /** Conversations to ask for again once the facts are filed. */
  readonly open: readonly ConversationReference[];
}

export interface FilingBuffer {
  /** Takes a batch; a full buffer is filed meanwhile, and where that takes longer than filling it again, it waits. @throws StoreError */
  add(batch: PulledBatch): Promise<void>;
  /** Files all that was added before the call. @throws StoreError */
  flush(): Promise<void>;
  /** Changes that came too late: the quarter hour is frozen. */
  readonly frozenChanges: number;
}

export interface FilingPorts {
  readonly quarters: QuarterStore;
  readonly values: ValueStore;
  readonly open: OpenConversations;
  /** This process's clock, UTC epoch milliseconds. */
  readonly nowMs: number;
}

/** About 1.5 kB each in memory, and as many again while they are filed. */
const MAX_FILINGS = 8_000;

export function filingBuffer({ quarters, values, open, nowMs }: FilingPorts, maxFilings = MAX_FILINGS): FilingBuffer {
  const journal = journalOf(values);
  let filings: Filing[] = [];
  let references: ConversationReference[] = [];
  let frozenChanges = 0;
  let writing: Promise<void> = Promise.resolve();

  async function write(): Promise<void> {
    const [rows, asked] = [[...newestById(filings).values()], references];
    filings = [];
    references = [];
    if (rows.length > 0) {
      const forget = await journal.keep(rows);
      frozenChanges += (await fileRows(quarters, rows)).frozenChanges;
      await forget();
    }
    if (asked.length > 0) await open.add(asked, nowMs);
  }

  /** One writing at a time: two would contend for the same quarter hours. */
  function flush(): Promise<void> {
    writing = writing.then(write);
    // Whoever adds or flushes next is told.
    writing.catch(() => undefined);
    return writing;
  }

  return {
    async add(batch) {
      filings.push(...batch.filings);
      references.push(...batch.open);
      if (filings.length < maxFilings) return;
      await writing;
      if (filings.length >= maxFilings) void flush();
    },
    flush,
    get frozenChanges() {
      return frozenChanges;
    },
  };
}
