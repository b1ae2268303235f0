/** Messages, conversion where a success was mapped, what representatives and agents did, and the value where one was named. */
import type { Rates, Report, Totals } from '../../report/report.ts';
import type { Words } from '../../words/words.ts';
import { type Figure, figureTable, rateFigure, timeFigure } from '../tables/figure-table.ts';
import { type TableView, withRows } from '../tables/table-view.ts';

/** The figures that could be measured. */
export function furtherFigureTable({ rates, totals, customerWait, windowUse }: Report, words: Words): TableView | null {
  const isConverting = (totals.converted ?? 0) > 0;
  const figures = [
    rateFigure('rate.smsDelivery', rates.smsDelivery, words),
    rateFigure('rate.smsReply', rates.smsReply, words),
    isConverting ? rateFigure('rate.conversion', rates.conversion, words) : null,
    isConverting ? rateFigure('rate.conversionPerAttempt', rates.conversionPerAttempt, words) : null,
    rates.handled.numerator > 0 ? rateFigure('rate.handled', rates.handled, words) : null,
    aiFigure(rates, totals, words),
    valueFigure(totals, words),
    timeFigure('fact.waitMedian', customerWait.p50Seconds, customerWait.count, words),
    timeFigure('fact.waitLong', customerWait.p90Seconds, customerWait.count, words),
    waitFigure(rates, words),
    windowFigure(windowUse, words),
  ];
  return withRows(figureTable(words.say('title.furtherFigures'), null, figures, words));
}

/** How many AI-led calls needed nobody else, of those that tell: the others are named beside. */
function aiFigure({ aiContainment }: Rates, { aiUnjoined }: Totals, words: Words): Figure | null {
  const figure = rateFigure('rate.aiContainment', aiContainment, words);
  if (figure === null || aiUnjoined === null || aiUnjoined === 0) return figure;
  const value = words.count(aiContainment.denominator + aiUnjoined);
  return { ...figure, of: words.say('cell.outOf', { number: figure.of, value }) };
}

/** Reports on record from before definitions 4 lack it. */
function waitFigure({ waitExceeded }: Partial<Rates>, words: Words): Figure | null {
  return waitExceeded === undefined ? null : rateFigure('rate.waitExceeded', waitExceeded, words);
}

function valueFigure({ value: { deliveries, sum } }: Totals, words: Words): Figure | null {
  return sum === null ? null : { name: 'fact.value', value: words.amount(sum), of: words.count(deliveries) };
}

function windowFigure({ p50Percent, count }: Report['windowUse'], words: Words): Figure | null {
  if (p50Percent === null) return null;
  return { name: 'fact.windowUse', value: words.roughPercent(p50Percent / 100), of: words.count(count) };
}
