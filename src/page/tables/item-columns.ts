/** Columns that several tables of the page share. */
import { answered, certainlyLive, type Live, liveRange } from '../../report/live.ts';
import type { ItemCounts } from '../../report/report.ts';
import type { Words } from '../../words/words.ts';
import type { PageColumn } from './page-column.ts';

/** Counts that stand as they are in the report. */
type Counted = 'deliveries' | 'attempts' | 'converted' | 'rightParty';

/** The shared columns in a language. */
export interface PageColumns {
  readonly deliveries: PageColumn<Pick<ItemCounts, 'deliveries'>>;
  readonly attempts: PageColumn<Pick<ItemCounts, 'attempts'>>;
  /** Live answers, at least. */
  readonly live: PageColumn<Live<number>>;
  /** Shares of the voice attempts: what anything answered, and what a person did, at least and at most. */
  readonly rates: readonly PageColumn<ItemCounts>[];
  /** The middle one of the rates alone. */
  readonly reached: PageColumn<ItemCounts>;
  readonly atMost: PageColumn<ItemCounts>;
  /** Conversions. */
  readonly success: PageColumn<Pick<ItemCounts, 'converted'>>;
  /** What only settings tell: the right party and conversions, each where some item has it. */
  told(items: readonly ItemCounts[]): readonly PageColumn<ItemCounts>[];
}

export function pageColumns(words: Words): PageColumns {
  const { say } = words;
  const count = <Name extends Counted>(id: Name): PageColumn<Pick<ItemCounts, Name>> => ({
    ...{ id, kpi: id, label: say(`column.${id as Counted}`) },
    ...{ cell: (item) => words.count(item[id]), value: (item) => item[id] },
  });
  const share = (id: 'offHook' | 'reached' | 'atMost', kpi: string, of: (item: ItemCounts) => number): PageColumn<ItemCounts> => ({
    ...{ id, kpi, label: say(`column.${id}`) },
    ...{ cell: (item) => words.percent(shareOf(of(item), item)), value: (item) => shareOf(of(item), item) },
  });
  const reached = share('reached', 'liveMinRate', (item) => liveRange(item).low);
  const atMost = share('atMost', 'liveMaxRate', (item) => liveRange(item).high);
  return {
    ...{ deliveries: count('deliveries'), attempts: count('attempts'), success: count('converted') },
    ...{ rates: [share('offHook', 'offHookRate', answered), reached, atMost], reached, atMost },
    live: {
      ...{ id: 'live', kpi: 'liveMin', label: say('column.liveAtLeast') },
      ...{ cell: (item) => words.count(certainlyLive(item)), value: certainlyLive },
    },
    told: (items) => (['rightParty', 'converted'] as const).filter((id) => items.some((item) => item[id] !== null)).map(count),
  };
}

function shareOf(count: number, { voiceAttempts }: ItemCounts): number | null {
  return voiceAttempts === 0 ? null : count / voiceAttempts;
}
