/** Timer: reads what changed in Dataverse, and closes the days that are complete or restates those that changed. */
import { app } from '@azure/functions';
import { messageOf } from '../src/errors.ts';
import { harvestAndClose } from '../src/harvest/harvest-and-close.ts';
import { CLOSING_LIMIT_MS, startRunLimit } from '../src/harvest/run-limit.ts';
import { theApp } from '../src/the-app.ts';

app.timer('harvest', {
  schedule: '0 */10 * * * *',
  handler: async (_timer, context) => {
    const digestApp = await theApp();
    const isOver = startRunLimit();
    const isClosingOver = startRunLimit(CLOSING_LIMIT_MS);
    const close = async () => {
      // Reports of closed days then read few blobs; days that cannot be compacted are closed all the same.
      await digestApp.compact({ isOver }).catch((error: unknown) => context.error(`harvest: ${messageOf(error)}`));
      for (const { date, zone, version, reason } of await digestApp.closeDays({ isOver: isClosingOver }))
        context.log(`harvest: ${date} (${zone}) has version ${version}: ${reason}`);
    };
    const result = await harvestAndClose((onFiled) => digestApp.harvest({ isOver, onFiled }), close);
    context.log(
      `harvest: ${result.deliveries} deliveries, ${result.attributes} attributes, ${result.malformed} unreadable columns${result.isComplete ? '' : '; to be continued'}`,
    );
  },
});
