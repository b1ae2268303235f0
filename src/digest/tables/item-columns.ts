/** Columns that several tables of items share. */
import { answered, liveRange } from '../../report/live.ts';
import type { ItemCounts } from '../../report/report.ts';
import type { Words } from '../../words/words.ts';
import type { Column, Listed } from './table-view.ts';

/** The shared columns in a language. */
export interface ItemColumns {
  readonly deliveries: Column<Listed>;
  readonly attempts: Column<ItemCounts>;
  readonly offHook: Column<ItemCounts>;
  /** Live answer of the voice attempts, at least and at most. */
  readonly live: Column<ItemCounts>;
}

export function itemColumns(words: Words): ItemColumns {
  const shareOf = (count: number, { voiceAttempts }: ItemCounts) => (voiceAttempts === 0 ? null : count / voiceAttempts);
  return {
    deliveries: { label: words.say('column.deliveries'), text: (item) => words.count(item.deliveries) },
    attempts: { label: words.say('column.attempts'), wideOnly: true, text: (item) => words.count(item.attempts) },
    offHook: { label: words.say('column.offHook'), wideOnly: true, text: (item) => words.percent(shareOf(answered(item), item)) },
    live: {
      label: words.say('column.live'),
      text(item) {
        const { low, high } = liveRange(item);
        return words.percentRange(shareOf(low, item), shareOf(high, item));
      },
    },
  };
}
