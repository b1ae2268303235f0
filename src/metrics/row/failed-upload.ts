/** Uploads of files that Dynamics could not turn into deliveries, or not all of them. */

import { recordId } from './record-id.ts';
import type { BatchRow } from './setup-columns.ts';
import { instantMs, openText } from './text.ts';

export interface FailedUpload {
  /** Primary key of the batch. */
  readonly id: string;
  /** msdyn_batch_id, which its deliveries have for a journey. */
  readonly journey: string;
  /** Id, "" where none is given. */
  readonly configuration: string;
  /** failed = no delivery came of it, errors = some did. */
  readonly outcome: 'failed' | 'errors';
  /** UTC epoch milliseconds. */
  readonly createdMs: number;
  /** What Dynamics said, without numbers, ids, addresses and what it quotes, at most about 100 characters. */
  readonly message: string;
}

/** What an upload is called, where no name of its own is documented: by the day in UTC on which it was made (epoch milliseconds). */
export function uploadName(createdMs: number): string {
  return `File upload of ${new Date(createdMs).toISOString().slice(0, 10)}`;
}

/** msdyn_status of a batch that ended so. */
export const UPLOAD_OUTCOMES: ReadonlyMap<number, FailedUpload['outcome']> = new Map([
  [192_360_003, 'errors'],
  [192_360_004, 'failed'],
]);

// A message may quote the line of the file, and so a person; an apostrophe within a word opens no quotation.
const QUOTED = /(?<![\p{L}\p{N}])(?:"[^"]*"?|'[^']*'?|“[^”]*”?|«[^»]*»?|`[^`]*`?)/gu;

/** The failed upload that a row tells of; undefined where it tells of none, or not when. */
export function failedUploadOf(row: BatchRow): FailedUpload | undefined {
  const outcome = UPLOAD_OUTCOMES.get(row.msdyn_status ?? 0);
  const createdMs = instantMs(row.createdon);
  if (outcome === undefined || createdMs === null) return undefined;
  return {
    id: row.msdyn_proactive_delivery_batchid.toLowerCase(),
    journey: recordId(row.msdyn_batch_id ?? ''),
    configuration: recordId(row._msdyn_proactive_engagement_config_value ?? ''),
    outcome,
    createdMs,
    message: openText((row.msdyn_error_message ?? '').slice(0, 2_000).replace(QUOTED, '(text)').replace(/\s+/g, ' ')),
  };
}
