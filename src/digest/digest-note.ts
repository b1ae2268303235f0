/** What a mail has to say of itself rather than of the report. */
import { formatCount } from './words/format.ts';

/** An attachment that was chosen and is left out: all of them together would be larger than a mail may be. */
export interface DigestNote {
  readonly format: 'csv' | 'xlsx' | 'json';
  readonly sizeBytes: number;
  /** What all attachments may have together. */
  readonly maxBytes: number;
}

/** "The attachment CSV is left out: ..." */
export function noteLine({ format, sizeBytes, maxBytes }: DigestNote): string {
  const size = `it has ${formatCount(Math.ceil(sizeBytes / 1000))} kB`;
  return `The attachment ${format.toUpperCase()} is left out: ${size}, and all attachments together may have ${formatCount(maxBytes / 1000)} kB`;
}
