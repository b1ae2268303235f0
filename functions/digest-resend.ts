/** HTTP: sends the digest of a day once more, as it was sent, to those whom it did not reach, or to all. */
import { app } from '@azure/functions';
import { resendAnswer } from '../src/http/digests/digest-answer.ts';
import { parseResend } from '../src/http/digests/parse-digest-request.ts';
import { readJsonBody } from '../src/http/json-body.ts';
import { endpoint } from '../src/http/routes.ts';
import { tell } from '../src/telemetry/invocation.ts';
import { theApp } from '../src/the-app.ts';

app.http(
  'digest-resend',
  endpoint('digest-resend', async (request) => {
    const { resend } = await theApp();
    const order = parseResend(request.params, await readJsonBody(request));
    const resent = await resend(order);
    const text = `digest of ${order.date}: ${resent.kind ?? 'nothing to send again'}, ${resent.entries.length} recipients`;
    tell('digest.resent', text, { date: order.date, counts: { recipients: resent.entries.length } });
    return resendAnswer(order, resent);
  }),
);
