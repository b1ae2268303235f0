/** Erasure as a person orders it: noted first, then done, and in the run log without who it was. */
import type { QuarterStore } from '../history/quarters/quarter-store.ts';
import { openConversations } from '../history/state/open-conversations.ts';
import type { DocumentStore } from '../history/tables/document-store.ts';
import { type Person, personKey } from '../metrics/fact/contact-key.ts';
import { type RunRecording, recordRun } from '../runs/record-run.ts';
import { type Erased, eraseContact } from './erase-contact.ts';
import { pendingErasures } from './pending-erasures.ts';

export interface RecordErasurePorts {
  readonly recording: RunRecording;
  readonly quarters: QuarterStore;
  readonly documents: DocumentStore;
  /** Keys the pseudonyms of contacts. */
  readonly privacyKey: string;
}

/** Erases what is kept of a person, at `nowMs` (UTC epoch milliseconds); the next retention repeats it. @throws StoreError */
export async function recordErasure(
  { recording, quarters, documents, privacyKey }: RecordErasurePorts,
  person: Person,
  nowMs: number,
): Promise<Erased> {
  const contact = personKey(person, privacyKey);
  return recordRun(recording, { kind: 'erasure' }, async (note) => {
    // First: an erasure that ends early is repeated too.
    await pendingErasures(documents).add(contact, nowMs);
    const erased = await eraseContact({ quarters, open: openConversations(documents) }, contact);
    note({ counters: { ...erased } });
    return erased;
  });
}
