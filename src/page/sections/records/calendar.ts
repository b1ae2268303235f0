/** The calendar of the history: a month a table, a day a link to its page, shaded by its deliveries and marked by its state. */
import { type Html, html, NOTHING } from '../../../html.ts';
import type { CalendarDay, DayState } from '../../../report/around/surroundings.ts';
import { daysOf, weekdayNumber } from '../../../time/calendar-step.ts';
import { changedAddress } from '../../address/address-of.ts';
import { type Section, type SectionSource, sectionOf } from '../../parts/section.ts';

const WEEK = [1, 2, 3, 4, 5, 6, 7] as const;
const STATES = ['closed', 'provisional', 'restated', 'open', 'unread'] as const satisfies readonly DayState[];
/** Most days are closed or not read: what has no mark of its own is one of them, told apart by its shade. */
const MARKED: readonly DayState[] = ['provisional', 'restated', 'open'];
/** Shades of days on which anything was delivered; a day of nothing has the faintest, as every other that was read. */
const SHADES = 4;

export const calendarSection: Section = (source) => {
  const { around, words } = source;
  const days = around.calendar ?? [];
  if (days.length === 0) return null;
  const most = Math.max(0, ...days.map(({ deliveries }) => deliveries ?? 0));
  const months = monthsSinceRead(days, source).map((month) => monthOf(month, most, source));
  return sectionOf({
    id: 'calendar',
    title: words.say('page.calendar'),
    note: most === 0 ? null : words.say('page.calendarNote', { most: words.count(most) }),
    body: html`${legendOf(source)}<div class="months"><div data-days>${months}</div></div>`,
  });
};

/** From the first month of which anything was read, or that is shown: months before the history began have nothing to tell or to open. */
function monthsSinceRead(days: readonly CalendarDay[], { report }: SectionSource): readonly (readonly CalendarDay[])[] {
  const months = [...Map.groupBy(days, ({ date }) => date.slice(0, 7)).values()];
  const first = months.findIndex((month) => month.some((day) => day.state !== 'unread' || isShown(day, report)));
  return months.slice(first);
}

function isShown({ date }: CalendarDay, { period }: SectionSource['report']): boolean {
  return period.from <= date && date <= period.to;
}

function monthOf(days: readonly CalendarDay[], most: number, source: SectionSource): Html {
  const [first] = days;
  if (first === undefined) return NOTHING;
  const { words } = source;
  const weeks = weeksOf(first.date, days);
  const heads = WEEK.map((day) => html`<th>${words.weekday(day, 'short')}</th>`);
  const rows = weeks.map((week) => html`<tr>${week.map((day) => (day === null ? html`<td></td>` : dayCell(day, most, source)))}</tr>`);
  return html`<table class="month"><caption>${words.date(first.date, 'month')}</caption><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table>
`;
}

/** Each day under its weekday; null before the first one, and for a date that the zone skipped. */
function weeksOf(first: string, days: readonly CalendarDay[]): readonly (readonly (CalendarDay | null)[])[] {
  const before = weekdayNumber(first) - 1;
  const placed = new Map(days.map((day) => [before + daysOf({ from: first, to: day.date }) - 1, day]));
  const cells = Array.from({ length: Math.max(...placed.keys()) + 1 }, (_, place) => placed.get(place) ?? null);
  return Array.from({ length: Math.ceil(cells.length / WEEK.length) }, (_, week) =>
    cells.slice(week * WEEK.length, (week + 1) * WEEK.length),
  );
}

/** Its number, and what it holds where a mouse rests on it or a screen reader reads on. */
function dayCell(day: CalendarDay, most: number, { address, report, words }: SectionSource): Html {
  const { date, state, deliveries } = day;
  const title = titleOf(deliveries, state, words);
  const shade = deliveries === null || most === 0 ? 0 : Math.ceil((deliveries / most) * SHADES);
  const kind = [...(MARKED.includes(state) ? [`is-${state}`] : []), ...(state === 'unread' ? [] : [`h${shade}`])].join(' ');
  const classes = kind === '' ? NOTHING : html` class="${kind}"`;
  const href = changedAddress(address, { period: { kind: 'day', from: date, to: date }, compare: undefined, sort: [] });
  return html`<td><a${classes} href="${href}" title="${title}"${isShown(day, report) ? html` aria-current="date"` : NOTHING}>${Number(date.slice(8))}</a></td>`;
}

/** Of a day that is closed, as most are, the number alone. */
function titleOf(deliveries: number | null, state: DayState, words: SectionSource['words']): string {
  const [number, what] = [words.count(deliveries), words.say(`dayState.${state}`)];
  if (deliveries === null) return what;
  return state === 'closed' ? number : words.say('page.cell', { number, what });
}

/** What the marks mean, whatever colours somebody sees. */
function legendOf({ words }: SectionSource): Html {
  const items = STATES.map(
    (state) => html`<li><span class="day is-${state}" aria-hidden="true">7</span> ${words.say(`dayState.${state}`)}</li>`,
  );
  return html`<ul class="legend">${items}</ul>`;
}
