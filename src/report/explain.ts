/** Explains each number of a report: what it is called, how it is worked out, and where it stands. */

import { SET_TABLE, type SetDefinition } from '../metrics/fact/set-table.ts';
import type { Kpi } from '../metrics/kpis/data/kpi.ts';
import { KPIS, NOT_MEASURED } from '../metrics/kpis/kpi-table.ts';
import { DEFINITIONS } from './build-report.ts';
import type { NotMeasured } from './report.ts';

export interface Explanation {
  /** Version of the definitions that this code computes by; an older snapshot names its own. */
  readonly definitions: string;
  readonly kpis: readonly Kpi[];
  readonly sets: readonly SetDefinition[];
  readonly notMeasured: readonly NotMeasured[];
}

/** Pure: the same for every report of this version. */
export function explain(): Explanation {
  return { definitions: DEFINITIONS, kpis: KPIS, sets: SET_TABLE, notMeasured: NOT_MEASURED };
}
