/** The query for the rows of a span of time: those placed in it and those created in it. */
import { instantLiteral, withinFilter } from '../../dataverse/filter.ts';
import type { Span } from '../../history/state/coverage.ts';
import type { DeliveryRow } from '../../metrics/row/row.ts';

const PLACE_COLUMNS = [
  'msdyn_result_date',
  'msdyn_end_date',
  'msdyn_start_date',
  'modifiedon',
] as const satisfies readonly (keyof DeliveryRow)[];

/**
 * OData filter for one slice of a span, both [fromMs, toMs), so that each row of the span comes in one slice alone: rows placed in the
 * slice, and those created in it that are placed outside the span.
 */
export function sliceOfSpanFilter([fromMs, toMs]: Span, [spanFromMs, spanToMs]: Span): string {
  const [from, to] = [instantLiteral(spanFromMs), instantLiteral(spanToMs)];
  // "not (placed in the span)" in so many words: an empty column makes a comparison neither true nor false.
  const outside = placedBranches((column) => `${column} ne null and (${column} lt ${from} or ${column} ge ${to})`);
  const createdInSlice = `${withinFilter('createdon', fromMs, toMs)} and (${outside.join(' or ')})`;
  return [...placedBranches((column) => withinFilter(column, fromMs, toMs)), `(${createdInSlice})`].join(' or ');
}

/** A condition on a row's place, as one branch for each column that may give it. */
function placedBranches(condition: (column: string) => string): string[] {
  return PLACE_COLUMNS.map((column, i) => {
    const empty = PLACE_COLUMNS.slice(0, i).map((earlier) => `${earlier} eq null and `);
    return `(${empty.join('')}${condition(column)})`;
  });
}
