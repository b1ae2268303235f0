/** Timer: reads what changed in Dataverse. */
import { app } from '@azure/functions';
import { theApp } from '../src/app.ts';
import { startRunLimit } from '../src/harvest/run-limit.ts';

app.timer('harvest', {
  schedule: '0 */10 * * * *',
  handler: async (_timer, context) => {
    const result = await (await theApp()).harvest({ isOver: startRunLimit() });
    context.log(
      `harvest: ${result.deliveries} deliveries, ${result.attributes} attributes, ${result.malformed} unreadable columns${result.isComplete ? '' : '; to be continued'}`,
    );
  },
});
