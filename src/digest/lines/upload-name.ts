/** What an upload is called. */
import type { FailedUploadItem } from '../../report/report.ts';
import type { Said, Words } from '../../words/words.ts';

/** By the day on which it was made: the report's own name for it is English. */
export function uploadName({ at }: Pick<FailedUploadItem, 'at'>, zone: string, words: Words): Said {
  return words.say('upload.name', { day: words.instant(at, zone) });
}

/** What Dynamics said of it, without the full stop that the sentence round it has. */
export function uploadMessage(message: string): string {
  return message.replace(/[.\s]+$/, '');
}
