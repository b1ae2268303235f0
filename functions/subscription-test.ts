/** HTTP: sends a subscription's mail to one address, for a try. */
import { app } from '@azure/functions';
import { readJsonBody } from '../src/http/json-body.ts';
import { endpoint } from '../src/http/routes.ts';
import { parseTest, sentAnswer } from '../src/http/subscriptions/order-answer.ts';
import { parseSubscriptionId } from '../src/http/subscriptions/parse-subscription-request.ts';
import { deliveryId } from '../src/subscriptions/delivery/digest-id.ts';
import { tell } from '../src/telemetry/invocation.ts';
import { theApp } from '../src/the-app.ts';

app.http(
  'subscription-test',
  endpoint('subscription-test', async (request) => {
    const id = parseSubscriptionId(request);
    const to = parseTest(await readJsonBody(request));
    const sent = await (await theApp()).orders.sendTest(id, to);
    const { kind, state } = sent.delivery;
    const fields = { subscription: id, delivery: deliveryId(sent.delivery), state };
    tell('subscription.sent', `subscription ${id}: ${kind} is ${state}`, fields);
    return sentAnswer(sent);
  }),
);
