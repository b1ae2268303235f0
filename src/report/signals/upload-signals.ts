/** Findings about uploaded files: one of which nothing came is to act on, one of which a part came is worth a look. */
import type { FailedUploadItem } from '../report.ts';
import { opensConfiguration } from './opens.ts';
import { NO_EVIDENCE, type Signal } from './signal.ts';

/** Uploads of one outcome, in the order of the report; none where a stored report is older than their list. */
export function uploadSignals(uploads: readonly FailedUploadItem[] = [], outcome: FailedUploadItem['outcome']): Signal[] {
  const found = uploads.filter((upload) => upload.outcome === outcome);
  return found.map(({ key, name, configuration, configurationName, message }, i) => ({
    // Uploads without a journey of their own have the same key.
    id: `upload:${key}|${i}`,
    kind: outcome === 'failed' ? 'failedUpload' : 'uploadErrors',
    severity: outcome === 'failed' ? 'urgent' : 'possible',
    what: outcome,
    name: name || 'an upload',
    where: { section: 'failedUploads', key: configuration, name: configurationName },
    opens: opensConfiguration('uploads', configuration),
    value: null,
    usual: null,
    limit: 0,
    threshold: 'any',
    minimum: 0,
    evidence: { ...NO_EVIDENCE, said: message === '' ? null : message },
  }));
}
