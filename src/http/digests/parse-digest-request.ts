/** What a person asks of a digest: to see it as it was sent, to send it again, to note what became of it. */
import { parseShape } from '../../shape.ts';
import type { NamedDigest } from '../../subscriptions/orders/find-digest.ts';
import type { ResendOrder } from '../../subscriptions/orders/resend-digest.ts';
import type { Finding } from '../../subscriptions/orders/resolve-digest.ts';
import type { AskedMessage } from '../../subscriptions/sent/sent-digest.ts';
import { calendarDate } from '../../time/local-day.ts';
import { parseParameters, parseQuery } from '../parse-query.ts';
import { digestPath, resendBody, resolveBody } from './digest-schema.ts';
import { sentQuery } from './sent-schema.ts';

/** The parts of the address. */
export interface DigestAddress {
  readonly subscription?: string;
  readonly date?: string;
}

/** Reads {"to": "failed" | "all"}, by default failed, with "recipient" where one is meant. @throws InputError input.body, input.date, input.query that name the field and the rule */
export function parseResend(address: DigestAddress, body: unknown): ResendOrder {
  const { to = 'failed', recipient } = parseShape(resendBody, body, 'the body');
  return { ...digestOf(address), to, recipient };
}

/** Reads {"found": "sent" | "not-sent", "note": "..."}, with "recipient" where one is meant. @throws InputError as parseResend does */
export function parseResolve(address: DigestAddress, body: unknown): Finding {
  const { found, note, recipient } = parseShape(resolveBody, body, 'the body');
  return { ...digestOf(address), found, note: withoutPersons(note), recipient };
}

export interface SentQuery extends AskedMessage {
  readonly format: 'json' | 'html' | 'text' | 'message';
}

/** @throws InputError input.date, input.query, input.zone that name the parameter and the rule */
export function parseSent(address: DigestAddress, query: URLSearchParams): SentQuery {
  const { format = 'json', ...asked } = parseQuery(sentQuery, query);
  return { ...digestOf(address), ...asked, format };
}

function digestOf({ subscription = '', date = '' }: DigestAddress): Pick<NamedDigest, 'subscription' | 'date'> {
  const named = parseParameters(digestPath, { subscription, date });
  return { subscription: named.subscription, date: calendarDate(named.date) };
}

/** An operator pastes what a mail server's trace shows: no address and no telephone number of it is kept. */
function withoutPersons(note: string): string {
  return note.replace(/\S*@\S*/g, '(address)').replace(/[+(]\d[\d ().-]{6,}\d|\d{9,}/g, '(number)');
}
