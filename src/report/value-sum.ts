/** What deliveries brought in, as readers see it. */
import type { Tally } from '../metrics/cube/cube.ts';

/** Numbers in the attributes that VALUE_ATTRIBUTES names. */
export interface ValueSum {
  /** Deliveries that have one. */
  readonly deliveries: number;
  /** In the unit of the attributes, with up to two decimals; null where no delivery has one. */
  readonly sum: number | null;
}

/** The sum in whole units, null where there is nothing to sum. */
export function valueSumOf({ valued, valueHundredths }: Pick<Tally, 'valued' | 'valueHundredths'>): ValueSum {
  return { deliveries: valued, sum: valued === 0 ? null : valueHundredths / 100 };
}
