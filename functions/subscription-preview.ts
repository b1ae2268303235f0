/** HTTP: the mail of a subscription as it would be now; nothing is sent or kept. */
import { app } from '@azure/functions';
import { readJsonBody } from '../src/http/json-body.ts';
import { endpoint } from '../src/http/routes.ts';
import { parseNoBody, previewAnswer } from '../src/http/subscriptions/order-answer.ts';
import { parseSubscriptionId } from '../src/http/subscriptions/parse-subscription-request.ts';
import { theApp } from '../src/the-app.ts';

app.http(
  'subscription-preview',
  endpoint('subscription-preview', async (request) => {
    const id = parseSubscriptionId(request);
    parseNoBody(await readJsonBody(request));
    const { orders } = await theApp();
    return previewAnswer(id, await orders.preview(id));
  }),
);
