/** Timer: sends yesterday's digest once it is due, and what is left of earlier days. */
import { app } from '@azure/functions';
import { theApp } from '../src/app.ts';

app.timer('dispatch', {
  schedule: '30 */5 * * * *',
  handler: async (_timer, context) => {
    for (const { period, state, sent } of await (await theApp()).dispatch()) {
      const states = sent?.entries.map((entry) => `${entry.recipient} ${entry.state}`).join(', ');
      context.log(`dispatch: digest of ${period.from} (${period.zone}) is ${state}${states ? `: ${states}` : ''}`);
    }
  },
});
