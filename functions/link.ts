/** HTTP: makes a link that opens the report of some days, narrowed to a scope, for whoever holds it. */

import { app } from '@azure/functions';
import { readJsonBody } from '../src/http/json-body.ts';
import { linkAnswer } from '../src/http/links/link-answer.ts';
import { parseLinkRequest } from '../src/http/links/parse-link-request.ts';
import { endpoint } from '../src/http/routes.ts';
import { DEFAULT_SUBSCRIPTION } from '../src/subscriptions/subscription/subscription.ts';
import { tell } from '../src/telemetry/invocation.ts';
import { theApp } from '../src/the-app.ts';

app.http(
  'link',
  endpoint('link', async (request) => {
    const { settings, access, resolveScope, now } = await theApp();
    const defaults = { zone: settings.reportZone, subscription: DEFAULT_SUBSCRIPTION, nowMs: now() };
    const order = parseLinkRequest(await readJsonBody(request), defaults);
    await access.links.assertSubscription(order.subscription);
    const made = await access.links.make({ ...order, scope: await resolveScope(order.scope) });
    const { from, to, zone } = order.period;
    tell('link.made', `link: made one for ${from} to ${to} (${zone})`, { subscription: order.subscription, zone });
    return linkAnswer(made);
  }),
);
