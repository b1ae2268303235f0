/** The seats of the processes that ask Dataverse, one small document each, so that they find their shares of its limits. */
import { z } from 'zod';
import type { SeatStore } from '../../dataverse/gate/seat.ts';
import type { KnownSeat } from '../../dataverse/gate/share.ts';
import { unlessChanged } from '../tables/conflicts.ts';
import type { DocumentStore } from '../tables/document-store.ts';
import { updateDocument } from '../tables/update-document.ts';

const PARTITION = 'request-seats';

const amounts = z.object({ requests: z.number(), executionMs: z.number(), concurrent: z.number() });
const schema = z.object({ untilMs: z.number(), used: amounts, upTo: amounts, sees: z.array(z.string()) });

/** Seats of all who share these documents; a method asks storage once or twice. @throws StoreError */
export function requestSeats(documents: DocumentStore): SeatStore {
  const etags = new WeakMap<KnownSeat, string>();
  return {
    async list() {
      const seats: KnownSeat[] = [];
      for await (const { key, value, etag } of documents.list(PARTITION)) {
        const { data } = schema.safeParse(value);
        // What another release wrote in another shape is no seat here.
        if (data === undefined) continue;
        const seat = { id: key.row, ...data };
        seats.push(seat);
        etags.set(seat, etag);
      }
      return seats;
    },
    async put(id, seat) {
      await updateDocument(documents, { partition: PARTITION, row: id }, () => seat);
    },
    async remove(seat) {
      const etag = etags.get(seat);
      if (etag !== undefined) await unlessChanged(() => documents.delete({ partition: PARTITION, row: seat.id }, etag));
    },
  };
}
