/** Each item's share of all deliveries. */
import type { Words } from '../../../words/words.ts';
import type { PageColumn } from '../../tables/page-column.ts';

export function shareColumn(total: number, words: Words): PageColumn<{ readonly deliveries: number }> {
  return {
    id: 'share',
    label: words.say('column.share'),
    cell: ({ deliveries }) => words.ratio(deliveries, total),
    value: ({ deliveries }) => (total === 0 ? null : deliveries / total),
  };
}
