/** What a page says above its content: numbers that are missing, or that may lack something. */
import { type Html, html, NOTHING } from '../../html.ts';
import type { Said } from '../../words/words.ts';
import type { SectionSource } from '../parts/section.ts';
import { type ReadingTrouble, readingNotices } from './reading-states.ts';

/** Nothing of a version, which tells what was known when it was made. */
export function noticesOf({ report, around, version, address, words }: SectionSource, trouble: ReadingTrouble): Html {
  const { say } = words;
  const unread = report.read === 'none' ? [html`<strong>${say('state.unread')}.</strong> ${say('state.unreadText')}`] : [];
  const reading = version === undefined ? readingNotices(around.reading, trouble, words, address.zone) : [];
  const notices: readonly (Said | Html)[] = [...unread, ...reading];
  return notices.length === 0 ? NOTHING : html`<div class="notices">${notices.map((text) => html`<p class="notice">${text}</p>`)}</div>`;
}
