/** HTTP: notes what a person found out about an ambiguous digest: whether it was sent. */
import { app } from '@azure/functions';
import { resolveAnswer } from '../src/http/digests/digest-answer.ts';
import { parseResolve } from '../src/http/digests/parse-digest-request.ts';
import { readJsonBody } from '../src/http/json-body.ts';
import { endpoint } from '../src/http/routes.ts';
import { tell } from '../src/telemetry/invocation.ts';
import { theApp } from '../src/the-app.ts';

app.http(
  'digest-resolve',
  endpoint('digest-resolve', async (request) => {
    const { resolve } = await theApp();
    const finding = parseResolve(request.params, await readJsonBody(request));
    const resolved = await resolve(finding);
    const text = `digest of ${finding.date}: ${resolved.length} recipients resolved as ${finding.found}`;
    tell('digest.resolved', text, { date: finding.date, counts: { recipients: resolved.length } });
    return resolveAnswer(resolved);
  }),
);
