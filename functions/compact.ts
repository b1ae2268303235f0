/** Timer: folds what was changed of days into their files, once they have come to rest. Away from the full hour, when everybody's timers run. */
import { app } from '@azure/functions';
import { startRunLimit } from '../src/harvest/run-limit.ts';
import { tell } from '../src/telemetry/invocation.ts';
import { theApp } from '../src/the-app.ts';

app.timer('compact', {
  schedule: '0 23,53 * * * *',
  handler: async () => {
    const days = await (await theApp()).compact({ isOver: startRunLimit() });
    tell('days.compacted', `compact: ${days.length} days folded`, { counts: { days: days.length } });
  },
});
