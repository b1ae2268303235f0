/** Timer: reads what changed in Dataverse, then closes the days that are complete and restates those that changed. */
import { app } from '@azure/functions';
import { theApp } from '../src/app.ts';
import { startRunLimit } from '../src/harvest/run-limit.ts';

app.timer('harvest', {
  schedule: '0 */10 * * * *',
  handler: async (_timer, context) => {
    const digestApp = await theApp();
    const result = await digestApp.harvest({ isOver: startRunLimit() });
    context.log(
      `harvest: ${result.deliveries} deliveries, ${result.attributes} attributes, ${result.malformed} unreadable columns${result.isComplete ? '' : '; to be continued'}`,
    );
    for (const { date, zone, version, reason } of await digestApp.closeDays()) {
      context.log(`harvest: ${date} (${zone}) has version ${version}: ${reason}`);
    }
  },
});
