/** What Graph takes: the documented shape of a message, its headers and files; anything else is refused with Graph's own code. */
import { z } from 'zod';

const recipient = z.strictObject({ emailAddress: z.strictObject({ address: z.string(), name: z.string().optional() }) });
export const attachmentShape = z.strictObject({
  '@odata.type': z.literal('#microsoft.graph.fileAttachment'),
  name: z.string(),
  contentType: z.string(),
  contentId: z.string().optional(),
  isInline: z.boolean(),
  contentBytes: z.base64(),
});
export type GraphAttachment = z.infer<typeof attachmentShape>;
export const messageShape = z.strictObject({
  subject: z.string(),
  body: z.strictObject({ contentType: z.enum(['HTML', 'Text']), content: z.string() }),
  from: recipient.optional(),
  toRecipients: z.array(recipient).optional(),
  bccRecipients: z.array(recipient).optional(),
  replyTo: z.array(recipient).optional(),
  internetMessageHeaders: z.array(z.strictObject({ name: z.string(), value: z.string() })).optional(),
  singleValueExtendedProperties: z.array(z.strictObject({ id: z.string(), value: z.string() })).optional(),
  attachments: z.array(attachmentShape).optional(),
});
export type GraphMessage = z.infer<typeof messageShape>;
export const sendMailShape = z.strictObject({ message: messageShape, saveToSentItems: z.boolean().optional() });

const MAX_FILE_BYTES = 3 * 1024 * 1024;

/** Graph's code of what is wrong with a message that has the right shape; undefined = nothing. */
export function refusedMessage(message: GraphMessage): { readonly code: string; readonly message: string } | undefined {
  const headers = message.internetMessageHeaders ?? [];
  const bad = headers.find(({ name }) => !/^x-/i.test(name));
  if (bad !== undefined)
    return {
      code: 'InvalidInternetMessageHeader',
      message: `The internet message header name '${bad.name}' should start with 'x-' or 'X-'.`,
    };
  if (headers.length > 5) return { code: 'InvalidInternetMessageHeaderCollection', message: 'Too many headers.' };
  const recipients = recipientsOf(message);
  if (recipients.length === 0 || recipients.some((address) => !/^[^@\s]+@[^@\s]+$/.test(address)))
    return { code: 'ErrorInvalidRecipients', message: `At least one recipient is not valid: ${recipients.join()}` };
  if ((message.attachments ?? []).some(({ contentBytes }) => Buffer.from(contentBytes, 'base64').length >= MAX_FILE_BYTES))
    return { code: 'ErrorMessageSizeExceeded', message: 'An attachment is too large.' };
  return undefined;
}

/** The addresses that it goes to. */
export function recipientsOf({ toRecipients = [], bccRecipients = [] }: GraphMessage): readonly string[] {
  return [...toRecipients, ...bccRecipients].map(({ emailAddress }) => emailAddress.address);
}

/** The value of an extended property. */
export function propertyOf({ singleValueExtendedProperties = [] }: GraphMessage, id: string): string | undefined {
  return singleValueExtendedProperties.find((property) => property.id === id)?.value;
}
