/** What is known of contacts rather than of deliveries. */
import type { ContactReport, Report } from '../../report/report.ts';
import { clean } from '../../words/clean.ts';
import { type Figure, figureTable, rateFigure, timeFigure } from '../tables/figure-table.ts';
import { type TableView, withRowsOrNote } from '../tables/table-view.ts';
import { formatCount } from '../words/format.ts';

const MAX_REASON = 160;
const SHOWN_ATTEMPTS = 5;

/** How far the list was worked and how far it answered; without figures it says why there are none. */
export function contactTable({ contacts, totals }: Pick<Report, 'contacts' | 'totals'>): TableView | null {
  const note = contacts.reason === null ? notesOf(contacts) : `Not measured: ${clean(contacts.reason, MAX_REASON)}`;
  return withRowsOrNote(
    figureTable('Contacts', note, contacts.reason === null ? figuresOf(contacts, (totals.voiceAttempts ?? 0) > 0) : []),
  );
}

/** Without a call nobody could be reached live: that is no 0 %. */
function figuresOf(contacts: ContactReport, hasCalls: boolean): (Figure | null)[] {
  const { saturation, contactsLoaded, retrySpacing, speedToFirstAttempt: speed } = contacts;
  return [
    rateFigure('Penetration: attempted of loaded', contacts.penetration),
    hasCalls ? rateFigure('Reached live, at least, of loaded', contacts.contactRate) : null,
    rateFigure('Right party of called', contacts.rightPartyContacts),
    saturation === null
      ? null
      : { name: 'Saturation: attempts per contact loaded', value: saturation.toFixed(1), of: formatCount(contactsLoaded) },
    timeFigure('Median wait, window start to attempt 1', speed.p50Seconds, speed.count),
    timeFigure('Median time between calls', retrySpacing.p50Seconds, retrySpacing.count),
    rateFigure('Messaged after the last call: delivered', contacts.smsAfterVoice),
  ];
}

/** What looks back is left out where it could not, with the reason. */
function notesOf(contacts: ContactReport): string | null {
  const { lookBackReason = null } = contacts;
  const lines = [attemptsNote(contacts), lookBackReason && `No times between attempts: ${clean(lookBackReason, MAX_REASON)}.`];
  return lines.filter((line) => line !== null).join(' ') || null;
}

/** "Contacts by number of attempts: 700 with 1, 200 with 2, 68 with 3 or more." */
function attemptsNote({ attemptsPerContact }: ContactReport): string | null {
  const sorted = attemptsPerContact.toSorted((a, b) => a.attempts - b.attempts);
  const [shown, rest] = [sorted.slice(0, SHOWN_ATTEMPTS - 1), sorted.slice(SHOWN_ATTEMPTS - 1)];
  const parts = shown.map(({ attempts, contacts }) => `${formatCount(contacts)} with ${attempts}`);
  const [first] = rest;
  if (first) parts.push(`${formatCount(rest.reduce((sum, { contacts }) => sum + contacts, 0))} with ${first.attempts} or more`);
  return parts.length === 0 ? null : `Contacts by number of attempts: ${parts.join(', ')}.`;
}
