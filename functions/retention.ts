/** Timer: removes what has been kept long enough. At night in Europe and late in the evening in America, off the full hour, when the fewest harvests have much to file. */
import { app } from '@azure/functions';
import { theApp } from '../src/the-app.ts';

app.timer('retention', {
  schedule: '0 17 3 * * *',
  handler: async (_timer, context) => {
    const { isComplete, ...counts } = await (await theApp()).retain();
    const done = Object.entries(counts).map(([name, count]) => `${count} ${name}`);
    context.log(`retention: ${done.join(', ')}${isComplete ? '' : '; ended early, the next run goes on'}`);
  },
});
