/** Voice beside messages. */
import type { Report } from '../../report/report.ts';
import type { Words } from '../../words/words.ts';
import { ratesTable } from '../tables/rates-table.ts';
import { type TableView, withRows } from '../tables/table-view.ts';

/** Channels where there are several: of a single one the totals tell all. */
export function channelTable({ byChannel }: Pick<Report, 'byChannel'>, words: Words): TableView | null {
  const head = { title: words.say('title.channels'), nameLabel: words.say('head.channel') };
  return byChannel.length > 1 ? withRows(ratesTable(head, 'channel', byChannel, words)) : null;
}
