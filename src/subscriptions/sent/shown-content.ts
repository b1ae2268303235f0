/** What a kept digest said, for whoever looks it up. Pure. */
import { hash } from 'node:crypto';
import type { MailFile } from '../../mail/mail-file.ts';
import { withoutTokens } from '../../mail/without-tokens.ts';
import type { ArchivedDigest } from '../delivery/archive.ts';
import { personalised } from '../people/personal-links.ts';
import type { SentContent, SentFile } from './sent-digest.ts';

// Leads nowhere (RFC 2606): in place of each reader's own address for leaving.
const NOWHERE = 'https://personal.invalid/';

export function shownContent(kept: ArchivedDigest, files: readonly MailFile[]): SentContent {
  const { html, text } = kept.marker === undefined ? kept : personalised(kept, kept.marker, NOWHERE);
  return {
    subject: kept.subject,
    renderedAt: new Date(kept.renderedMs).toISOString(),
    snapshotVersion: kept.snapshotVersion === 0 ? null : kept.snapshotVersion,
    madeFrom: kept.madeFrom ?? null,
    attachments: files.map(sentFile),
    html: withImages(withoutTokens(html), files),
    text: withoutTokens(text),
  };
}

function sentFile({ name, contentType, bytes, cid }: MailFile): SentFile {
  return { name, contentType, sizeBytes: bytes.length, sha256: hash('sha256', bytes), isInline: cid !== undefined };
}

/** A page knows no "cid:", and its frame may load nothing. */
function withImages(html: string, files: readonly MailFile[]): string {
  const images = files.flatMap(({ cid, contentType, bytes }) =>
    cid === undefined ? [] : [{ cid, data: `data:${contentType};base64,${Buffer.from(bytes).toString('base64')}` }],
  );
  return images.reduce((shown, { cid, data }) => shown.replaceAll(`cid:${cid}`, () => data), html);
}
