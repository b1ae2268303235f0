/** What is known of contacts rather than of deliveries. */
import { contactTable } from '../../../digest/sections/contact-table.ts';
import { type Html, NOTHING } from '../../../html.ts';
import type { ContactReport } from '../../../report/report.ts';
import type { Said, Words } from '../../../words/words.ts';
import { type SectionSource, sectionOf } from '../../parts/section.ts';
import { countRow, type FigureRow, figureRows, measuredRow, rateRow } from '../../tables/figure-rows.ts';

/** Without figures it says why there are none. */
export function contactSection(source: SectionSource): Html | null {
  const { report, words } = source;
  const view = contactTable(report, words);
  if (view === null) return null;
  const title = words.say('title.contacts');
  const figures = report.contacts.reason === null ? [...countsOf(report.contacts, words), ...ratesOf(report.contacts, words)] : [];
  const body = figureRows('contacts', title, figures, source) ?? NOTHING;
  return sectionOf({ id: 'contacts', title, note: view.note as Said | null, body, width: 'half' });
}

function countsOf(contacts: ContactReport, words: Words): FigureRow[] {
  const { say } = words;
  return [
    countRow('contacts', say('count.contacts'), contacts.contacts, words),
    countRow('contactsLive', say('contact.live'), contacts.contactsLive, words),
    countRow('contactsRightParty', say('contact.rightParty'), contacts.contactsRightParty, words),
    countRow('contactsLoaded', say('contact.loaded'), contacts.contactsLoaded, words),
    countRow('repeatedDeliveries', say('contact.repeated'), contacts.repeatedDeliveries, words),
    countRow('sequenceAgainstStarts', say('contact.sequence'), contacts.sequenceAgainstStarts, words),
  ];
}

function ratesOf(contacts: ContactReport, words: Words): FigureRow[] {
  const { say } = words;
  const { speedToFirstAttempt: speed, retrySpacing: spacing, saturation, contactsLoaded } = contacts;
  return [
    rateRow('penetration', say('fact.penetration'), contacts.penetration, words),
    rateRow('grossPenetration', say('contact.grossPenetration'), contacts.grossPenetration, words),
    rateRow('contactRate', say('fact.contactRate'), contacts.contactRate, words),
    rateRow('rightPartyContacts', say('fact.rightPartyContacts'), contacts.rightPartyContacts, words),
    measuredRow('saturation', say('fact.saturation'), words.amount(saturation), contactsLoaded, words),
    measuredRow('speedToFirstAttempt', say('fact.speed'), words.span(speed.p50Seconds), speed.count, words),
    measuredRow('speedToFirstAttempt', say('contact.speedLong'), words.span(speed.p90Seconds), speed.count, words),
    measuredRow('retrySpacing', say('fact.retrySpacing'), words.span(spacing.p50Seconds), spacing.count, words),
    measuredRow('retrySpacing', say('contact.shortest'), words.span(spacing.minSeconds), spacing.count, words),
    measuredRow('retrySpacing', say('contact.sameHour'), words.count(spacing.sameHour), spacing.count, words),
    rateRow('smsAfterVoice', say('fact.smsAfterVoice'), contacts.smsAfterVoice, words),
  ];
}
