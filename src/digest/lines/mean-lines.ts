/** What is usual: the means of the days before, one line each. */
import { answered, liveRange } from '../../report/live.ts';
import type { Comparison, Mean } from '../../report/report.ts';
import type { Said, Words } from '../../words/words.ts';

/** "Mean of the 7 days before: 1,140 deliveries and 1,080 attempts a day; 35.8% off-hook, 10.9% – 13.6% live (n = 7,560 calls)." */
export function meanLines({ mean7, mean28 }: Comparison, words: Words): Said[] {
  return [meanLine(mean7, 7, words), meanLine(mean28, 28, words)].filter((line) => line !== null);
}

function meanLine(mean: Mean | null, days: number, words: Words): Said | null {
  if (mean === null) return null;
  const { days: held, deliveriesPerDay, attemptsPerDay, rates } = mean;
  const { value, denominator: called } = answered(rates);
  const { low, high } = liveRange(rates);
  const counts = {
    days,
    known: held < days ? 'no' : 'yes',
    held,
    deliveries: Math.round(deliveriesPerDay),
    attempts: Math.round(attemptsPerDay),
  } as const;
  // Where nothing was called there is nothing to say of calls.
  if (called === 0) return words.say('mean.none', counts);
  return words.say('mean.calls', {
    ...counts,
    answered: words.percent(value),
    range: words.percentRange(low.value, high.value),
    called,
  });
}
