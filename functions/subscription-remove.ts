/** HTTP: removes a subscription; in the place of an edited default stands that of the settings again. */
import { app } from '@azure/functions';
import { assertKnown } from '../src/http/assert-known.ts';
import { endpoint } from '../src/http/routes.ts';
import { parseExpected, parseSubscriptionId } from '../src/http/subscriptions/parse-subscription-request.ts';
import { tell } from '../src/telemetry/invocation.ts';
import { theApp } from '../src/the-app.ts';

app.http(
  'subscription-remove',
  endpoint('subscription-remove', async (request) => {
    assertKnown(request.query, []);
    const id = parseSubscriptionId(request);
    await (await theApp()).subscriptions.remove(id, parseExpected(request.headers));
    tell('subscription.removed', `subscription ${id}: removed`, { subscription: id });
    return { status: 204 };
  }),
);
