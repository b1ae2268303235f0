/** What is known of contacts rather than of deliveries, as tables: how many were reached, at which attempt, and when calls are answered. */
import type { BestTime, BestTimeCell, ContactReport, Report } from '../../report/report.ts';
import { clean } from '../clean.ts';
import { weekdayName } from '../dates.ts';
import { type Figure, figureTable, rateFigure, timeFigure } from '../figures.ts';
import { counted, formatCount, formatPercent } from '../format.ts';
import { firstOf, type TableView, tableOf } from './table-view.ts';

const MAX_REASON = 160;
const BEST_CELLS = 5;
const SHOWN_ATTEMPTS = 5;

/** How far the list was worked and how far it answered; without figures it says why there are none. */
export function contactTable(contacts: ContactReport): TableView {
  const note = contacts.reason === null ? attemptsNote(contacts) : `Not measured: ${clean(contacts.reason, MAX_REASON)}`;
  return figureTable('Contacts', note, contacts.reason === null ? contactFigures(contacts) : []);
}

function contactFigures(contacts: ContactReport): (Figure | null)[] {
  const { saturation, contactsLoaded, retrySpacing, speedToFirstAttempt: speed } = contacts;
  return [
    rateFigure('Penetration: attempted of loaded', contacts.penetration),
    rateFigure('Reached live, at least, of attempted', contacts.contactRate),
    rateFigure('Right party of attempted', contacts.rightPartyContacts),
    saturation === null ? null : { name: 'Saturation: attempts per loaded', value: saturation.toFixed(1), of: formatCount(contactsLoaded) },
    timeFigure('Median wait until the first attempt', speed.p50Seconds, speed.count),
    timeFigure('Median time between attempts', retrySpacing.p50Seconds, retrySpacing.count),
    rateFigure('Message after a call: delivered', contacts.smsAfterVoice),
  ];
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

/** Which attempt reaches people for the first time, of the contacts that got so far. */
export function reachTable({ reachByAttempt }: ContactReport): TableView {
  const rows = reachByAttempt.filter(({ rate }) => rate.denominator > 0).map((item) => ({ ...item, name: `Attempt ${item.attempt}` }));
  const note = 'Contacts reached for the first time by that attempt, of the contacts called that often.';
  return firstOf({ title: 'Reach by attempt', nameLabel: 'Attempt', note }, rows, [
    { label: 'Contacts', text: ({ rate }) => formatCount(rate.denominator) },
    { label: 'Reached', text: ({ rate }) => formatCount(rate.numerator) },
    { label: 'Share', text: ({ rate }) => formatPercent(rate.value) },
  ]);
}

/** The five weekday hours with the best lower bound, or that there are not enough data. Without a voice attempt there is nothing to say. */
export function bestTimeTable({ bestTime, totals }: Pick<Report, 'bestTime' | 'totals'>): TableView {
  const head = { title: 'Best time to call', nameLabel: 'Where the called party is' };
  const rows = (bestTime?.cells ?? []).slice(0, BEST_CELLS).map((cell) => ({ ...cell, name: cellName(cell) }));
  if (rows.length === 0) return tableOf({ ...head, note: totals.voiceAttempts > 0 ? 'Not enough data yet.' : null }, [], []);
  return tableOf({ ...head, note: bestTimeNote(bestTime) }, rows, [
    { label: 'Calls', text: ({ live }) => formatCount(live.denominator) },
    { label: 'Live', text: ({ live }) => formatPercent(live.value) },
    { label: 'At least', text: ({ live }) => formatPercent(live.low) },
  ]);
}

function bestTimeNote(bestTime: BestTime | null): string {
  return `Over ${counted(bestTime?.days ?? 0, 'day')}, by the lower bound of the live answer rate (95 %); hours with fewer than 30 calls are left out.`;
}

function cellName({ weekday, hour, attempt }: BestTimeCell): string {
  const time = `${weekdayName(weekday)} ${`${hour}`.padStart(2, '0')}:00`;
  return attempt === 'any' ? time : `${time}, attempt ${clean(attempt, 10)}`;
}
