/** Representatives: what came of the deliveries they took. */
import { AGENT_COUNTS, type AgentCount, countNamed } from '../metrics/cube/entry-counts.ts';
import type { OpenList } from '../metrics/cube/open-list.ts';
import type { AgentItem } from './list-model.ts';
import { byDeliveries, countsOfEntry, MANY, type Naming, named } from './lists.ts';

/** One item a representative, most deliveries first. */
export function agentItems(list: OpenList, naming: Naming): AgentItem[] {
  const entries = list.many === null ? list.entries : [[MANY, ...list.many] as const];
  return byDeliveries(entries.map(([key, ...counts]) => agentItem(key, counts, key === MANY ? {} : naming)));
}

function agentItem(key: string, counts: readonly number[], naming: Naming): AgentItem {
  const at = (name: AgentCount) => countNamed(AGENT_COUNTS, counts, name);
  const mean = (sum: number, n: number) => (n === 0 ? null : sum / n);
  return {
    ...named(key, countsOfEntry(counts), naming),
    handled: at('handled'),
    meanTalkSeconds: mean(at('talkSeconds'), at('talked')),
    talked: at('talked'),
    meanHandleSeconds: mean(at('handleSeconds'), at('timedHandles')),
    timedHandles: at('timedHandles'),
  };
}
