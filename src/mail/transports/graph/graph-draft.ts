/** A message whose files are too large for one request: a draft, its files one by one, by upload sessions the large ones. Source: learn.microsoft.com/graph/outlook-large-attachments */
import { isLoopback } from '../../../is-loopback.ts';
import type { MailFile } from '../../mail-file.ts';
import type { HandedOver } from '../../sender.ts';
import { type GraphAnswer, saidOf } from './graph-answers.ts';
import { type GraphClient, GraphSilence } from './graph-client.ts';
import { graphFile, MAX_FILE_BYTES } from './graph-message.ts';

/** The draft could not be made: nothing was sent. */
export class DraftError extends Error {
  readonly answer: GraphAnswer;

  /** @param step what was asked, for people */
  constructor(step: string, answer: GraphAnswer) {
    super(`${step}: Graph answered ${saidOf(answer)}`);
    this.name = 'DraftError';
    this.answer = answer;
  }
}

// A range that Graph recommends to stay below (4 MB); ranges need no multiple of anything.
const RANGE_BYTES = 3_000_000;

/** Gives the path of the draft, which nobody gets before it is sent. @throws DraftError, GraphSilence, MailError */
export async function makeDraft(client: GraphClient, mailbox: string, { bytes, apart }: HandedOver, signal: AbortSignal): Promise<string> {
  const post = async (step: string, path: string, body: Buffer) => {
    const answer = await client.ask(mailbox, { method: 'POST', path, body, signal });
    if (answer.status !== 201) throw new DraftError(step, answer);
    return fieldsOf(answer.text);
  };
  const { id } = await post('the draft', '/messages', bytes);
  if (typeof id !== 'string') throw new GraphSilence('the draft has no id', true);
  const draft = `/messages/${encodeURIComponent(id)}`;
  try {
    for (const file of apart) {
      if (file.bytes.length < MAX_FILE_BYTES) await post('a file', `${draft}/attachments`, Buffer.from(JSON.stringify(graphFile(file))));
      else {
        const { uploadUrl } = await post('an upload session', `${draft}/attachments/createUploadSession`, Buffer.from(sessionOf(file)));
        await upload(uploadUrl, file, signal);
      }
    }
    return draft;
  } catch (error) {
    await removeDraft(client, mailbox, draft);
    throw error;
  }
}

/** As far as that is possible: what is left over is a draft, which nobody gets. */
export async function removeDraft(client: GraphClient, mailbox: string, draft: string): Promise<void> {
  const signal = AbortSignal.timeout(5_000);
  await client.ask(mailbox, { method: 'DELETE', path: draft, signal }).catch(() => undefined);
}

function sessionOf({ name, contentType, bytes, cid }: MailFile): string {
  const isInline = cid !== undefined;
  return JSON.stringify({
    AttachmentItem: { attachmentType: 'file', name, size: bytes.length, contentType, isInline, ...(isInline && { contentId: cid }) },
  });
}

/** The address is a permission by itself, at another origin: the bearer does not go there. */
async function upload(uploadUrl: unknown, { bytes }: MailFile, signal: AbortSignal): Promise<void> {
  const url = typeof uploadUrl === 'string' && URL.canParse(uploadUrl) ? new URL(uploadUrl) : undefined;
  if (url === undefined || !(url.protocol === 'https:' || isLoopback(url.origin))) throw new GraphSilence('no address to upload to', false);
  for (let from = 0; from < bytes.length; from += RANGE_BYTES) {
    const body = new Uint8Array(bytes.subarray(from, from + RANGE_BYTES));
    const range = `bytes ${from}-${from + body.length - 1}/${bytes.length}`;
    const headers = { 'content-type': 'application/octet-stream', 'content-range': range };
    const { status } = await put(url, { headers, body, signal });
    if (status !== 200 && status !== 201) throw new DraftError('the upload of a file', { status, code: '', retryAfterMs: null, text: '' });
  }
}

async function put(url: URL, request: RequestInit): Promise<Response> {
  try {
    const response = await fetch(url, { ...request, method: 'PUT', redirect: 'manual' });
    await response.body?.cancel();
    return response;
  } catch {
    // Its message may quote the address.
    throw new GraphSilence('the upload of a file broke off', true);
  }
}

function fieldsOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
