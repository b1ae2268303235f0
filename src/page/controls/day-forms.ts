/** The ways to name days, a small form each. */
import { type Html, html, NOTHING } from '../../html.ts';
import { calendarName, daysOf, spanHolding, steppedSpan } from '../../time/calendar-step.ts';
import type { Words } from '../../words/words.ts';
import type { PageAddress } from '../address/page-address.ts';
import { DAY_FIELDS, formOf } from './form.ts';

export interface DayForms {
  readonly address: PageAddress;
  /** Local date of now, YYYY-MM-DD. */
  readonly today: string;
  readonly words: Words;
}

const QUARTERS = 12;
// As many as the report takes.
const MOST_DAYS = 366;

/** What they ask for first is what is shown. */
export function dayForms({ address, today, words }: DayForms): Html {
  const { say } = words;
  const { from, to } = address.period;
  const last = to < today ? to : today;
  const max = html` max="${today}"`;
  const date = (name: string, value: string, label: Html) =>
    html`<label>${label} <input type="date" name="${name}" value="${value}"${name === 'from' ? max : NOTHING} required></label>`;
  // Browsers without a picker for these let it be typed.
  const calendar = (kind: 'week' | 'month', shape: Html) =>
    html`<label>${say(`periodKind.${kind}`)} <input name="${kind}" value="${calendarName(kind, last)}"${shape} required></label>`;
  const end = date('to', last, html`${say('page.to')}`);
  const bodies = [
    html`<label>${say('periodKind.day')} <input type="date" name="date" value="${last}"${max} required></label>`,
    calendar('week', html` type="week" pattern="[0-9]{4}-W[0-9]{2}"`),
    calendar('month', html` type="month" pattern="[0-9]{4}-[0-9]{2}"`),
    html`<label>${say('periodKind.quarter')} <select name="quarter">${quarterOptions(last, today)}</select></label>`,
    html`${date('from', from, html`${say('periodKind.range')}`)}${end}`,
    html`<label>${say('periodKind.rolling')} <input type="number" name="days" min="1" max="${MOST_DAYS}" value="${Math.min(MOST_DAYS, daysOf(address.period))}" required></label>${end}`,
  ];
  const button = html`<button class="go">${say('page.show')}</button>`;
  // What a day is compared with is no choice of a month.
  const changes = [...DAY_FIELDS, 'compare'];
  return html`<div class="forms">${bodies.map((body) => formOf({ address, changes, body: html`${body}${button}` }))}</div>`;
}

/** The last three years, newest first. */
function quarterOptions(shown: string, today: string): Html[] {
  const chosen = calendarName('quarter', shown);
  let span = spanHolding('quarter', today);
  return Array.from({ length: QUARTERS }, () => {
    const name = calendarName('quarter', span.from);
    span = steppedSpan(span, -1);
    return html`<option${name === chosen ? html` selected` : NOTHING}>${name}</option>`;
  });
}
