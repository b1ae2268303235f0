/** What the report page says, in French. */
import type { Texts } from '../../declared/arguments.ts';
import type { PAGE } from '../../declared/page.ts';

export const page: Texts<typeof PAGE> = {
  'page.skip': 'Aller au rapport',
  'page.means': 'Signification\u00a0: {what}',
  'page.formula': 'Formule',
  'page.rows': 'Sur quelles lignes',
  'page.unit': 'Unité',
  'page.choice': 'Pourquoi ainsi',
  'page.close': 'Fermer',
};
