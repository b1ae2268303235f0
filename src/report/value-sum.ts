/** What deliveries brought in, as readers see it. */
import type { Tally } from '../metrics/cube/cube.ts';
import type { ValueSum } from './report.ts';

/** The sum in whole units, null where there is nothing to sum. */
export function valueSumOf({ valued, valueHundredths }: Pick<Tally, 'valued' | 'valueHundredths'>): ValueSum {
  return { deliveries: valued, sum: valued === 0 ? null : valueHundredths / 100 };
}
