/** What a report can be narrowed to, in the order in which it is offered. */
import { recordOf } from '../../metrics/cube/cell.ts';
import { nameKey } from '../../metrics/row/text.ts';
import { NOT_GIVEN } from '../lists.ts';
import type { Report } from '../report.ts';
import { SCOPE_COLUMNS } from '../scope.ts';
import { scopeItems } from '../scope-names.ts';
import type { Choice, Surroundings } from './surroundings.ts';

export type Choices = Surroundings['choices'];

/** Of each column; who has more narrows by an address. */
const MAX_CHOICES = 200;

/** A value by its name; one without any stands for itself. */
export function choiceOf(key: string, name?: string | null): Choice {
  return { key, name: name ?? (key || NOT_GIVEN) };
}

/** As many as are offered, in the order of their names. */
export function byName(choices: readonly Choice[]): readonly Choice[] {
  const keyed = choices.map((choice) => [nameKey(choice.name), choice] as const);
  return atMost(keyed.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, choice]) => choice));
}

/** As many as are offered, as they come. */
export function atMost(choices: readonly Choice[]): readonly Choice[] {
  return choices.slice(0, MAX_CHOICES);
}

/** Pure: the values of the report that is shown come first, most deliveries first, and are offered in any case. */
export function withReported(around: Surroundings, report: Report): Surroundings {
  const choices = recordOf(SCOPE_COLUMNS, (column) => {
    const reported = scopeItems(report, column).map(({ key, name }) => ({ key, name }));
    const keys = new Set(reported.map(({ key }) => key));
    return atMost([...reported, ...around.choices[column].filter(({ key }) => !keys.has(key))]);
  });
  return { ...around, choices };
}
