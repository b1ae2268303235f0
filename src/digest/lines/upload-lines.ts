/** Uploads of which no delivery came, or not all. */
import type { Report } from '../../report/report.ts';
import type { Said, Words } from '../../words/words.ts';
import { given } from '../tables/given.ts';
import { limited } from './limited.ts';
import { uploadMessage, uploadName } from './upload-name.ts';

/** The newest first, at most six; without those that a text of `told` holds. */
export function uploadLines(
  { failedUploads = [], period }: Partial<Pick<Report, 'failedUploads'>> & Pick<Report, 'period'>,
  words: Words,
  told: readonly string[] = [],
): Said[] {
  const lines = failedUploads.map((item) => {
    const message = uploadMessage(item.message);
    return words.say(item.outcome === 'failed' ? 'finding.failedUpload' : 'finding.uploadErrors', {
      name: given(item.configurationName),
      upload: uploadName(item, period.zone, words),
      known: message === '' ? 'no' : 'yes',
      message,
    });
  });
  return limited(
    lines.filter((line) => !told.some((text) => text.includes(line))),
    words,
  );
}
