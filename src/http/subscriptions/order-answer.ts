/** The answers to whoever previews a subscription, tries it, or sends it now: recipients as health shows them, never by address. */
import type { HttpResponseInit } from '@azure/functions';
import type { z } from 'zod';
import { InputError, messageOf } from '../../errors.ts';
import { type Mailbox, mailboxOf } from '../../mail/address.ts';
import { parseShape } from '../../shape.ts';
import { isFinal } from '../../subscriptions/delivery/delivery.ts';
import type { SentNow } from '../../subscriptions/orders/send-now.ts';
import type { Preview } from '../../subscriptions/orders/subscription-orders.ts';
import { recipientOf } from '../digests/digest-answer.ts';
import { jsonAnswer } from '../json-answer.ts';
import { noBody, type previewSchema, type sentSchema, testBody } from './order-schema.ts';

/** Reads {}. @throws InputError input.body */
export function parseNoBody(body: unknown): void {
  parseShape(noBody, body, 'the body');
}

/** Reads {"to": "Ana <ana@contoso.com>"}. @throws InputError input.body that names the rule, and no address */
export function parseTest(body: unknown): Mailbox {
  const { to } = parseShape(testBody, body, 'the body');
  try {
    return mailboxOf(to);
  } catch (error) {
    throw new InputError('input.body', `Cannot use the body: "to" is no mail address: ${messageOf(error)}`);
  }
}

/** The mail as it would be now. */
export function previewAnswer(subscription: string, { period, decision, ...shown }: Preview): HttpResponseInit {
  const { from, to, zone } = period;
  const wouldBe = decision.send ? 'sent' : decision.reason;
  const because = decision.send ? [...decision.because] : [];
  const answer: z.output<typeof previewSchema> = {
    subscription,
    from,
    to,
    zone,
    ...shown,
    recipients: [...shown.recipients],
    wouldBe,
    because,
  };
  return jsonAnswer(answer);
}

/** What came of sending it: 200, or 202 where a part of it is still to be tried. */
export function sentAnswer({ delivery, entries, error }: SentNow): HttpResponseInit {
  const { subscription, period, kind, state, reason } = delivery;
  const { from, to, zone } = period;
  const recipients = entries.map(recipientOf);
  const answer: z.output<typeof sentSchema> = { subscription, from, to, zone, kind, state, reason, recipients, error };
  return jsonAnswer(answer, isFinal(delivery) && error === null ? 200 : 202);
}
