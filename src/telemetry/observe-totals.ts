/** Counts that are kept for as long as the process lives, and read whenever metrics are told: so runs at the same time are counted once. */
import type { OnOperation, StorageOperation } from '../history/blobs/storage-operation.ts';
import type { RequestCounts } from '../runs/record-run.ts';
import type { Telemetry } from './telemetry.ts';

/** Has operations of storage counted by what they were: gives what is to be told of each. */
export function observeStorage(telemetry: Telemetry): OnOperation {
  // An object a kind of operation, so that counting one is a look-up: a harvest asks for thousands.
  const totals = new Map<string, { value: number; readonly attributes: StorageOperation }>();
  telemetry.observe('digest.storage.operations', () => totals.values());
  return (attributes) => {
    const key = `${attributes.service} ${attributes.operation} ${attributes.outcome}`;
    const known = totals.get(key);
    if (known === undefined) totals.set(key, { value: 1, attributes });
    else known.value++;
  };
}

/** Has requests to Dataverse read. @param counts that go on counting */
export function observeRequests(telemetry: Telemetry, counts: RequestCounts): void {
  for (const what of ['requests', 'retries', 'throttles'] as const)
    telemetry.observe(`digest.dataverse.${what}`, () => [{ value: counts[what], attributes: {} }]);
}
