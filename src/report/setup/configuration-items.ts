/** Configurations with the limits that their owner chose in Dynamics, beside the rates that were measured. */
import { type Cell, mergeTallies } from '../../metrics/cube/cube.ts';
import { rateOf } from '../../metrics/kpis/rate.ts';
import type { ConfigurationLimits } from '../../metrics/row/configuration-limits.ts';
import { microsoftAbandonment } from '../abandonment-report.ts';
import type { ConfigurationItem, QueueItem } from '../report.ts';

/** The items with limits and rates of the period, in their order. */
export function configurationItems(
  items: readonly QueueItem[],
  cells: readonly Cell[],
  limits: ReadonlyMap<string, ConfigurationLimits>,
): ConfigurationItem[] {
  const groups = Map.groupBy(cells, ({ scope }) => scope.configuration);
  return items.map((item) => {
    const tally = mergeTallies((groups.get(item.key) ?? []).map((cell) => cell.tally));
    return {
      ...item,
      limits: limits.get(item.key) ?? null,
      abandonment: microsoftAbandonment(tally),
      botFailure: rateOf(tally.botFailed, tally.botAnswered),
    };
  });
}
