/** What the report page says, in English. */
import type { Texts } from '../../declared/arguments.ts';
import type { PAGE } from '../../declared/page.ts';

export const page: Texts<typeof PAGE> = {
  'page.skip': 'Skip to the report',
  'page.means': 'What {what} means',
  'page.formula': 'Formula',
  'page.rows': 'Of which rows',
  'page.unit': 'Unit',
  'page.choice': 'Why so',
  'page.close': 'Close',
};
