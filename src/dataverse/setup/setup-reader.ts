/** What the organisation set up beside its deliveries, by second queries: limits of configurations, and uploads that failed. */

import { type ConfigurationLimits, limitsOf } from '../../metrics/row/configuration-limits.ts';
import { type FailedUpload, failedUploadOf, UPLOAD_OUTCOMES } from '../../metrics/row/failed-upload.ts';
import { idKey } from '../../metrics/row/record-id.ts';
import { BATCH_COLUMNS, type BatchRow, CONFIGURATION_COLUMNS, type ConfigurationRow } from '../../metrics/row/setup-columns.ts';
import { isOutOfReach } from '../answer-error.ts';
import { changedFilter, withinFilter } from '../filter.ts';
import { createIdLookup, filtersBy } from '../id-lookup.ts';
import { queryPath } from '../query-path.ts';
import { tableOf } from '../table-definitions.ts';
import { createTableReader } from '../table-reader.ts';
import type { Transport } from '../transport.ts';

/** Uploads changed from an instant on, or created in [fromMs, toMs); UTC epoch milliseconds. */
export type UploadSpan = { readonly changedFromMs: number } | { readonly createdFromMs: number; readonly createdToMs: number };

/** Both give nothing of a table that is missing or may not be read. @throws DataverseError */
export interface SetupReader {
  /** Limits by id of the configuration, in lower case; null where it has none, absent where it is not there. */
  listLimits(ids: readonly string[], signal: AbortSignal | undefined): Promise<ReadonlyMap<string, ConfigurationLimits | null>>;
  listFailedUploads(span: UploadSpan, signal: AbortSignal | undefined): Promise<readonly FailedUpload[]>;
}

const CONFIGURATIONS = tableOf<ConfigurationRow>(
  'msdyn_proactive_engagement_config',
  'msdyn_proactive_engagement_configs',
  CONFIGURATION_COLUMNS,
);
const BATCHES = tableOf<BatchRow>('msdyn_proactive_delivery_batch', 'msdyn_proactive_delivery_batches', BATCH_COLUMNS);

const FAILED = [...UPLOAD_OUTCOMES.keys()].map((status) => `msdyn_status eq ${status}`).join(' or ');

/** A reader for one organisation; `prefer` is the Prefer header of each page. */
export function createSetupReader(transport: Transport, prefer: string): SetupReader {
  const configurations = createTableReader(transport, CONFIGURATIONS, prefer);
  const batches = createTableReader(transport, BATCHES, prefer);
  const lookup = createIdLookup(filtersBy(CONFIGURATIONS.primaryKey));
  return {
    listLimits: (ids, signal) =>
      unlessAbsent(new Map(), async () => {
        const pages = configurations.listWith((select) => {
          const urlOf = (filter: string) => queryPath(CONFIGURATIONS.entitySet, { select, filter });
          return lookup(ids, urlOf, (path) => configurations.list(path, 'list the limits of configurations', signal));
        }, signal);
        const found = (await Array.fromAsync(pages)).flatMap(({ rows }) => rows);
        return new Map(found.map((row) => [idKey(row.msdyn_proactive_engagement_configid), limitsOf(row)]));
      }),
    listFailedUploads: (span, signal) =>
      unlessAbsent([], async () => {
        // Every organisation with the table has all of them, so there is nothing to look up.
        const path = queryPath(BATCHES.entitySet, { select: BATCHES.classic, filter: `(${FAILED}) and ${spanFilter(span)}` });
        const pages = await Array.fromAsync(batches.list(path, 'list failed uploads', signal));
        return pages.flatMap(({ rows }) => rows.flatMap((row) => failedUploadOf(row) ?? []));
      }),
  };
}

function spanFilter(span: UploadSpan): string {
  if ('changedFromMs' in span) return changedFilter(span.changedFromMs);
  return withinFilter('createdon', span.createdFromMs, span.createdToMs);
}

async function unlessAbsent<T>(nothing: T, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (isOutOfReach(error)) return nothing;
    throw error;
  }
}
