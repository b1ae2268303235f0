/** Timer: removes what has been kept long enough. At night in Europe and late in the evening in America, off the full hour, when the fewest harvests have much to file. */
import { app } from '@azure/functions';
import { tell } from '../src/telemetry/invocation.ts';
import { theApp } from '../src/the-app.ts';

app.timer('retention', {
  schedule: '0 17 3 * * *',
  handler: async () => {
    const { isComplete, ...counts } = await (await theApp()).retain();
    const done = Object.entries(counts).map(([name, count]) => `${count} ${name}`);
    const text = `retention: ${done.join(', ')}${isComplete ? '' : '; ended early, the next run goes on'}`;
    tell('retention.done', text, { state: isComplete ? 'complete' : 'partial', counts });
  },
});
