/** Columns of queues and configurations: what is usual of them, what waits, and what came of it. */
import { isWatched } from '../../../report/comparison/comparison-model.ts';
import type { QueueItem, Report } from '../../../report/report.ts';
import type { Words } from '../../../words/words.ts';
import { pageColumns } from '../../tables/item-columns.ts';
import type { PageColumn } from '../../tables/page-column.ts';

/** Without those that nothing is known of in any row. */
export function copingColumns(
  items: readonly QueueItem[],
  { comparison }: Pick<Report, 'comparison'>,
  words: Words,
): PageColumn<QueueItem>[] {
  const shared = pageColumns(words);
  const has = (is: (item: QueueItem) => boolean) => items.some(is);
  const when = (isThere: boolean, ...columns: readonly PageColumn<QueueItem>[]) => (isThere ? columns : []);
  return [
    shared.deliveries,
    shared.attempts,
    ...shared.rates,
    ...when(isWatched(comparison) && has(({ usual }) => usual !== undefined), ...usualColumns(words)),
    ...shared.told(items),
    ...when(
      has(({ expired }) => expired > 0),
      countColumn('expired', 'queueExpired', ({ expired }) => expired, words),
    ),
    ...when(
      has(({ backlog }) => backlog !== null),
      ...waitingColumns(words),
    ),
  ];
}

function usualColumns({ say, count, decimal, percent }: Words): PageColumn<QueueItem>[] {
  const deliveries = ({ usual }: QueueItem) => usual?.deliveries ?? null;
  const live = ({ usual }: QueueItem) => usual?.live ?? null;
  // A median of counts is whole or lies half-way between two.
  const medianOf = (median: number | null) => (median === null || Number.isInteger(median) ? count(median) : decimal(median));
  return [
    {
      ...{ id: 'usualDeliveries', label: say('column.usualDeliveries'), kpi: 'usualDeliveries' },
      ...{ cell: (item) => medianOf(deliveries(item)), value: deliveries },
    },
    {
      ...{ id: 'usualReached', label: say('column.usualReached'), kpi: 'usualLive' },
      ...{ cell: (item) => percent(live(item)), value: live },
    },
    {
      ...{ id: 'unusual', label: say('column.unusual'), kpi: 'unusual' },
      ...{ cell: ({ unusual }) => decimal(unusual ?? null), value: ({ unusual }) => unusual ?? null },
    },
  ];
}

function waitingColumns(words: Words): PageColumn<QueueItem>[] {
  const left = ({ hoursRemaining }: QueueItem) => hoursRemaining;
  return [
    countColumn('open', 'queueBacklog', ({ backlog }) => backlog, words),
    countColumn('stuck', 'queueZombies', ({ zombies }) => zombies, words),
    countColumn('lastHour', 'throughput', ({ processedLastHour }) => processedLastHour, words),
    {
      ...{ id: 'left', label: words.say('column.left'), kpi: 'hoursRemaining' },
      // Without anything open there is nothing left to do.
      ...{ cell: (item) => (item.backlog === 0 ? '' : words.hours(left(item))), value: left },
    },
  ];
}

function countColumn(
  id: 'expired' | 'open' | 'stuck' | 'lastHour',
  kpi: string,
  value: (item: QueueItem) => number | null,
  words: Words,
): PageColumn<QueueItem> {
  return { id, kpi, label: words.say(`column.${id}`), cell: (item) => words.count(value(item)), value };
}
