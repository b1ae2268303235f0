/** Gathers filings until there are enough for one writing: a day is then written for many rows, not for a few. */
import type { Blobs } from '../../history/blobs/blobs.ts';
import type { QuarterStore } from '../../history/quarters/quarter-store.ts';
import type { ConversationReference } from '../../history/state/open-conversations.ts';
import type { Filing } from '../../metrics/fact/make-fact.ts';
import { fileRows } from './file-rows.ts';
import { journalOf } from './journal.ts';

/** What a batch of rows has become. */
export interface PulledBatch {
  readonly filings: readonly Filing[];
  /** Conversations to ask for again once the facts are filed. */
  readonly open: readonly ConversationReference[];
}

export interface FilingBuffer {
  /** Takes a batch and keeps it in the journal until it is filed; a full buffer is filed meanwhile, and where that takes longer than filling it again, it waits. @throws StoreError */
  add(batch: PulledBatch): Promise<void>;
  /** Files all that was added before the call. @throws StoreError */
  flush(): Promise<void>;
  /** Changes that came too late: the quarter hour is frozen. */
  readonly frozenChanges: number;
}

export interface FilingPorts {
  readonly quarters: QuarterStore;
  readonly blobs: Blobs;
  /** Takes note of conversations to ask for again. */
  readonly open: { add(asked: readonly ConversationReference[], nowMs: number): Promise<unknown> };
  /** This process's clock, UTC epoch milliseconds. */
  readonly nowMs: number;
}

/** About 1.5 kB each in memory, and as many again while they are filed. */
const MAX_FILINGS = 12_000;

export function filingBuffer({ quarters, blobs, open, nowMs }: FilingPorts, maxFilings = MAX_FILINGS): FilingBuffer {
  const journal = journalOf(blobs);
  let gathered = noBatches();
  let frozenChanges = 0;
  let writing: Promise<void> = Promise.resolve();

  async function write({ filings, open: asked, forgets }: Gathered): Promise<void> {
    if (filings.length > 0) frozenChanges += (await fileRows(quarters, filings)).frozenChanges;
    await Promise.all(forgets.map((forget) => forget()));
    if (asked.length > 0) await open.add(asked, nowMs);
  }

  /** One writing at a time: two would contend for the same days. */
  function flush(): Promise<void> {
    const taken = gathered;
    gathered = noBatches();
    writing = writing.then(() => write(taken));
    // Whoever adds or flushes next is told.
    writing.catch(() => undefined);
    return writing;
  }

  return {
    async add(batch) {
      const forget = batch.filings.length > 0 ? [await journal.keep(batch.filings)] : [];
      // What has been gathered may have changed meanwhile.
      gathered.forgets.push(...forget);
      gathered.filings.push(...batch.filings);
      gathered.open.push(...batch.open);
      if (gathered.filings.length < maxFilings) return;
      await writing;
      if (gathered.filings.length >= maxFilings) void flush();
    },
    flush,
    get frozenChanges() {
      return frozenChanges;
    },
  };
}

/** What has been added and is not yet being filed. */
interface Gathered {
  readonly filings: Filing[];
  readonly open: ConversationReference[];
  /** To be called once the filings are filed. */
  readonly forgets: (() => Promise<void>)[];
}

function noBatches(): Gathered {
  return { filings: [], open: [], forgets: [] };
}
