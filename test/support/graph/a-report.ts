/** A non-delivery report, as Exchange puts one into the inbox of a sender. */
import { randomUUID } from 'node:crypto';
import type { InboxMessage } from './graph-mailbox.ts';

export interface ReportParts {
  /** ISO 8601 UTC. */
  readonly at?: string;
  /** Of the message that came back. */
  readonly marker?: string;
  readonly inReplyTo?: string;
  readonly action?: string;
  readonly status?: string;
  readonly diagnostic?: string;
  readonly messageClass?: string;
}

export function aReport({
  at = '2026-11-23T08:00:00Z',
  marker,
  inReplyTo,
  action = 'failed',
  status = '5.1.10',
  diagnostic = 'smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient ana@contoso.example not found by SMTP address lookup',
  messageClass = 'REPORT.IPM.Note.NDR',
}: ReportParts): InboxMessage {
  const lines = [
    'From: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@contoso.example>',
    'Subject: Undeliverable: the digest',
    ...(inReplyTo === undefined ? [] : [`In-Reply-To: ${inReplyTo}`, `References: ${inReplyTo}`]),
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'Your message to ana@contoso.example could not be delivered.',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns;server.example',
    '',
    'Final-Recipient: rfc822;ana@contoso.example',
    `Action: ${action}`,
    `Status: ${status}`,
    `Diagnostic-Code: ${diagnostic}`,
    '--b',
    'Content-Type: message/rfc822',
    '',
    'From: digest@contoso.example',
    ...(marker === undefined ? [] : ['x-proactive-digest-id:', ` ${marker}`]),
    'Subject: the digest',
    '--b--',
  ];
  return { id: randomUUID(), receivedDateTime: at, messageClass, mime: lines.join('\r\n') };
}
