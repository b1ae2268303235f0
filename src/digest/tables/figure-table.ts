/** Single figures listed one a row, each with what it is out of; what could not be measured is left out. */
import type { Rate } from '../../report/report.ts';
import { formatCount, formatPercent, formatSpan } from '../words/format.ts';
import { type TableView, tableOf } from './table-view.ts';

export interface Figure {
  readonly name: string;
  readonly value: string;
  /** How many it was measured on. */
  readonly of: string;
}

/** A table of the figures that are there. */
export function figureTable(title: string, note: string | null, figures: readonly (Figure | null)[]): TableView {
  const rows = figures.filter((figure) => figure !== null);
  return tableOf({ title, nameLabel: 'Figure', note }, rows, [
    { label: 'Value', text: ({ value }) => value },
    { label: 'Based on', text: ({ of }) => of },
  ]);
}

/** A rate as a figure, null where it has no denominator. */
export function rateFigure(name: string, { value, denominator }: Rate): Figure | null {
  return value === null ? null : { name, value: formatPercent(value), of: formatCount(denominator) };
}

/** A length of time as a figure, null where it is not known. */
export function timeFigure(name: string, seconds: number | null, count: number | null): Figure | null {
  return seconds === null ? null : { name, value: formatSpan(seconds), of: formatCount(count) };
}
