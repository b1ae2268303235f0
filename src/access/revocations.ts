/** Since when links of a subscription count: a document each, with the instant before which all that were made are void. */
import { z } from 'zod';
import type { DocumentStore } from '../history/tables/document-store.ts';
import { updateDocument } from '../history/tables/update-document.ts';

const PARTITION = 'revoked links';
const schema = z.object({ revokedMs: z.number() });

/** Every method throws StoreError. */
export interface Revocations {
  /** Voids the links that a subscription has up to an instant, UTC epoch milliseconds. */
  revoke(subscription: string, nowMs: number): Promise<void>;
  /** Whether a link made at an instant is void. */
  isRevoked(subscription: string, issuedMs: number): Promise<boolean>;
}

/** Revocations as small documents. What is stored and cannot be read voids every link: to be sure, not to be kind. */
export function revocations(documents: DocumentStore): Revocations {
  return {
    async revoke(subscription, nowMs) {
      await updateDocument(documents, keyOf(subscription), () => ({ revokedMs: nowMs }));
    },
    async isRevoked(subscription, issuedMs) {
      const stored = await documents.read(keyOf(subscription));
      if (stored === undefined) return false;
      const { data } = schema.safeParse(stored.value);
      return data === undefined || issuedMs <= data.revokedMs;
    },
  };
}

function keyOf(subscription: string) {
  return { partition: PARTITION, row: subscription };
}
