/** Uploaded files of which nothing came, or only a part. */
import type { Report } from '../../report/report.ts';
import type { Said } from '../../words/declared/arguments.ts';
import type { Words } from '../../words/words.ts';
import { limited } from './limited.ts';

/** The newest first. */
export function uploadLines({ failedUploads }: Report, words: Words): Said[] {
  return limited(
    failedUploads.map(({ configurationName, name, outcome, message }) =>
      words.say('uploads.line', { name: configurationName, upload: name, outcome, known: message === '' ? 'no' : 'yes', message }),
    ),
    words,
  );
}
