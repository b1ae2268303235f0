/** Single figures listed one a row, each with what it is out of; what could not be measured is left out. */
import type { Rate, Rates, Report, Totals } from '../report/report.ts';
import { formatAmount, formatCount, formatPercent, formatSpan } from './format.ts';
import { type TableView, tableOf } from './sections/table-view.ts';

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
export function timeFigure(name: string, seconds: number | null, count: number): Figure | null {
  return seconds === null ? null : { name, value: formatSpan(seconds), of: formatCount(count) };
}

/** How many AI-led calls needed nobody else, of those that tell: the others are named beside. */
function aiFigure({ aiContainment }: Rates, { aiUnjoined }: Totals): Figure | null {
  const figure = rateFigure('AI-led calls no representative took', aiContainment);
  if (figure === null || aiUnjoined === 0) return figure;
  return { ...figure, of: `${figure.of} of ${formatCount(aiContainment.denominator + aiUnjoined)}` };
}

function valueFigure({ value: { deliveries, sum } }: Totals): Figure | null {
  return sum === null ? null : { name: 'Value of the results', value: formatAmount(sum), of: formatCount(deliveries) };
}

/** Messages, conversion where a success was mapped, what representatives and agents did, and the value where one was named. */
export function furtherFigures({ rates, totals, customerWait, windowUse }: Report): TableView {
  const isConverting = totals.converted > 0;
  return figureTable('Messages, conversion and handling', null, [
    rateFigure('SMS delivery rate', rates.smsDelivery),
    rateFigure('SMS reply rate', rates.smsReply),
    isConverting ? rateFigure('Conversion per right party', rates.conversion) : null,
    isConverting ? rateFigure('Conversion per attempt', rates.conversionPerAttempt) : null,
    rates.handled.numerator > 0 ? rateFigure('Attempts a representative took', rates.handled) : null,
    aiFigure(rates, totals),
    valueFigure(totals),
    timeFigure('Median wait for a representative', customerWait.p50Seconds, customerWait.count),
    timeFigure('90 % of customers waited up to', customerWait.p90Seconds, customerWait.count),
    windowUse.p50Percent === null
      ? null
      : { name: 'Window passed at the attempt, median', value: `${Math.round(windowUse.p50Percent)} %`, of: formatCount(windowUse.count) },
  ]);
}
