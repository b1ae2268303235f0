/** What the report page says, in Japanese. */
import type { Texts } from '../../declared/arguments.ts';
import type { PAGE } from '../../declared/page.ts';

export const page: Texts<typeof PAGE> = {
  'page.skip': 'レポートへ移動',
  'page.means': '{what}の意味',
  'page.formula': '計算式',
  'page.rows': '対象の行',
  'page.unit': '単位',
  'page.choice': 'この方法の理由',
  'page.close': '閉じる',
};
