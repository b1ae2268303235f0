/** How long the calls took. */
import { type Html, html } from '../../../html.ts';
import type { CallTimeBand } from '../../../report/report.ts';
import { CALL_TIMES } from '../../../report/totals.ts';
import type { Said, Words } from '../../../words/words.ts';
import { barLabels, histogram } from '../../charts/histogram.ts';
import { type SectionSource, sectionOf } from '../../parts/section.ts';
import { pageTable } from '../../tables/page-table.ts';

/** Null without a call of known length, and in versions that do not tell. */
export function callTimeSection(source: SectionSource): Html | null {
  const { report, words } = source;
  const { callTimes = [] } = report;
  if (callTimes.every(({ calls }) => calls === 0)) return null;
  const title = words.say('callTimes.title');
  const { count, p50, p90 } = report.totals[CALL_TIMES];
  const note = words.say('callTimes.note', { number: words.count(count), value: words.duration(p50), most: words.duration(p90) });
  const bars = callTimes.map((band) => ({
    count: band.calls,
    title: words.say('chart.value', { what: lengthOf(band, words), number: words.count(band.calls) }),
  }));
  const table = pageTable<CallTimeBand>(
    {
      id: 'callTimes',
      label: title,
      nameLabel: words.say('callTimes.length'),
      rows: callTimes,
      nameOf: (band) => ({ text: lengthOf(band, words) }),
      columns: [{ id: 'calls', label: words.say('column.calls'), kpi: CALL_TIMES, cell: ({ calls }) => words.count(calls) }],
    },
    source,
  );
  return sectionOf({
    id: 'callTimes',
    title,
    note,
    body: html`<figure>${histogram(bars, title, note)}${barLabels(callTimes.map(({ fromSeconds }) => words.duration(fromSeconds)))}
<details class="behind"><summary>${words.say('chart.numbers')}</summary>${table}</details></figure>`,
    width: 'half',
  });
}

/** "0:30 to 1:00"; the second is that of the next band. */
function lengthOf({ fromSeconds, toSeconds }: CallTimeBand, words: Words): Said {
  const from = words.duration(fromSeconds);
  return toSeconds === null ? words.say('callTimes.over', { from }) : words.say('span', { from, to: words.duration(toSeconds) });
}
