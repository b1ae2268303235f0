/** What a page says above its content: numbers that are missing, and why. */
import { allowedLine } from '../../digest/lines/heading.ts';
import { type Html, html, NOTHING } from '../../html.ts';
import type { SectionSource } from '../parts/section.ts';
import type { ReadingTrouble } from './reading-states.ts';

/** Of a version nothing of today's trouble, which it does not know. */
export function noticesOf({ report, version, words }: SectionSource, trouble: ReadingTrouble): Html {
  const { say } = words;
  const unread = report.read === 'none' ? [html`<strong>${say('state.unread')}.</strong> ${say('state.unreadText')}`] : [];
  const rights =
    version === undefined && trouble === 'noRights' ? [html`<strong>${say('state.rights')}.</strong> ${say('state.rightsText')}`] : [];
  const notices = [...unread, ...rights, ...allowedNotice(report, words)];
  return notices.length === 0 ? NOTHING : html`<ul class="notices">${notices.map((text) => html`<li>${text}</li>`)}</ul>`;
}

/** Of a reader who sees a part alone. */
function allowedNotice(report: SectionSource['report'], words: SectionSource['words']): readonly Html[] {
  const seen = allowedLine(report, words);
  return seen === null ? [] : [html`${seen}`];
}
