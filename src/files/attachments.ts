/** The files of a report that a mail carries, and those that it cannot. */
import type { Report } from '../report/report.ts';
import type { AttachFormat } from './attach-formats.ts';
import { fileNameOf } from './file-name.ts';
import { reportFile } from './report-file.ts';

export interface Attachment {
  /** ASCII, made of the period and the zone alone. */
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** A file that is left out: all of them together would be too large. */
export interface LeftOut {
  readonly format: AttachFormat;
  readonly sizeBytes: number;
  /** What all attachments of a mail may have together. */
  readonly maxBytes: number;
}

export interface Attachments {
  readonly files: readonly Attachment[];
  readonly leftOut: readonly LeftOut[];
}

// In base64 they are a third more, and many mail servers take no message of more than 10 MB (Postfix: message_size_limit is 10,240,000 bytes by default).
const MAX_BYTES = 5_000_000;

/** Whole files as the API gives them, in the order of the formats; one for which there is no room is left out, and told. @param maxBytes of all together. @default 5 MB */
export async function attachmentsOf(report: Report, formats: readonly AttachFormat[], maxBytes = MAX_BYTES): Promise<Attachments> {
  const files: Attachment[] = [];
  const leftOut: LeftOut[] = [];
  let room = maxBytes;
  for (const format of formats) {
    const file = await attachmentOf(report, format);
    const sizeBytes = file.bytes.length;
    if (sizeBytes > room) leftOut.push({ format, sizeBytes, maxBytes });
    else {
      files.push(file);
      room -= sizeBytes;
    }
  }
  return { files, leftOut };
}

async function attachmentOf(report: Report, format: AttachFormat): Promise<Attachment> {
  if (format === 'json') {
    const bytes = new TextEncoder().encode(JSON.stringify(report));
    return { name: fileNameOf(report.period, 'json'), contentType: 'application/json', bytes };
  }
  const { fileName, contentType, body } = reportFile(report, { format });
  return { name: fileName, contentType, bytes: Buffer.concat(await Array.fromAsync(body)) };
}
