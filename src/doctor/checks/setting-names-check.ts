/** Whether rows have the names that settings name. */
import { UNMET_DAYS } from '../../history/state/met-names.ts';
import { type Check, ok, untried, warning } from '../check.ts';

export const settingNamesCheck: Check = {
  id: 'setting-names',
  title: 'Names in settings',
  looksAt: `codes and keywords in settings that no row had in ${UNMET_DAYS} days`,
  needs: ['tables'],
  run: async ({ storage }) => {
    if (storage === undefined) return untried('The settings of storage cannot be used.');
    const { unmetNames } = await storage.health();
    if (unmetNames.length === 0) return ok('None is missed.');
    return warning('names-unmet', ...unmetNames.map(({ setting, name }) => `${setting}: no row had "${name}".`));
  },
};
