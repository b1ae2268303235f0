/** A Dataverse client that remembers which deliveries it showed: what a pull did not see can be told from that. */
import type { DataverseClient } from '../../dataverse/client.ts';
import { rowId } from '../../metrics/fact/make-fact.ts';

export interface WatchedDeliveries {
  /** The same client, watched. */
  readonly dataverse: DataverseClient;
  /** Ids of the deliveries that came, as facts have them. */
  readonly seen: ReadonlySet<string>;
  /** Rows that came without a readable key: it is not known which they are. */
  readonly nameless: number;
  /** The server's clock at the first answer, UTC epoch milliseconds; null before. */
  readonly readAtMs: number | null;
}

export function watchDeliveries(dataverse: DataverseClient): WatchedDeliveries {
  const seen = new Set<string>();
  const watched = { seen, nameless: 0, readAtMs: null as number | null };
  const listDeliveries: DataverseClient['listDeliveries'] = async function* (filter, options) {
    for await (const page of dataverse.listDeliveries(filter, options)) {
      watched.readAtMs = Math.min(watched.readAtMs ?? page.serverMs, page.serverMs);
      for (const row of page.rows) seen.add(rowId(row));
      watched.nameless += page.malformed.filter(({ column }) => column === 'msdyn_proactive_deliveryid').length;
      yield page;
    }
  };
  // A client behind the client, so that whatever else it can do, now or later, is left as it is.
  const client: DataverseClient = Object.create(dataverse, { listDeliveries: { value: listDeliveries } });
  return Object.assign(watched, { dataverse: client });
}
