/** The query for the rows of a span of time: those placed in it, and those created in it. */
import { instantLiteral, withinFilter } from '../dataverse/filter.ts';

const PLACE_COLUMNS = ['msdyn_result_date', 'msdyn_end_date', 'msdyn_start_date', 'modifiedon'] as const;

/** OData filter for rows whose place (the first of the columns that is not empty) or createdon lies in [fromMs, toMs), UTC epoch milliseconds. */
export function dayFilter(fromMs: number, toMs: number): string {
  const placed = PLACE_COLUMNS.map((column, i) => {
    const empty = PLACE_COLUMNS.slice(0, i).map((earlier) => `${earlier} eq null and `);
    return `(${empty.join('')}${withinFilter(column, fromMs, toMs)})`;
  });
  return [...placed, `(${withinFilter('createdon', fromMs, toMs)})`].join(' or ');
}

/** OData filter for rows changed from an instant on, and before another where one is given. */
export function changedFilter(fromMs: number, toMs?: number): string {
  return toMs === undefined ? `modifiedon ge ${instantLiteral(fromMs)}` : withinFilter('modifiedon', fromMs, toMs);
}
