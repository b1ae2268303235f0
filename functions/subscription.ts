/** HTTP: one subscription, with its next five digests. */
import { app } from '@azure/functions';
import { assertKnown } from '../src/http/assert-known.ts';
import { endpoint } from '../src/http/routes.ts';
import { parseSubscriptionId } from '../src/http/subscriptions/parse-subscription-request.ts';
import { subscriptionAnswer } from '../src/http/subscriptions/subscription-answer.ts';
import { theApp } from '../src/the-app.ts';

app.http(
  'subscription',
  endpoint('subscription', async (request) => {
    assertKnown(request.query, []);
    const id = parseSubscriptionId(request);
    const { subscriptions, leaving, now } = await theApp();
    return subscriptionAnswer(await subscriptions.read(id), await leaving.listAway(id), now());
  }),
);
