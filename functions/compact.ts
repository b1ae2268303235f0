/** Timer: folds what was changed of days into their files, once they have come to rest. Away from the full hour, when everybody's timers run. */
import { app } from '@azure/functions';
import { startRunLimit } from '../src/harvest/run-limit.ts';
import { theApp } from '../src/the-app.ts';

app.timer('compact', {
  schedule: '0 23,53 * * * *',
  handler: async (_timer, context) => {
    const days = await (await theApp()).compact({ isOver: startRunLimit() });
    context.log(`compact: ${days.length} days folded`);
  },
});
