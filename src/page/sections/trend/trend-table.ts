/** The numbers of the trend, a day a row, the newest first. */
import type { Html } from '../../../html.ts';
import type { SectionSource } from '../../parts/section.ts';
import type { PageColumn } from '../../tables/page-column.ts';
import { pageTable } from '../../tables/page-table.ts';
import { dayAddress, stateWords } from './day-words.ts';
import type { TrendDay } from './trend-days.ts';

export function trendTable(days: readonly TrendDay[], source: SectionSource): Html {
  const { words } = source;
  const attempts: PageColumn<TrendDay> = {
    id: 'attempts',
    label: words.say('column.attempts'),
    cell: (day) => words.count(day.attempts),
  };
  const states: PageColumn<TrendDay> = { id: 'state', label: words.say('column.state'), cell: (day) => stateWords(day, words) ?? '' };
  return pageTable(
    {
      id: 'trend',
      label: words.say('trend.title'),
      nameLabel: words.say('column.day'),
      rows: days.toReversed(),
      most: days.length,
      nameOf: (day) => ({ text: words.date(day.date, 'short'), href: dayAddress(day, source) }),
      columns: [
        { id: 'deliveries', label: words.say('column.deliveries'), cell: ({ deliveries }) => words.count(deliveries) },
        ...(days.some((day) => day.attempts !== null) ? [attempts] : []),
        { id: 'reached', label: words.say('figure.reached'), cell: ({ live }) => words.percent(live?.value ?? null) },
        ...(days.some((day) => stateWords(day, words) !== null) ? [states] : []),
      ],
    },
    source,
  );
}
