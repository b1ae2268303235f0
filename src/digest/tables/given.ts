/** Names that a report has for values which are not given. */
import { NOT_GIVEN } from '../../report/lists.ts';

/** Empty where the report's own English stands for "nothing": words say that in their language. */
export function given(name: string | null): string {
  return name === null || name === NOT_GIVEN ? '' : name;
}
