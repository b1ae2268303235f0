/** What a page says above its content: numbers that are missing, and why. */
import { type Html, html, NOTHING } from '../../html.ts';
import type { SectionSource } from '../parts/section.ts';
import type { ReadingTrouble } from './reading-states.ts';

/** Of a version nothing of today's trouble, which it does not know. */
export function noticesOf({ report, version, words }: SectionSource, trouble: ReadingTrouble): Html {
  const { say } = words;
  const unread = report.read === 'none' ? [html`<strong>${say('state.unread')}.</strong> ${say('state.unreadText')}`] : [];
  const rights =
    version === undefined && trouble === 'noRights' ? [html`<strong>${say('state.rights')}.</strong> ${say('state.rightsText')}`] : [];
  const notices = [...unread, ...rights];
  return notices.length === 0 ? NOTHING : html`<div class="notices">${notices.map((text) => html`<p class="notice">${text}</p>`)}</div>`;
}
