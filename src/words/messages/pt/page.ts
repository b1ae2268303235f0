/** What the report page says, in Portuguese. */
import type { Texts } from '../../declared/arguments.ts';
import type { PAGE } from '../../declared/page.ts';

export const page: Texts<typeof PAGE> = {
  'page.skip': 'Ir para o relatório',
  'page.means': 'O que significa {what}',
  'page.formula': 'Fórmula',
  'page.rows': 'De quais linhas',
  'page.unit': 'Unidade',
  'page.choice': 'Por que assim',
  'page.close': 'Fechar',
};
