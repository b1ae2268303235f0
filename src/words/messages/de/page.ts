/** What the report page says, in German. */
import type { Texts } from '../../declared/arguments.ts';
import type { PAGE } from '../../declared/page.ts';

export const page: Texts<typeof PAGE> = {
  'page.skip': 'Zum Bericht springen',
  'page.means': 'Was {what} bedeutet',
  'page.formula': 'Formel',
  'page.rows': 'Aus welchen Zeilen',
  'page.unit': 'Einheit',
  'page.choice': 'Warum so',
  'page.close': 'Schließen',
};
