/** Timer: looks whether every digest that came due has a record, whatever stopped the dispatcher; health and the owners are told. */
import { app } from '@azure/functions';
import { theApp } from '../src/the-app.ts';

app.timer('watch', {
  schedule: '0 12,42 * * * *',
  handler: async (_timer, context) => {
    const { missing, problem } = await (await theApp()).watch();
    if (problem !== undefined) context.error(`watch: ${problem}`);
    for (const { subscription, from, zone } of missing)
      context.error(`watch: no record of the digest of ${subscription} about ${from} (${zone})`);
  },
});
