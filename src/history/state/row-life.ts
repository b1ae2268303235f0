/** How long rows live in Dataverse: the largest ttlinseconds that was seen, for what has expired before it was read is unknown. */
import { z } from 'zod';
import type { DocumentStore } from '../tables/document-store.ts';
import { updateDocument } from '../tables/update-document.ts';

const KEY = { partition: 'harvest', row: 'row-life' };
const schema = z.object({ longestSeconds: z.number() });

/** The longest life that was seen, milliseconds; null where no row told one. @throws StoreError */
export async function loadRowLife(documents: DocumentStore): Promise<number | null> {
  return lifeOf((await documents.read(KEY))?.value);
}

/** Notes the longest life of some rows, seconds, 0 where none told one, and gives the longest that was ever seen as loadRowLife() does. @throws StoreError */
export async function noteRowLife(documents: DocumentStore, longestSeconds: number): Promise<number | null> {
  let knownMs: number | null = null;
  const written = await updateDocument(documents, KEY, (value) => {
    knownMs = lifeOf(value);
    return longestSeconds * 1000 > (knownMs ?? 0) ? { longestSeconds } : undefined;
  });
  return written === undefined ? knownMs : longestSeconds * 1000;
}

function lifeOf(value: unknown): number | null {
  const known = schema.safeParse(value).data;
  return known === undefined ? null : known.longestSeconds * 1000;
}
