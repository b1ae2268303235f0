/** HTTP: makes a subscription, or puts another in the place of one; with dryRun it only checks. */
import { app } from '@azure/functions';
import { endpoint } from '../src/http/routes.ts';
import { parseWrite } from '../src/http/subscriptions/parse-subscription-request.ts';
import { editedAnswer } from '../src/http/subscriptions/subscription-answer.ts';
import { tell } from '../src/telemetry/invocation.ts';
import { theApp } from '../src/the-app.ts';

app.http(
  'subscription-write',
  endpoint('subscription-write', async (request) => {
    const order = await parseWrite(request);
    const { subscriptions, now } = await theApp();
    const edited = await subscriptions.write(order, now());
    const text = `subscription ${order.id}: ${edited.change}${order.isDryRun ? ' (tried only)' : ''}`;
    tell('subscription.written', text, { subscription: order.id });
    return editedAnswer(edited, order.isDryRun, now());
  }),
);
