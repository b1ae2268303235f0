/** What is usual: the means of the days before, one line each. */
import { answered, liveRange } from '../report/live.ts';
import type { Comparison, Mean } from '../report/report.ts';
import type { Said } from '../words/declared/arguments.ts';
import type { Words } from '../words/words.ts';
import { counted, formatCount, formatPercent, formatPercentRange } from './words/format.ts';

/** "Mean of the 7 days before: 1,140 deliveries and 1,080 attempts a day; 35.8 % off-hook, 10.9–13.6 % live (n = 7,560 calls)." */
export function meanLines({ mean7, mean28 }: Comparison, words: Words): Said[] {
  return [meanLine(mean7, 7), meanLine(mean28, 28)].filter((line) => line !== null).map((line) => words.name(line, 240));
}

function meanLine(mean: Mean | null, wanted: number): string | null {
  if (mean === null) return null;
  const { days, deliveriesPerDay, attemptsPerDay, rates } = mean;
  const held = days < wanted ? ` (${days} held)` : '';
  const perDay = `${formatCount(Math.round(deliveriesPerDay))} deliveries and ${formatCount(Math.round(attemptsPerDay))} attempts a day`;
  const { value, denominator: calls } = answered(rates);
  const { low, high } = liveRange(rates);
  // Where nothing was called there is nothing to say of calls.
  if (calls === 0) return `Mean of the ${wanted} days before${held}: ${perDay}.`;
  const live = `${formatPercent(value)} off-hook, ${formatPercentRange(low.value, high.value)} live`;
  return `Mean of the ${wanted} days before${held}: ${perDay}; ${live} (n = ${counted(calls, 'call')}).`;
}
