/** Mails as files in a folder: for one machine, for trying things out, and where another program does the sending. */
import { hash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { asText } from '../../environment/parsers.ts';
import { MailError } from '../../errors.ts';
import type { MailMessage } from '../message.ts';
import { closedError, composeMime, type MailSender, throwIfAborted } from '../sender.ts';
import type { MailTransport } from '../transport.ts';
import type { Tried } from '../tried.ts';

/** Settings of this transport. */
export interface OutboxSettings {
  readonly folder: string;
}

/** MAIL_TRANSPORT=outbox: files in MAIL_OUTBOX_DIR. */
export const outboxTransport: MailTransport<OutboxSettings> = {
  readSettings: (reader) => ({ folder: reader.required('MAIL_OUTBOX_DIR', asText, 'the folder for the messages') ?? '' }),
  create: ({ folder }) => createOutboxSender(folder),
  tryOut: ({ folder }) => asMailError(() => tryFolder(folder)),
};

/** Writes <UTC date>-<hash of messageId>.eml and .html into the folder, which is created where it is missing. */
export function createOutboxSender(folder: string): MailSender {
  let isClosed = false;
  return {
    isIdempotent: true,
    compose: composeMime,
    async send(message, { signal } = {}) {
      if (isClosed) throw closedError();
      const { bytes } = await composeMime(message);
      throwIfAborted(signal);
      const response = await asMailError(() => writeOnce(folder, message, bytes));
      return { response, sizeBytes: bytes.length };
    },
    async close() {
      isClosed = true;
    },
  };
}

async function writeOnce(folder: string, message: MailMessage, bytes: Buffer): Promise<string> {
  const name = `${message.date.toISOString().slice(0, 10)}-${hash('sha256', message.messageId, 'hex').slice(0, 16)}`;
  await mkdir(folder, { recursive: true });
  const before = await readIfThere(join(folder, `${name}.eml`));
  if (before !== undefined && !before.equals(bytes)) {
    throw new MailError('mail.rejected', `Cannot write "${name}.eml": the outbox holds another message under the same message id`);
  }
  // The .eml comes last: where it is there, the pair is whole.
  await writeWhole(join(folder, `${name}.html`), message.html);
  await writeWhole(join(folder, `${name}.eml`), bytes);
  return `${before === undefined ? 'wrote' : 'had already'} ${name}.eml`;
}

/** A file is written and removed again. */
async function tryFolder(folder: string): Promise<Tried> {
  const probe = join(folder, `${randomUUID()}.tmp`);
  await mkdir(folder, { recursive: true });
  await writeWhole(probe, 'can be written');
  await rm(probe);
  return { facts: ['Mails are files in MAIL_OUTBOX_DIR, which can be written; nobody is sent any.'] };
}

/** Readers see all of the file or none of it. */
async function writeWhole(path: string, content: string | Buffer): Promise<void> {
  const draft = `${path}.${randomUUID()}.tmp`;
  try {
    await writeFile(draft, content, { flush: true });
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

async function readIfThere(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

async function asMailError<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (cause) {
    if (cause instanceof MailError) throw cause;
    const code = errorCode(cause);
    // A full disk or too many open files pass; a missing right does not.
    const retryable = ['ENOSPC', 'EDQUOT', 'EMFILE', 'ENFILE', 'EBUSY', 'EAGAIN', 'EIO'].includes(code);
    throw new MailError('mail.unreachable', `Cannot write to the outbox folder: ${code}`, { retryable, cause });
  }
}

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
}
