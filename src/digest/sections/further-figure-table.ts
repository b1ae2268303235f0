/** Messages, conversion where a success was mapped, what representatives and agents did, and the value where one was named. */
import type { Rates, Report, Totals } from '../../report/report.ts';
import { type Figure, figureTable, rateFigure, timeFigure } from '../tables/figure-table.ts';
import { type TableView, withRows } from '../tables/table-view.ts';
import { formatAmount, formatCount } from '../words/format.ts';

/** The figures that could be measured. */
export function furtherFigureTable({ rates, totals, customerWait, windowUse }: Report): TableView | null {
  const isConverting = (totals.converted ?? 0) > 0;
  const table = figureTable('Messages, conversion and handling', null, [
    rateFigure('SMS delivery rate', rates.smsDelivery),
    rateFigure('SMS reply rate', rates.smsReply),
    isConverting ? rateFigure('Conversion per right party', rates.conversion) : null,
    isConverting ? rateFigure('Conversion per attempt', rates.conversionPerAttempt) : null,
    rates.handled.numerator > 0 ? rateFigure('Attempts a representative took', rates.handled) : null,
    aiFigure(rates, totals),
    valueFigure(totals),
    timeFigure('Median wait for a representative', customerWait.p50Seconds, customerWait.count),
    timeFigure('Wait for a representative, 90 % up to', customerWait.p90Seconds, customerWait.count),
    waitFigure(rates),
    windowFigure(windowUse),
  ]);
  return withRows(table);
}

/** How many AI-led calls needed nobody else, of those that tell: the others are named beside. */
function aiFigure({ aiContainment }: Rates, { aiUnjoined }: Totals): Figure | null {
  const figure = rateFigure('AI-led live answers not escalated', aiContainment);
  if (figure === null || aiUnjoined === null || aiUnjoined === 0) return figure;
  return { ...figure, of: `${figure.of} of ${formatCount(aiContainment.denominator + aiUnjoined)}` };
}

/** Reports on record from before definitions 4 lack it. */
function waitFigure({ waitExceeded }: Partial<Rates>): Figure | null {
  return waitExceeded === undefined ? null : rateFigure('Waited longer than the threshold', waitExceeded);
}

function valueFigure({ value: { deliveries, sum } }: Totals): Figure | null {
  return sum === null ? null : { name: 'Value of the results', value: formatAmount(sum), of: formatCount(deliveries) };
}

function windowFigure({ p50Percent, count }: Report['windowUse']): Figure | null {
  if (p50Percent === null) return null;
  return { name: 'Window passed at the attempt, median', value: `${Math.round(p50Percent)} %`, of: formatCount(count) };
}
