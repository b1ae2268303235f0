/** What health is checked by: all of it lies in the documents of a history. */
import { backfillState } from '../history/state/backfill-state.ts';
import type { DocumentStore } from '../history/tables/document-store.ts';
import { runLog } from '../runs/run-log.ts';
import { deliveryStore } from '../subscriptions/delivery/delivery-store.ts';
import { ledgerOf } from '../subscriptions/delivery/ledger.ts';
import type { HealthPorts } from './health.ts';

/** The ports of checkHealth(). */
export function healthPorts(documents: DocumentStore, others: Pick<HealthPorts, 'pause' | 'readsReports'>): HealthPorts {
  return {
    ...others,
    documents,
    ledger: ledgerOf(documents),
    deliveries: deliveryStore(documents),
    runs: runLog(documents),
    backfills: backfillState(documents),
  };
}
