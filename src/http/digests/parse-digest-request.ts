/** What a person asks for with POST /api/digests/{subscription}/{date}/resend and /resolve. */
import { z } from 'zod';
import { InputError } from '../../errors.ts';
import { parseShape } from '../../shape.ts';
import type { NamedDigest } from '../../subscriptions/find-digest.ts';
import type { ResendOrder } from '../../subscriptions/resend-digest.ts';
import type { Finding } from '../../subscriptions/resolve-digest.ts';
import { dayOf } from '../../time/local-day.ts';
import { shown } from '../../time/zone.ts';

/** The parts of the address. */
export interface DigestAddress {
  readonly subscription?: string;
  readonly date?: string;
}

const MAX_NOTE = 500;
const recipient = z.string().min(1).max(100).optional();
const resendSchema = z.strictObject({ to: z.enum(['failed', 'all']).optional(), recipient });
const resolveSchema = z.strictObject({ found: z.enum(['sent', 'not-sent']), note: z.string().trim().min(1).max(MAX_NOTE), recipient });

/** Reads {"to": "failed" | "all"}, by default failed, with "recipient" where one is meant. @throws InputError input.body, input.date, input.query that name the field and the rule */
export function parseResend(address: DigestAddress, body: unknown, zone: string): ResendOrder {
  const { to = 'failed', recipient } = parseShape(resendSchema, body, 'the body');
  return { ...digestOf(address, zone), to, recipient };
}

/** Reads {"found": "sent" | "not-sent", "note": "..."}, with "recipient" where one is meant. @throws InputError as parseResend does */
export function parseResolve(address: DigestAddress, body: unknown, zone: string): Finding {
  const { found, note, recipient } = parseShape(resolveSchema, body, 'the body');
  return { ...digestOf(address, zone), found, note: withoutPersons(note), recipient };
}

function digestOf({ subscription = '', date = '' }: DigestAddress, zone: string): Pick<NamedDigest, 'subscription' | 'period'> {
  if (!/^[\w-]{1,64}$/.test(subscription))
    throw new InputError(
      'input.query',
      `Cannot use the subscription "${shown(subscription)}": it is no name of letters, digits, "-" and "_"`,
    );
  return { subscription, period: dayOf(date, zone) };
}

/** An operator pastes what a mail server's trace shows: no address and no telephone number of it is kept. */
function withoutPersons(note: string): string {
  return note.replace(/\S*@\S*/g, '(address)').replace(/[+(]\d[\d ().-]{6,}\d|\d{9,}/g, '(number)');
}
