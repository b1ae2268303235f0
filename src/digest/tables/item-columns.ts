/** Columns that several tables of items share. */
import { answered, liveRange } from '../../report/live.ts';
import type { ItemCounts } from '../../report/report.ts';
import type { Words } from '../../words/words.ts';
import type { Column, Listed } from './table-view.ts';

/** The shared columns in a language. */
export interface ItemColumns {
  readonly deliveries: Column<Listed>;
  readonly attempts: Column<ItemCounts>;
  readonly answered: Column<ItemCounts>;
  /** Voice attempts that reached a person: at least, and, where there is room, at most. */
  readonly reached: Column<ItemCounts>;
  readonly atMost: Column<ItemCounts>;
}

export function itemColumns(words: Words): ItemColumns {
  const shareOf = (count: number, { voiceAttempts }: ItemCounts) => (voiceAttempts === 0 ? null : count / voiceAttempts);
  return {
    deliveries: { label: words.say('column.deliveries'), text: (item) => words.count(item.deliveries) },
    attempts: { label: words.say('column.attempts'), wideOnly: true, text: (item) => words.count(item.attempts) },
    answered: { label: words.say('column.offHook'), wideOnly: true, text: (item) => words.percent(shareOf(answered(item), item)) },
    reached: { label: words.say('column.reached'), text: (item) => words.percent(shareOf(liveRange(item).low, item)) },
    atMost: {
      label: words.say('column.atMost'),
      wideOnly: true,
      text: (item) => words.percent(shareOf(liveRange(item).high, item)),
    },
  };
}
