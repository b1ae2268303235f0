/** HTTP: voids all links of a subscription that were made so far. */
import { app } from '@azure/functions';
import { readJsonBody } from '../src/http/json-body.ts';
import { revocationAnswer } from '../src/http/links/link-answer.ts';
import { parseRevocation } from '../src/http/links/parse-link-request.ts';
import { endpoint } from '../src/http/routes.ts';
import { tell } from '../src/telemetry/invocation.ts';
import { theApp } from '../src/the-app.ts';

app.http(
  'link-revoke',
  endpoint('link-revoke', async (request) => {
    const subscription = parseRevocation(await readJsonBody(request));
    await (await theApp()).access.links.revoke(subscription);
    tell('links.revoked', 'links: those of a subscription that were made so far open nothing any more', { subscription });
    return revocationAnswer(subscription);
  }),
);
