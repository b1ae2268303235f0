/** Timer: makes a record of each digest that came due since the last time, and puts those that wait for work into the queue. */
import { app, output } from '@azure/functions';
import { SENDING_LIMIT_MS, startRunLimit } from '../src/harvest/run-limit.ts';
import { DELIVERY_QUEUE } from '../src/subscriptions/dispatch/delivery-message.ts';
import { theApp } from '../src/the-app.ts';

app.timer('dispatch', {
  schedule: '30 */5 * * * *',
  return: output.storageQueue({ queueName: DELIVERY_QUEUE, connection: 'AzureWebJobsStorage' }),
  handler: async (_timer, context) => {
    const { messages, problems } = await (await theApp()).dispatch({ isOver: startRunLimit(SENDING_LIMIT_MS) });
    for (const problem of problems) context.error(`dispatch: ${problem}`);
    if (messages.length > 0) context.log(`dispatch: ${messages.length} deliveries to work on`);
    return messages;
  },
});
