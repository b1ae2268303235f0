/** Timer: sends what came due since the last time, and what is left of earlier days; what went wrong with one is told, and the others go on. */
import { app } from '@azure/functions';
import { theApp } from '../src/app.ts';
import { SENDING_LIMIT_MS, startRunLimit } from '../src/harvest/run-limit.ts';

app.timer('dispatch', {
  schedule: '30 */5 * * * *',
  handler: async (_timer, context) => {
    const digestApp = await theApp();
    for (const { period, kind, state, entries, error } of await digestApp.dispatch({ isOver: startRunLimit(SENDING_LIMIT_MS) })) {
      const states = entries.map((entry) => `${entry.recipient} ${entry.state}`).join(', ');
      const name = `dispatch: digest of ${period.from} (${period.zone})${kind === 'scheduled' ? '' : `, ${kind},`}`;
      if (error === null) context.log(`${name} is ${state}${states ? `: ${states}` : ''}`);
      else context.error(`${name} failed and is tried again: ${error.message}`);
    }
  },
});
