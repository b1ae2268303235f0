/** Which key the pseudonyms of contacts are made with: its fingerprint is kept, so that a change is known. Contacts from before it are other people from then on. */
import { hash } from 'node:crypto';
import { z } from 'zod';
import type { DocumentStore } from '../tables/document-store.ts';
import { updateDocument } from '../tables/update-document.ts';

const KEY = { partition: 'harvest', row: 'privacy-key' };
const MAX_KEPT = 100;
const schema = z.object({ fingerprint: z.string(), changedMs: z.array(z.number()) });

/** Notes the key that rows are now filed with, and a change where it is another than before. @throws StoreError */
export async function notePrivacyKey(documents: DocumentStore, privacyKey: string, nowMs: number): Promise<void> {
  // No pseudonym is made of this text, and the key cannot be told from it.
  const fingerprint = hash('sha256', `fingerprint of\n${privacyKey}`).slice(0, 16);
  await updateDocument(documents, KEY, (value) => {
    const known = schema.safeParse(value).data;
    if (known?.fingerprint === fingerprint) return undefined;
    return { fingerprint, changedMs: known === undefined ? [] : [...known.changedMs, nowMs].slice(-MAX_KEPT) };
  });
}

/** When the key was changed within [fromMs, toMs), UTC epoch milliseconds. @throws StoreError */
export async function listKeyChanges(documents: DocumentStore, fromMs: number, toMs: number): Promise<readonly number[]> {
  const known = schema.safeParse((await documents.read(KEY))?.value).data;
  return known?.changedMs.filter((changedMs) => changedMs >= fromMs && changedMs < toMs) ?? [];
}
