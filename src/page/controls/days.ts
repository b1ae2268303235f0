/** Which days: spans of each kind round those that are shown, today, and any other. */
import { type Html, html, NOTHING } from '../../html.ts';
import { lastDays, spanHolding } from '../../time/calendar-step.ts';
import { changedAddress } from '../address/address-of.ts';
import type { PageAddress } from '../address/page-address.ts';
import type { SectionSource } from '../parts/section.ts';
import { dayForms } from './day-forms.ts';
import { menuOf } from './menu.ts';

const SPANS = ['day', 'week', 'month', 'quarter'] as const;
const ROLLING_DAYS = 30;

/** Links first, which need neither typing nor script; then a form each way to name days. */
export function daysOf({ address, around, words, report }: SectionSource): Html {
  const { say } = words;
  const { kind, to } = address.period;
  const { today } = around;
  // A span that still runs ends in days to come.
  const last = to < today ? to : today;
  const spans = SPANS.map((span) => ({ text: say(`periodKind.${span}`), period: spanHolding(span, last), isChosen: kind === span }));
  const rolling = {
    text: say('page.lastDays', { days: ROLLING_DAYS }),
    period: lastDays(ROLLING_DAYS, last),
    isChosen: kind === 'rolling' && report.period.days === ROLLING_DAYS,
  };
  const isToday = kind === 'day' && to === today;
  const now = { text: say('page.today'), period: spanHolding('day', today), isChosen: isToday };
  const chosen = (is: boolean) => (is ? html` aria-current="true"` : NOTHING);
  const links = [...spans.map((span) => ({ ...span, isChosen: span.isChosen && !isToday })), rolling, now].map(
    ({ text, period, isChosen }) => html`<a href="${addressTo(address, period)}"${chosen(isChosen)}>${text}</a>`,
  );
  return html`<nav class="kinds" aria-label="${say('page.days')}">${links}</nav>
${menuOf({ label: say('page.otherDays'), body: dayForms({ address, today, words }) })}`;
}

/** What a day is compared with is no choice of a month. */
function addressTo(address: PageAddress, period: PageAddress['period']): string {
  return changedAddress(address, { period, ...(period.kind !== address.period.kind && { compare: undefined }) });
}
