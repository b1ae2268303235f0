/** Timer: reads what changed in Dataverse, and closes the days that are complete or restates those that changed. */
import { app } from '@azure/functions';
import { messageOf } from '../src/errors.ts';
import { harvestAndClose } from '../src/harvest/harvest-and-close.ts';
import { CLOSING_LIMIT_MS, startRunLimit } from '../src/harvest/run-limit.ts';
import { tell } from '../src/telemetry/invocation.ts';
import { theApp } from '../src/the-app.ts';

app.timer('harvest', {
  schedule: '0 */10 * * * *',
  handler: async () => {
    const digestApp = await theApp();
    const isOver = startRunLimit();
    const isClosingOver = startRunLimit(CLOSING_LIMIT_MS);
    const close = async () => {
      // Reports of closed days then read few blobs; days that cannot be compacted are closed all the same.
      const notCompacted = (error: unknown) => tell('harvest.not-compacted', `harvest: ${messageOf(error)}`, {}, 'error');
      await digestApp.compact({ isOver }).catch(notCompacted);
      for (const { date, zone, version } of await digestApp.closeDays({ isOver: isClosingOver }))
        tell('day.closed', `harvest: ${date} (${zone}) has version ${version}`, { date, zone, counts: { version } });
    };
    const { deliveries, attributes, malformed, isComplete } = await harvestAndClose(
      (onFiled) => digestApp.harvest({ isOver, onFiled }),
      close,
    );
    const text = `harvest: ${deliveries} deliveries, ${attributes} attributes, ${malformed} unreadable columns`;
    const counts = { deliveries, attributes, malformed };
    tell('harvest.read', `${text}${isComplete ? '' : '; to be continued'}`, { state: isComplete ? 'complete' : 'partial', counts });
  },
});
