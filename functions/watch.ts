/** Timer: looks whether every digest that came due has a record, whatever stopped the dispatcher; health and the owners are told. */
import { app } from '@azure/functions';
import { tell } from '../src/telemetry/invocation.ts';
import { theApp } from '../src/the-app.ts';

app.timer('watch', {
  schedule: '0 12,42 * * * *',
  handler: async () => {
    const { missing, problem } = await (await theApp()).watch();
    if (problem !== undefined) tell('watch.problem', `watch: ${problem}`, {}, 'error');
    for (const { subscription, from, zone } of missing) {
      const text = `watch: no record of the digest of ${subscription} about ${from} (${zone})`;
      tell('delivery.missing', text, { subscription, date: from, zone }, 'error');
    }
  },
});
