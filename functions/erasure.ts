/** HTTP: erases what is kept of one contact. Neither the answer nor the log repeats who it is. */
import { app } from '@azure/functions';
import { erasureAnswer } from '../src/http/erasure/erasure-answer.ts';
import { parsePerson } from '../src/http/erasure/parse-person.ts';
import { endpoint } from '../src/http/routes.ts';
import { theApp } from '../src/the-app.ts';

app.http(
  'erasure',
  endpoint('erasure', async (request, context) => {
    const person = parsePerson(await request.text());
    const erased = await (await theApp()).erase(person);
    const { facts, intakes, conversations, days } = erased;
    context.log(`erasure: ${facts} facts, ${intakes} intakes, ${conversations} conversations; ${days} days written anew`);
    return erasureAnswer(erased);
  }),
);
