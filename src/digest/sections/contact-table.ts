/** What is known of contacts rather than of deliveries. */
import type { ContactReport, Report } from '../../report/report.ts';
import type { Said, Words } from '../../words/words.ts';
import { reasonWords } from '../lines/reason-words.ts';
import { type Figure, figureTable, rateFigure, timeFigure } from '../tables/figure-table.ts';
import { type TableView, withRowsOrNote } from '../tables/table-view.ts';

const SHOWN_ATTEMPTS = 5;

/** How far the list was worked and how far it answered; without figures it says why there are none. */
export function contactTable({ contacts, totals }: Pick<Report, 'contacts' | 'totals'>, words: Words): TableView | null {
  const { reason, reasonNote } = contacts;
  const note =
    reason === null ? notesOf(contacts, words) : words.say('note.contactsNone', { reason: reasonWords(reasonNote, reason, words) });
  const figures = reason === null ? figuresOf(contacts, (totals.voiceAttempts ?? 0) > 0, words) : [];
  return withRowsOrNote(figureTable(words.say('title.contacts'), note, figures, words));
}

/** Without a call nobody could be reached live: that is no 0 %. */
function figuresOf(contacts: ContactReport, hasCalls: boolean, words: Words): (Figure | null)[] {
  const { saturation, contactsLoaded, retrySpacing, speedToFirstAttempt: speed } = contacts;
  return [
    rateFigure('fact.penetration', contacts.penetration, words),
    hasCalls ? rateFigure('fact.contactRate', contacts.contactRate, words) : null,
    rateFigure('fact.rightPartyContacts', contacts.rightPartyContacts, words),
    saturation === null ? null : { name: 'fact.saturation', value: words.decimal(saturation), of: words.count(contactsLoaded) },
    timeFigure('fact.speed', speed.p50Seconds, speed.count, words),
    timeFigure('fact.retrySpacing', retrySpacing.p50Seconds, retrySpacing.count, words),
    rateFigure('fact.smsAfterVoice', contacts.smsAfterVoice, words),
  ];
}

/** What looks back is left out where it could not, with the reason. */
function notesOf(contacts: ContactReport, words: Words): Said | null {
  const { lookBackReason = null, lookBackNote } = contacts;
  const sentences = [
    ...attemptsNote(contacts, words),
    ...(lookBackReason === null ? [] : [words.say('note.noSpacing', { reason: reasonWords(lookBackNote, lookBackReason, words) })]),
  ];
  return sentences.length === 0 ? null : words.paragraph(sentences);
}

/** "Contacts by number of attempts: 700 with 1, 200 with 2, 68 with 3 or more." */
function attemptsNote({ attemptsPerContact }: ContactReport, words: Words): Said[] {
  const sorted = attemptsPerContact.toSorted((a, b) => a.attempts - b.attempts);
  const [shown, rest] = [sorted.slice(0, SHOWN_ATTEMPTS - 1), sorted.slice(SHOWN_ATTEMPTS - 1)];
  const parts = shown.map(({ attempts: count, contacts }) => words.say('attempts.exactly', { contacts, count }));
  const [first] = rest;
  if (first) {
    const contacts = rest.reduce((sum, item) => sum + item.contacts, 0);
    parts.push(words.say('attempts.atLeast', { contacts, count: first.attempts }));
  }
  return parts.length === 0 ? [] : [words.say('note.attempts', { list: words.enumeration(parts) })];
}
