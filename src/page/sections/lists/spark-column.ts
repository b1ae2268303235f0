/** The deliveries of the last days of a queue or configuration, as small bars. */
import type { QueueItem } from '../../../report/report.ts';
import type { Said, Words } from '../../../words/words.ts';
import { sparkBars } from '../../charts/spark-bars.ts';
import type { PageColumn } from '../../tables/page-column.ts';

/** None where no item has them, as in reports of older releases. The numbers stand in its title. */
export function sparkColumns(items: readonly QueueItem[], words: Words): PageColumn<QueueItem>[] {
  const days = items.find((item) => item.days !== undefined)?.days?.deliveries.length;
  if (days === undefined) return [];
  return [
    {
      id: 'trend',
      label: words.say('column.trend', { days }),
      cell: (item) => sparkBars(item.days?.deliveries ?? [], titleOf(item, words)),
    },
  ];
}

function titleOf({ days }: QueueItem, words: Words): Said {
  return words.enumeration((days?.deliveries ?? []).map((count) => words.count(count)));
}
