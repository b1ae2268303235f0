/** Timer: reads past days again, for rows that came later than any harvest looks back. */
import { app } from '@azure/functions';
import { startRunLimit } from '../src/harvest/run-limit.ts';
import { tell } from '../src/telemetry/invocation.ts';
import { theApp } from '../src/the-app.ts';

app.timer('sweep', {
  // Away from the full hour, when everybody's timers run.
  schedule: '0 47 * * * *',
  handler: async () => {
    for (const { day, age, deliveries, isComplete } of await (await theApp()).sweep({ isOver: startRunLimit() })) {
      const text = `sweep: ${day.from} (${day.zone}) after ${age} days, ${deliveries} deliveries${isComplete ? '' : ', to be continued'}`;
      tell('day.swept', text, { date: day.from, zone: day.zone, counts: { age, deliveries } });
    }
  },
});
