/** Uploads of files that failed, as a report lists them. */
import { type FailedUpload, uploadName } from '../../metrics/row/failed-upload.ts';
import { recordKey } from '../../metrics/row/record-id.ts';
import type { FailedUploadItem } from '../report.ts';
import { type ReportScope, valuesOf } from '../scope.ts';

/** The newest of a period; more than a hundred say no more. */
const MAX_ITEMS = 100;

/** The newest first. An upload belongs to a configuration alone, so a report that is narrowed by anything else lists none. */
export function failedUploadItems(
  uploads: readonly FailedUpload[],
  { configuration, ...others }: ReportScope,
  configurationName: (id: string) => string,
): FailedUploadItem[] {
  if (Object.keys(others).length > 0) return [];
  const wanted = configuration === undefined ? undefined : new Set(valuesOf(configuration).map(recordKey));
  const own = uploads.filter((upload) => wanted === undefined || wanted.has(recordKey(upload.configuration)));
  return own
    .toSorted((a, b) => b.createdMs - a.createdMs || (a.id < b.id ? -1 : 1))
    .slice(0, MAX_ITEMS)
    .map(({ journey, configuration, outcome, createdMs, message }) => ({
      key: journey,
      name: uploadName(createdMs),
      configuration,
      configurationName: configurationName(configuration),
      outcome,
      at: new Date(createdMs).toISOString(),
      message,
    }));
}
