/** HTTP: sends a subscription's digest to its recipients now. */
import { app } from '@azure/functions';
import { readJsonBody } from '../src/http/json-body.ts';
import { endpoint } from '../src/http/routes.ts';
import { parseNoBody, sentAnswer } from '../src/http/subscriptions/order-answer.ts';
import { parseSubscriptionId } from '../src/http/subscriptions/parse-subscription-request.ts';
import { deliveryId } from '../src/subscriptions/delivery/digest-id.ts';
import { tell } from '../src/telemetry/invocation.ts';
import { theApp } from '../src/the-app.ts';

app.http(
  'subscription-send',
  endpoint('subscription-send', async (request) => {
    const id = parseSubscriptionId(request);
    parseNoBody(await readJsonBody(request));
    const sent = await (await theApp()).orders.send(id);
    const { kind, state } = sent.delivery;
    const fields = { subscription: id, delivery: deliveryId(sent.delivery), state };
    tell('subscription.sent', `subscription ${id}: ${kind} is ${state}`, fields);
    return sentAnswer(sent);
  }),
);
