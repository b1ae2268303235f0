/** What is known of digests that came back: up to when non-delivery reports were read, and the last of what they said. */
import { z } from 'zod';
import type { DocumentStore } from '../../history/tables/document-store.ts';
import { updateDocument } from '../../history/tables/update-document.ts';

const KEY = { partition: 'dispatch', row: 'bounces' };
const schema = z.object({
  /** Up to when reports were read, UTC epoch milliseconds. */
  readToMs: z.number(),
  /** From when the next reading reads: a little before, where this one came to the end. */
  nextFromMs: z.number(),
  /** Why the last reading failed, without addresses; empty where it did not. */
  problem: z.string(),
  /** The newest first. */
  digests: z.array(
    z.object({
      subscription: z.string(),
      date: z.string(),
      kind: z.string(),
      recipient: z.string(),
      recipientId: z.string(),
      reason: z.string(),
      /** When the report came, UTC epoch milliseconds. */
      atMs: z.number(),
    }),
  ),
});
/** A digest of some recipient that came back, by the first local day of what it is about; the recipient masked. */
export type BouncedDigest = z.infer<typeof schema>['digests'][number];
export type BouncesKnown = Readonly<z.infer<typeof schema>>;

const MOST = 100;

/** Undefined before reports were first read. @throws StoreError */
export async function bouncesKnown(documents: DocumentStore): Promise<BouncesKnown | undefined> {
  return schema.safeParse((await documents.read(KEY))?.value).data;
}

/** Notes a reading, and forgets what is older than an instant. @throws StoreError */
export async function noteReading(documents: DocumentStore, reading: BouncesKnown, forgottenBeforeMs: number): Promise<void> {
  await updateDocument(documents, KEY, (value) => {
    const known = schema.safeParse(value).data;
    const all = [...(known?.digests ?? []), ...reading.digests].filter(({ atMs }) => atMs >= forgottenBeforeMs);
    // A report may be read twice.
    const once = [...new Map(all.map((one) => [`${one.subscription} ${one.date} ${one.kind} ${one.recipientId}`, one])).values()];
    const digests = once.sort((a, b) => b.atMs - a.atMs).slice(0, MOST);
    return { ...reading, digests };
  });
}
