/** What a harvest does once all is filed: nice to have, in the order of its worth, each step by itself. */
import { countBacklog, saveBacklog } from '../../history/state/backlog.ts';
import { noteMetNames } from '../../history/state/met-names.ts';
import { openConversations } from '../../history/state/open-conversations.ts';
import { rememberSeenValues } from '../../history/state/seen-values.ts';
import { DAY_MS } from '../../time/lengths.ts';
import { askSetup } from './ask-setup.ts';
import type { HarvestOptions, HarvestPorts } from './harvest-ports.ts';
import type { Pull } from './pull-batch.ts';
import { refreshConversations } from './refresh-conversations.ts';
import { NO_TIME, type SideSteps } from './side-steps.ts';
import { verifyDaily } from './verify-daily.ts';

/** A delivery that has been open for longer is counted no more: it may have expired from Dataverse unseen. */
const BACKLOG_DAYS = 35;

/** What has been read, UTC epoch milliseconds. */
export interface FollowedUp {
  /** Where the first harvest began to read. */
  readonly sinceMs: number;
  /** Where the changes begin that this one read. */
  readonly fromMs: number;
  /** When the last of them were read, by the server's clock. */
  readonly readAtMs: number;
}

/** What goes wrong is told to `side`, and what there is no time for is left to the next harvest; never throws. */
export async function followUp(ports: HarvestPorts, pull: Pull, read: FollowedUp, options: HarvestOptions, side: SideSteps): Promise<void> {
  const { dataverse, documents, values, quarters } = ports;
  await verifyDaily(ports, options, side);
  await side.whileTime('open conversations', async () => {
    const agents = await refreshConversations({ dataverse, quarters, open: openConversations(documents) }, options);
    for (const agent of agents) pull.names.agent.add(agent);
  });
  await askSetup(ports, pull, options, side);
  await side.attempt('values to narrow reports by', () => rememberSeenValues(documents, pull.seen));
  await side.attempt('names in settings', () =>
    noteMetNames(documents, { names: pull.rules.names, met: pull.watch.met, fromMs: read.fromMs }, options.nowMs),
  );
  await side.whileTime('backlog', async () => {
    const sinceMs = Math.max(read.sinceMs, read.readAtMs - BACKLOG_DAYS * DAY_MS);
    const backlog = await countBacklog(quarters, sinceMs, read.readAtMs, options.isOver);
    if (backlog === undefined) side.tell('backlog', NO_TIME);
    else await saveBacklog(values, backlog);
  });
}
