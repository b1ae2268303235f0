/** A message without what is one person's own, in the form in which it may be kept. Pure. */
import type { MailMessage } from './message.ts';
import { withoutTokens } from './without-tokens.ts';

/** In place of the recipient, and of who gets the answers: nobody can have these (RFC 2606). */
const ANONYMOUS_TO = 'recipient@personal.invalid';
const ANONYMOUS_REPLY_TO = 'answers@personal.invalid';
/** In place of what stands before the @ of a Message-ID: as many digits. */
const ANONYMOUS_ID = '0'.repeat(64);

/**
 * The same message with its tokens, addresses of persons and Message-ID replaced: whoever composes both gets the same bytes but for these.
 * Many recipients' messages are one without them.
 */
export function anonymousMessage(message: MailMessage): MailMessage {
  const { messageId, html, text, replyTo, unsubscribe } = message;
  return {
    ...message,
    messageId: `<${ANONYMOUS_ID}${messageId.slice(messageId.lastIndexOf('@'))}`,
    to: ANONYMOUS_TO,
    ...(replyTo !== undefined && { replyTo: ANONYMOUS_REPLY_TO }),
    html: withoutTokens(html),
    text: withoutTokens(text),
    ...(unsubscribe !== undefined && { unsubscribe: withoutTokens(unsubscribe) }),
  };
}
