/** HTTP: sends a subscription's digest to its recipients now. */
import { app } from '@azure/functions';
import { readJsonBody } from '../src/http/json-body.ts';
import { endpoint } from '../src/http/routes.ts';
import { parseNoBody, sentAnswer } from '../src/http/subscriptions/order-answer.ts';
import { parseSubscriptionId } from '../src/http/subscriptions/parse-subscription-request.ts';
import { theApp } from '../src/the-app.ts';

app.http(
  'subscription-send',
  endpoint('subscription-send', async (request, context) => {
    const id = parseSubscriptionId(request);
    parseNoBody(await readJsonBody(request));
    const sent = await (await theApp()).orders.send(id);
    context.log(`subscription ${id}: ${sent.delivery.kind} is ${sent.delivery.state}`);
    return sentAnswer(sent);
  }),
);
