/** HTTP: erases what is kept of one contact. Neither the answer nor the log repeats who it is. */
import { app } from '@azure/functions';
import { erasureAnswer } from '../src/http/erasure/erasure-answer.ts';
import { parsePerson } from '../src/http/erasure/parse-person.ts';
import { endpoint } from '../src/http/routes.ts';
import { tell } from '../src/telemetry/invocation.ts';
import { theApp } from '../src/the-app.ts';

app.http(
  'erasure',
  endpoint('erasure', async (request) => {
    const person = parsePerson(await request.text());
    const erased = await (await theApp()).erase(person);
    const { facts, intakes, conversations, days } = erased;
    const text = `erasure: ${facts} facts, ${intakes} intakes, ${conversations} conversations; ${days} days written anew`;
    tell('erasure.done', text, { counts: { facts, intakes, conversations, days } });
    return erasureAnswer(erased);
  }),
);
