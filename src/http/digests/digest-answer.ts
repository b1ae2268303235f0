/** The answers to whoever sends a digest again or resolves one: each recipient as health shows it, never by address. */
import type { HttpResponseInit } from '@azure/functions';
import type { LedgerEntry, ListedEntry } from '../../subscriptions/ledger.ts';
import type { ResendOrder, Resent } from '../../subscriptions/resend-digest.ts';
import { jsonAnswer } from '../json-answer.ts';

/** What came of a resend: 200, or 202 where a part of it is still to be tried. */
export function resendAnswer({ subscription, period }: ResendOrder, { kind, entries, gone, error }: Resent): HttpResponseInit {
  const isOpen = error !== null || entries.some(({ state }) => state === 'retry' || state === 'sending');
  const recipients = entries.map(recipientOf);
  return jsonAnswer({ subscription, date: period.from, zone: period.zone, kind, recipients, gone, error }, isOpen ? 202 : 200);
}

/** What was resolved. */
export function resolveAnswer(entries: readonly ListedEntry[]): HttpResponseInit {
  const resolved = entries.map((entry) => ({
    ...recipientOf(entry),
    date: entry.digest.period.from,
    zone: entry.digest.period.zone,
    kind: entry.digest.kind,
    found: entry.resolved?.found,
    note: entry.resolved?.note,
  }));
  return jsonAnswer({ resolved });
}

function recipientOf({ recipient, recipientId, state, reason }: LedgerEntry & Pick<ListedEntry, 'recipientId'>) {
  return { recipient, recipientId, state, reason };
}
