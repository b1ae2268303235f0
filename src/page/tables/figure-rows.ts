/** Single figures one a row: the value, what it is out of, and how far chance alone could move it. */
import type { Html } from '../../html.ts';
import type { Rate } from '../../report/report.ts';
import type { Said, Words } from '../../words/words.ts';
import { pageTable, type TableSource } from './page-table.ts';

export interface FigureRow {
  /** Id of what explains it. */
  readonly kpi: string;
  readonly name: Said;
  readonly value: Said;
  /** How many it was measured on; empty where it is a count itself. */
  readonly of: Said | '';
  /** Its 95 % interval; empty where it has none. */
  readonly interval: Said | '';
}

/** A table of figures; null without any. */
export function figureRows(id: string, label: Said, figures: readonly (FigureRow | null)[], source: TableSource): Html | null {
  const rows = figures.filter((figure) => figure !== null);
  if (rows.length === 0) return null;
  const { words, explain } = source;
  const hasInterval = rows.some(({ interval }) => interval !== '');
  return pageTable(
    {
      id,
      label,
      nameLabel: words.say('head.figure'),
      most: rows.length,
      rows,
      nameOf: ({ kpi, name }) => ({ text: '' as Said, mark: explain.label(kpi, words.capital(name)) }),
      columns: [
        { id: 'value', label: words.say('column.value'), cell: ({ value }) => value },
        { id: 'of', label: words.say('column.basedOn'), cell: ({ of }) => of },
        ...(hasInterval ? [{ id: 'interval', label: words.say('page.certainty'), cell: ({ interval }: FigureRow) => interval }] : []),
      ],
    },
    source,
  );
}

/** A rate; without a denominator it is not available, which is not 0. */
export function rateRow(kpi: string, name: Said, { value, denominator, low, high }: Rate, words: Words): FigureRow {
  return {
    kpi,
    name,
    value: words.percent(value),
    of: words.count(denominator),
    interval: value === null ? '' : words.percentRange(low, high),
  };
}

/** A count. */
export function countRow(kpi: string, name: Said, count: number | null, words: Words): FigureRow {
  return { kpi, name, value: words.count(count), of: '', interval: '' };
}

/** What is no rate, with how many it was measured on. */
export function measuredRow(kpi: string, name: Said, value: Said, count: number | null, words: Words): FigureRow {
  return { kpi, name, value, of: words.count(count), interval: '' };
}
