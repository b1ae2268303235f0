/** The heading of a report: its days, the days beside them, what it is narrowed to, and how far it has come. */
import { type Html, html, NOTHING } from '../../html.ts';
import { steppedSpan } from '../../time/calendar-step.ts';
import { changedAddress } from '../address/address-of.ts';
import type { SectionSource } from '../parts/section.ts';
import { filterChips } from './filters.ts';

/** With the one h1 of the page. */
export function headingOf(source: SectionSource): Html {
  const { report, words, isLink } = source;
  return html`<div class="heading"><h1>${words.period(report.period, 'long')}</h1>${isLink ? NOTHING : stepsOf(source)}</div>
${filterChips(source)}${noticesOf(source)}`;
}

/** Links to the days before and after; none to days to come. */
function stepsOf({ address, around, words }: SectionSource): Html {
  const step = (steps: 1 | -1) => {
    const period = steppedSpan(address.period, steps);
    if (period.from > around.today) return NOTHING;
    const [rel, name] = steps < 0 ? ['prev', words.say('page.earlier')] : ['next', words.say('page.later')];
    return html`<a rel="${rel}" href="${changedAddress(address, { period })}"><span class="unseen">${name}: </span>${words.period(period, 'brief')}</a>`;
  };
  return html`<div class="steps">${step(-1)}${step(1)}</div>`;
}

/** What a reader has to know before any number. */
function noticesOf(source: SectionSource): Html {
  const { report, around, address, version, words } = source;
  const { say } = words;
  const at = (iso: string) => words.instant(iso, report.period.zone);
  const { readTo, isBehind, first } = around.reading;
  const lines = [
    ...(isRunning(source) && report.asOf !== null ? [html`${say('page.soFar', { at: at(report.asOf) })}`] : []),
    ...(isBehind && readTo !== null ? [html`${say('page.behind', { at: at(readTo) })}`] : []),
    ...(first === null ? [] : [html`${say('page.reading', { days: first.days, count: first.read })}`]),
    ...(version === undefined
      ? []
      : [
          html`${say('page.isVersion', { count: version })} <a href="${changedAddress(address, { version: undefined })}">${say('page.current')}</a>`,
        ]),
  ];
  return lines.length === 0 ? NOTHING : html`<ul class="notices">${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
}

/** Whether its days still run, so that it changes by itself. */
export function isRunning({
  report: { period },
  around: { today },
  version,
}: Pick<SectionSource, 'report' | 'around' | 'version'>): boolean {
  return version === undefined && period.from <= today && today <= period.to;
}
