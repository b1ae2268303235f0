/** How a caller id is called in a digest. */
import type { CallerIdItem } from '../../report/report.ts';
import { clean, shownName } from '../../words/clean.ts';

/** "…0142, Campaign A" */
export function callerIdName({ name, configurationName }: Pick<CallerIdItem, 'name' | 'configurationName'>): string {
  return `${shownName(name, 20)}, ${clean(configurationName, 40) || 'no configuration'}`;
}
