/** What the report page says beside its tables and charts: what can be chosen, what is explained, what stands at its end. */
import type { Declared } from './arguments.ts';

export const PAGE = {
  'page.skip': [],
  'page.means': ['what'],
  'page.formula': [],
  'page.rows': [],
  'page.unit': [],
  'page.choice': [],
  'page.close': [],
} as const satisfies Declared;
