/** When calls were made and reached people, on the clock of the report. */
import { type Html, html } from '../../../html.ts';
import { busyHours } from '../../../report/lists.ts';
import { certainlyLive } from '../../../report/live.ts';
import type { HourItem } from '../../../report/report.ts';
import { barLabels, histogram } from '../../charts/histogram.ts';
import { type SectionSource, sectionOf } from '../../parts/section.ts';
import { pageColumns } from '../../tables/item-columns.ts';
import { pageTable } from '../../tables/page-table.ts';

const LABEL_EVERY = 3;

/** The hours from the first to the last with an attempt. */
export function hourSection(source: SectionSource): Html | null {
  const { report, words } = source;
  const { byHour, period } = report;
  const hours = busyHours(byHour);
  if (hours.length === 0) return null;
  const title = words.say('hours.title');
  const bars = hours.map((item) => ({
    ...{ count: item.attempts, part: certainlyLive(item) },
    title: words.say('hours.bar', {
      ...{ at: words.hour(Number(item.key)), number: words.count(item.attempts), value: words.count(certainlyLive(item)) },
    }),
  }));
  return sectionOf({
    id: 'hours',
    title,
    note: words.say('hours.note', { zone: period.zone }),
    body: html`<figure>${histogram(bars, title, bestOf(hours, source))}${barLabels(hours.map(({ key }, i) => (i % LABEL_EVERY === 0 ? key : '')))}
<details class="behind" id="hourTable"><summary>${words.say('chart.numbers')}</summary>${tableOf(hours, source)}</details></figure>`,
    width: 'half',
  });
}

function bestOf(hours: readonly HourItem[], { words }: SectionSource): string {
  const most = Math.max(...hours.map((item) => certainlyLive(item)));
  const best = hours.find((item) => certainlyLive(item) === most);
  if (best === undefined || most === 0) return '';
  return words.say('hours.best', { hours: words.hourSpan(Number(best.key), Number(best.key) + 1), count: most });
}

function tableOf(hours: readonly HourItem[], source: SectionSource): Html {
  const { words } = source;
  const { attempts, live, reached, atMost } = pageColumns(words);
  return pageTable<HourItem>(
    {
      id: 'hourTable',
      label: words.say('title.hours'),
      nameLabel: words.say('head.hour'),
      rows: hours,
      nameOf: ({ key }) => ({ text: words.hour(Number(key)) }),
      columns: [attempts, live, reached, atMost],
    },
    source,
  );
}
