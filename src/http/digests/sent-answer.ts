/** A digest as it was sent, as an answer: what is known of it, what it said, or the bytes that were handed over. */
import type { HttpResponseInit } from '@azure/functions';
import type { z } from 'zod';
import { InputError } from '../../errors.ts';
import type { ListedEntry } from '../../subscriptions/delivery/ledger.ts';
import type { SentContent, SentDigest, SentMessage } from '../../subscriptions/sent/sent-digest.ts';
import type { SentDigests } from '../../subscriptions/sent/sent-digests.ts';
import { jsonAnswer } from '../json-answer.ts';
import { recipientOf } from './digest-answer.ts';
import type { SentQuery } from './parse-digest-request.ts';
import type { sentAnswerSchema } from './sent-schema.ts';

// It loads nothing, runs nothing and leads nowhere by itself, whatever its data hold.
const SANDBOX = {
  'Content-Security-Policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
};

/** @throws InputError digest.unknown, digest.no-message; StoreError */
export async function sentAnswer(digests: Pick<SentDigests, 'read' | 'readMessage'>, query: SentQuery): Promise<HttpResponseInit> {
  if (query.format === 'message') return messageAnswer(await digests.readMessage(query));
  const sent = await digests.read(query);
  switch (query.format) {
    case 'html':
      return sandboxed('text/html; charset=utf-8', contentOf(sent).html);
    case 'text':
      return sandboxed('text/plain; charset=utf-8', contentOf(sent).text);
    case 'json':
      return jsonAnswer(viewOf(sent));
  }
}

/** What it said. @throws InputError digest.no-message where it is kept no more */
function contentOf({ content, period }: SentDigest): SentContent {
  if (content !== null) return content;
  throw new InputError(
    'digest.no-message',
    `Cannot show the digest of ${period.from}: it was never made, or kept long enough (SNAPSHOT_DAYS)`,
  );
}

function sandboxed(contentType: string, body: string): HttpResponseInit {
  return { status: 200, headers: { ...SANDBOX, 'Content-Type': contentType }, body };
}

function messageAnswer({ subscription, period, mediaType, bytes }: SentMessage): HttpResponseInit {
  const name = `digest-${subscription}-${period.from}.${mediaType === 'message/rfc822' ? 'eml' : 'json'}`;
  const headers = { ...SANDBOX, 'Content-Type': mediaType, 'Content-Disposition': `attachment; filename="${name}"` };
  return { status: 200, headers, body: bytes };
}

type View = z.output<typeof sentAnswerSchema>;

function viewOf({ content, messages, recipients, kinds, scope, ...sent }: SentDigest): View {
  return {
    ...sent,
    kinds: [...kinds],
    scope: scope as View['scope'],
    sent: content && sentOf(content),
    messages: messages.map((message) => ({ ...message, apart: [...message.apart] })),
    recipients: recipients.map(recipientView),
  };
}

function sentOf({ html: _, text: __, attachments, ...content }: SentContent) {
  return { ...content, attachments: [...attachments] };
}

function recipientView(entry: ListedEntry) {
  const { messageId, bounced, letter = null } = entry;
  const cameBack = bounced === undefined ? null : { at: new Date(bounced.atMs).toISOString(), reason: bounced.reason };
  return { ...recipientOf(entry), messageId, bounced: cameBack, message: letter };
}
