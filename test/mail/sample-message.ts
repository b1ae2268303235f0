/** A message for the tests of senders. */
import { type MailMessage, messageIdOf } from '../../src/mail/message.ts';

/** A message that is valid, with text beyond ASCII and lines longer than SMTP allows. */
export function sampleMessage(kind = 'scheduled'): MailMessage {
  return {
    messageId: messageIdOf({ subscription: 'team', period: '2026-11-22', kind, recipient: 'reader@example.com' }, 'digest.example.com'),
    from: 'Proactive digest <digest@example.com>',
    to: 'reader@example.com',
    subject: 'Proactive engagement, Sun 22 Nov 2026: 1,204 deliveries – ação 日本',
    html: `<p>Ação – 日本</p>\n.\n<p>${'long '.repeat(600)}</p>`,
    text: 'Ação – 日本\n.\nthe line above is a single full stop\n',
    date: new Date('2026-11-23T06:05:12Z'),
    unsubscribe: 'https://digest.example.com/api/unsubscribe?token=eyJ0eXAi.eyJzdWIi.x_-',
  };
}
