/** Single figures listed one a row, each with what it is out of; what could not be measured is left out. */
import type { Rate } from '../../report/report.ts';
import type { MessageId, Said, Words } from '../../words/words.ts';
import { type TableView, tableOf } from './table-view.ts';

/** Messages that name a figure. */
export type FigureName = Extract<MessageId, `fact.${string}` | `rate.${string}`>;

export interface Figure {
  readonly name: FigureName;
  readonly value: Said;
  /** How many it was measured on. */
  readonly of: Said;
}

/** A table of the figures that are there. */
export function figureTable(title: Said, note: string | null, figures: readonly (Figure | null)[], words: Words): TableView {
  const rows = figures.filter((figure) => figure !== null).map((figure) => ({ ...figure, said: words.capital(words.say(figure.name)) }));
  return tableOf(
    { title, nameLabel: words.say('head.figure'), note },
    rows,
    [
      { label: words.say('column.value'), text: ({ value }) => value },
      { label: words.say('column.basedOn'), text: ({ of }) => of },
    ],
    words,
  );
}

/** A rate as a figure, null where it has no denominator. */
export function rateFigure(name: FigureName, { value, denominator }: Rate, words: Words): Figure | null {
  return value === null ? null : { name, value: words.percent(value), of: words.count(denominator) };
}

/** A length of time as a figure, null where it is not known. */
export function timeFigure(name: FigureName, seconds: number | null, count: number | null, words: Words): Figure | null {
  return seconds === null ? null : { name, value: words.span(seconds), of: words.count(count) };
}
