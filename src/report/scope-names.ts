/** What a scope is called: the names that a report has for its values. */
import { NOT_GIVEN } from './lists.ts';
import type { Report } from './report.ts';
import { type ReportScope, SCOPE_COLUMNS, type ScopeColumn, valuesOf } from './scope.ts';

const LISTS = {
  configuration: 'byConfiguration',
  queue: 'byQueue',
  channel: 'byChannel',
  dialMode: 'byDialMode',
} as const satisfies Readonly<Record<ScopeColumn, keyof Report>>;

/** Names of the values that a column is narrowed to, as they stand in the data. */
export interface ScopeNames {
  readonly column: ScopeColumn;
  readonly names: readonly string[];
}

/** The list of a report by the values of a scope's column. */
export function scopeItems<Column extends ScopeColumn>(report: Report, column: Column): Report[(typeof LISTS)[Column]] {
  return report[LISTS[column]];
}

/** One for each column that the scope narrows; a value that the report has no name for stands for itself. */
export function scopeNames(scope: ReportScope, report: Report): readonly ScopeNames[] {
  return SCOPE_COLUMNS.flatMap((column) => {
    const narrowed = scope[column];
    if (narrowed === undefined) return [];
    const items = scopeItems(report, column);
    return [{ column, names: valuesOf(narrowed).map((key) => items.find((item) => item.key === key)?.name ?? (key || NOT_GIVEN)) }];
  });
}
