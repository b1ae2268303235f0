/** The answers to whoever sends a digest again or resolves one: each recipient as health shows it, never by address. */
import type { HttpResponseInit } from '@azure/functions';
import type { z } from 'zod';
import type { LedgerEntry, ListedEntry } from '../../subscriptions/delivery/ledger.ts';
import type { ResendOrder, Resent } from '../../subscriptions/orders/resend-digest.ts';
import { jsonAnswer } from '../json-answer.ts';
import type { recipientSchema, resendAnswerSchema, resolveAnswerSchema } from './digest-schema.ts';

/** What came of a resend: 200, or 202 where a part of it is still to be tried. */
export function resendAnswer({ subscription }: ResendOrder, { period, kind, entries, gone, isOpen, error }: Resent): HttpResponseInit {
  const answer: z.output<typeof resendAnswerSchema> = {
    subscription,
    date: period.from,
    zone: period.zone,
    kind,
    recipients: entries.map(recipientOf),
    gone: [...gone],
    error,
  };
  return jsonAnswer(answer, isOpen || error !== null ? 202 : 200);
}

/** What was resolved. */
export function resolveAnswer(entries: readonly ListedEntry[]): HttpResponseInit {
  const resolved = entries.flatMap((entry) => (entry.resolved === undefined ? [] : [resolvedOf(entry, entry.resolved)]));
  return jsonAnswer({ resolved } satisfies z.output<typeof resolveAnswerSchema>);
}

function resolvedOf(entry: ListedEntry, { found, note }: NonNullable<ListedEntry['resolved']>) {
  const { period, kind } = entry.digest;
  return { ...recipientOf(entry), date: period.from, zone: period.zone, kind, found, note };
}

function recipientOf(entry: LedgerEntry & Pick<ListedEntry, 'recipientId'>): z.output<typeof recipientSchema> {
  const { recipient, recipientId, state, reason } = entry;
  return { recipient, recipientId, state, reason };
}
