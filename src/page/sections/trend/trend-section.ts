/** How the days up to the report's went: deliveries and who was reached, beside what is usual of such days. */
import { type Html, html, NOTHING } from '../../../html.ts';
import type { Said, Words } from '../../../words/words.ts';
import { bandOf } from '../../charts/band.ts';
import { swatch } from '../../charts/stacked-bar.ts';
import { trendPanel } from '../../charts/trend-panel.ts';
import { type SectionSource, sectionOf } from '../../parts/section.ts';
import { dayColumns } from './day-columns.ts';
import { type TrendDay, trendDaysOf } from './trend-days.ts';
import { trendTable } from './trend-table.ts';

const WEEK = 7;
const MOST_DATES = 9;

/** One of the numbers that are drawn. */
interface Shown {
  readonly label: Said;
  readonly kpi: string;
  readonly figureOf: (day: TrendDay) => number | null;
  readonly write: (value: number | null) => Said;
}

/** Of fewer than two days there is no trend. */
export function trendSection(source: SectionSource): Html | null {
  const { words } = source;
  const days = trendDaysOf(source);
  if (days.filter(({ deliveries }) => deliveries !== null).length < 2) return null;
  const all: readonly Shown[] = [
    { label: words.say('figure.deliveries'), kpi: 'deliveries', figureOf: ({ deliveries }) => deliveries, write: words.count },
    { label: words.say('figure.reached'), kpi: 'liveMinRate', figureOf: ({ live }) => live?.value ?? null, write: words.percent },
  ];
  // Where nobody was called, nobody was reached: an empty drawing would say nothing.
  const shown = all.filter(({ figureOf }) => days.some((day) => figureOf(day) !== null));
  const hasBand = shown.some(({ figureOf }) => bandOf(valuesOf(days, figureOf)).some((span) => span !== null));
  return sectionOf({
    id: 'trend',
    title: words.say('trend.title'),
    note: hasBand ? words.say('trend.note') : null,
    body: html`<figure class="trend"><div class="plot">${shown.map((one) => panelOf(one, days, source))}${dayColumns(days, source)}</div>
${datesOf(days, words)}${legendOf(days, hasBand, words)}
<details class="behind"><summary>${words.say('chart.numbers')}</summary>${trendTable(days, source)}</details></figure>`,
  });
}

function valuesOf(days: readonly TrendDay[], figureOf: Shown['figureOf']) {
  return days.map((day) => ({ date: day.date, isOwn: day.isOwn, value: figureOf(day) }));
}

function panelOf({ label, kpi, figureOf, write }: Shown, days: readonly TrendDay[], { words, explain }: SectionSource): Html {
  const known = days.flatMap((day) => figureOf(day) ?? []);
  const description = words.say('trend.known', {
    period: words.period({ from: days[0]?.date ?? '', to: days.at(-1)?.date ?? '' }, 'short'),
    from: write(Math.min(...known)),
    to: write(Math.max(...known)),
  });
  const { svg, range } = trendPanel({
    title: label,
    description,
    days: valuesOf(days, figureOf).map((day, i) => ({ ...day, isRead: days[i]?.isRead ?? false, isOpen: isOpen(days[i]) })),
  });
  return html`<div class="measure"><p class="scale"><b>${explain.label(kpi, label)}</b> <span>${words.say('span', { from: write(range.low), to: write(range.high) })}</span></p>${svg}</div>`;
}

/** Whether its number can still change. */
function isOpen(day: TrendDay | undefined): boolean {
  return day?.state === 'open' || day?.state === 'provisional';
}

/** A date each seven days from the first on, so that they are of one weekday; each so many weeks where they would not fit. */
function datesOf(days: readonly TrendDay[], words: Words): Html {
  const step = WEEK * Math.ceil(days.length / (WEEK * MOST_DATES));
  const dates = days.filter((_, i) => i % step === 0);
  // The last one has the room that is left, in sevenths of a step.
  const rest = Math.max(1, Math.round(((days.length % step || step) / step) * WEEK));
  const last = (i: number) => (i === dates.length - 1 ? html` class="w${rest}"` : NOTHING);
  return html`<ol class="dates" aria-hidden="true">${dates.map(({ date }, i) => html`<li${last(i)}>${words.date(date, 'digits')}</li>`)}</ol>`;
}

/** Only what is there. */
function legendOf(days: readonly TrendDay[], hasBand: boolean, words: Words): Html {
  const has = (is: (day: TrendDay) => boolean) => days.some(is);
  const entries: readonly (readonly [isThere: boolean, mark: Html, text: Said])[] = [
    [hasBand, swatch('band'), words.say('trend.band')],
    [true, swatch('own'), words.say('trend.own')],
    [has(({ isRead }) => !isRead), swatch('gap'), words.say('dayState.unread')],
    [has(({ state }) => state === 'restated'), html`<i>▾</i>`, words.say('dayState.restated')],
    ...(['open', 'provisional'] as const).map(
      (one) => [has(({ isRead, state }) => isRead && state === one), html`<i>○</i>`, words.say(`dayState.${one}`)] as const,
    ),
  ];
  return html`<ul class="key">${entries.flatMap(([isThere, mark, text]) => (isThere ? [html`<li>${mark} ${text}</li>`] : []))}</ul>`;
}
