/** The failed uploads that somebody may see: one belongs to a configuration, so to whom may see all of that. */
import type { FailedUpload } from '../metrics/row/failed-upload.ts';
import { inScope, type ReportScope } from '../report/scope.ts';

/** Those of configurations that are allowed without anything else that narrows them; undefined = all are. */
export function allowedUploads(uploads: readonly FailedUpload[], allowed: readonly ReportScope[] | undefined): readonly FailedUpload[] {
  if (allowed === undefined) return uploads;
  const wholes = allowed.filter(({ configuration: _, ...others }) => Object.keys(others).length === 0).map(inScope);
  return uploads.filter(({ configuration }) =>
    wholes.some((isWithin) => isWithin({ configuration, queue: '', channel: '', dialMode: '' })),
  );
}
