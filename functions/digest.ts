/** HTTP: a digest as it was sent: what is known of it, what it said, or the bytes that were handed over. */
import { app } from '@azure/functions';
import { parseSent } from '../src/http/digests/parse-digest-request.ts';
import { sentAnswer } from '../src/http/digests/sent-answer.ts';
import { queryOf } from '../src/http/query-of.ts';
import { endpoint } from '../src/http/routes.ts';
import { theApp } from '../src/the-app.ts';

app.http(
  'digest',
  endpoint('digest', async (request) => {
    const asked = parseSent(request.params, queryOf(request));
    const { digests } = await theApp();
    return sentAnswer(digests, asked);
  }),
);
