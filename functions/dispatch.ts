/** Timer: makes a record of each digest that came due since the last time, and puts those that wait for work into the queue. */
import { app, output } from '@azure/functions';
import { SENDING_LIMIT_MS, startRunLimit } from '../src/harvest/run-limit.ts';
import { DELIVERY_QUEUE } from '../src/subscriptions/dispatch/delivery-message.ts';
import { tell } from '../src/telemetry/invocation.ts';
import { theApp } from '../src/the-app.ts';

app.timer('dispatch', {
  schedule: '30 */5 * * * *',
  return: output.storageQueue({ queueName: DELIVERY_QUEUE, connection: 'AzureWebJobsStorage' }),
  handler: async () => {
    const { messages, problems } = await (await theApp()).dispatch({ isOver: startRunLimit(SENDING_LIMIT_MS) });
    for (const problem of problems) tell('dispatch.problem', `dispatch: ${problem}`, {}, 'error');
    const counts = { deliveries: messages.length };
    if (messages.length > 0) tell('dispatch.done', `dispatch: ${messages.length} deliveries to work on`, { counts });
    return messages;
  },
});
