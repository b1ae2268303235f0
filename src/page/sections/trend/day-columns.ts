/** A column over the drawing for each day: it tells its numbers where a pointer rests on it, and opens its page. */
import { type Html, html, NOTHING } from '../../../html.ts';
import type { SectionSource } from '../../parts/section.ts';
import { dayAddress, dayWords } from './day-words.ts';
import type { TrendDay } from './trend-days.ts';

/** For pointers alone: the table behind the drawing has the same days as links for keyboards and screen readers, who would otherwise pass 57 of them here. */
export function dayColumns(days: readonly TrendDay[], source: SectionSource): Html {
  const columns = days.map((day) => {
    const title = dayWords(day, source.words);
    const href = dayAddress(day, source);
    const mark = day.state === 'restated' ? html` class="restated"` : NOTHING;
    return href === undefined ? html`<i${mark} title="${title}"></i>` : html`<a${mark} tabindex="-1" href="${href}" title="${title}"></a>`;
  });
  return html`<div class="days" aria-hidden="true">${columns}</div>`;
}
