/** A mail as Graph takes it: the same message gives the same bytes of JSON. Source: learn.microsoft.com/graph/api/user-sendmail */
import { invalid, type Mailbox, parseHeaderText, parseMailbox, parseMessageId } from '../../address.ts';
import { checkedFile, type MailFile } from '../../mail-file.ts';
import { listHeader } from '../../mail-list.ts';
import { checkedHeaders, envelopeOf, type MailMessage } from '../../message.ts';
import type { HandedOver } from '../../sender.ts';
import { unsubscribeHeaders } from '../../unsubscribe-headers.ts';
import { MARKER_HEADER, MARKER_PROPERTY, markerOf } from './graph-marker.ts';

export interface GraphMessageOptions {
  /** Whether a copy stays in Sent Items. */
  readonly keepsCopy: boolean;
}

/** What one request to Graph takes (4 MB), and one file in it; bytes. */
export const MAX_REQUEST_BYTES = 4_000_000;
export const MAX_FILE_BYTES = 3_000_000;
/** PidTagListUnsubscribe: as a header Graph refuses it, for its name does not begin with "x-". */
const LIST_UNSUBSCRIBE = 'String 0x1045';
// Graph takes no more headers of one's own in a message.
const MOST_HEADERS = 5;

/** The body of a sendMail request; where that would be too large, that of a draft, which the files then follow. @throws MailError mail.invalid that names the field and the rule */
export function graphMessage(message: MailMessage, { keepsCopy }: GraphMessageOptions): HandedOver {
  const files = (message.files ?? []).map(checkedFile);
  const fields = fieldsOf(message);
  // "Specify it only if the parameter is false."
  const whole = { message: withFiles(fields, files), ...(!keepsCopy && { saveToSentItems: false }) };
  const bytes = Buffer.from(JSON.stringify(whole));
  if (bytes.length <= MAX_REQUEST_BYTES && files.every((file) => file.bytes.length < MAX_FILE_BYTES))
    return { mediaType: 'application/json', bytes, apart: [] };
  return { mediaType: 'application/json', bytes: Buffer.from(JSON.stringify(fields)), apart: files };
}

/** A file as Graph takes it, in a message or by itself. */
export function graphFile({ name, contentType, bytes, cid }: MailFile) {
  return {
    '@odata.type': '#microsoft.graph.fileAttachment',
    name,
    contentType,
    ...(cid !== undefined && { contentId: cid }),
    isInline: cid !== undefined,
    contentBytes: Buffer.from(bytes).toString('base64'),
  };
}

function withFiles(fields: ReturnType<typeof fieldsOf>, files: readonly MailFile[]) {
  return files.length === 0 ? fields : { ...fields, attachments: files.map(graphFile) };
}

function fieldsOf(message: MailMessage) {
  const { from, to } = envelopeOf(message);
  const marker = markerOf(parseMessageId(message.messageId));
  const replyTo = message.replyTo === undefined ? undefined : parseMailbox('replyTo', message.replyTo);
  return {
    subject: parseHeaderText('subject', message.subject),
    body: { contentType: 'HTML', content: message.html },
    from: addressOf(from),
    // A copy that is the same for all names nobody.
    ...(message.isForMany ? { bccRecipients: [addressOf(to)] } : { toRecipients: [addressOf(to)] }),
    ...(replyTo && { replyTo: [addressOf(replyTo)] }),
    internetMessageHeaders: headersOf(message, marker),
    singleValueExtendedProperties: [{ id: MARKER_PROPERTY, value: marker }, ...leavingOf(message.unsubscribe)],
  };
}

function addressOf({ name, address }: Mailbox) {
  return { emailAddress: { address, ...(name !== '' && { name }) } };
}

/** Auto-Submitted and List-Id cannot be set; what Exchange and readers' rules look at can, by names of their own. */
function headersOf({ list, headers = {} }: MailMessage, marker: string) {
  const further = Object.entries(checkedHeaders(headers));
  if (further.some(([name]) => !/^x-/i.test(name))) throw invalid('headers', 'Graph takes none whose name does not begin with "x-"');
  const all = [
    [MARKER_HEADER, marker],
    ['x-auto-response-suppress', 'All'],
    ...(list === undefined ? [] : [['x-list-id', listHeader(list)]]),
    ...further,
  ];
  if (all.length > MOST_HEADERS) throw invalid('headers', `Graph takes ${MOST_HEADERS} in all`);
  return all.map(([name, value]) => ({ name, value }));
}

function leavingOf(unsubscribe: string | undefined) {
  const header = unsubscribe === undefined ? undefined : unsubscribeHeaders(unsubscribe)['List-Unsubscribe'];
  return header === undefined ? [] : [{ id: LIST_UNSUBSCRIBE, value: header.value }];
}
