/** What could not be measured: what the tables never tell, and what they do not tell of this period. */
import type { Tally } from '../metrics/cube/cube.ts';
import { NOT_MEASURED } from '../metrics/kpis/kpi-table.ts';
import type { NotMeasured } from './report.ts';

/** With the reason of each. */
export function unmeasuredOf(tally: Tally): readonly NotMeasured[] {
  return [...NOT_MEASURED, ...unmeasuredAi(tally), ...unmeasuredValue(tally)];
}

function unmeasuredAi({ aiJoined, aiUnjoined }: Tally): readonly NotMeasured[] {
  if (aiJoined > 0) return [];
  const reason =
    aiUnjoined === 0
      ? 'there was no live answer of dial mode Copilot'
      : `the conversations of ${aiUnjoined} live answers of dial mode Copilot are not known`;
  return [{ id: 'aiContainment', name: 'AI containment and escalation', reason }];
}

function unmeasuredValue({ valued }: Tally): readonly NotMeasured[] {
  if (valued > 0) return [];
  const reason = 'no delivery had a plain number in a result attribute that VALUE_ATTRIBUTES names';
  return [{ id: 'value', name: 'Value of promises or appointments', reason }];
}
