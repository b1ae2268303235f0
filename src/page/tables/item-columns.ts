/** Columns that several tables of the page share. */
import { answered, liveRange } from '../../report/live.ts';
import type { ItemCounts } from '../../report/report.ts';
import type { Words } from '../../words/words.ts';
import type { PageColumn } from './page-column.ts';

/** Counts that stand as they are in the report. */
type Counted = { readonly [Name in 'deliveries' | 'attempts' | 'converted' | 'rightParty']: PageColumn<Pick<ItemCounts, Name>> };

/** The shared columns in a language. */
export interface PageColumns extends Counted {
  /** Shares of the voice attempts. */
  readonly offHook: PageColumn<ItemCounts>;
  readonly reached: PageColumn<ItemCounts>;
  readonly atMost: PageColumn<ItemCounts>;
}

export function pageColumns(words: Words): PageColumns {
  const { say } = words;
  const shareOf = (count: number, { voiceAttempts }: ItemCounts) => (voiceAttempts === 0 ? null : count / voiceAttempts);
  const count = <Name extends keyof Counted>(id: Name, label: PageColumn<unknown>['label']): PageColumn<Pick<ItemCounts, Name>> => ({
    id,
    label,
    kpi: id,
    cell: (item) => words.count(item[id]),
    value: (item) => item[id],
  });
  const share = (
    id: string,
    label: PageColumn<unknown>['label'],
    kpi: string,
    of: (item: ItemCounts) => number,
  ): PageColumn<ItemCounts> => ({
    id,
    label,
    kpi,
    cell: (item) => words.percent(shareOf(of(item), item)),
    value: (item) => shareOf(of(item), item),
  });
  return {
    deliveries: count('deliveries', say('column.deliveries')),
    attempts: count('attempts', say('column.attempts')),
    converted: count('converted', say('column.converted')),
    rightParty: count('rightParty', say('column.rightParty')),
    offHook: share('offHook', say('column.offHook'), 'offHookRate', answered),
    reached: share('reached', say('column.reached'), 'liveMinRate', (item) => liveRange(item).low),
    atMost: share('atMost', say('column.atMost'), 'liveMaxRate', (item) => liveRange(item).high),
  };
}
