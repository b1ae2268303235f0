/** HTTP: all subscriptions, each with its state and its next digest. */
import { app } from '@azure/functions';
import { assertKnown } from '../src/http/assert-known.ts';
import { endpoint } from '../src/http/routes.ts';
import { subscriptionsAnswer } from '../src/http/subscriptions/subscription-answer.ts';
import { theApp } from '../src/the-app.ts';

app.http(
  'subscriptions',
  endpoint('subscriptions', async (request) => {
    assertKnown(request.query, []);
    const { subscriptions, now } = await theApp();
    return subscriptionsAnswer(await subscriptions.list(), now());
  }),
);
