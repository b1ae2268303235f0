/** What the report page says, in Spanish. */
import type { Texts } from '../../declared/arguments.ts';
import type { PAGE } from '../../declared/page.ts';

export const page: Texts<typeof PAGE> = {
  'page.skip': 'Ir al informe',
  'page.means': 'Qué significa {what}',
  'page.formula': 'Fórmula',
  'page.rows': 'De qué filas',
  'page.unit': 'Unidad',
  'page.choice': 'Por qué así',
  'page.close': 'Cerrar',
};
