/** HTTP: erases what is kept of one contact. Neither the answer nor the log repeats who it is. */
import { app } from '@azure/functions';
import { theApp } from '../src/app.ts';
import { erasureAnswer } from '../src/http/erasure/erasure-answer.ts';
import { parsePerson } from '../src/http/erasure/parse-person.ts';
import { endpoint } from '../src/http/routes.ts';

app.http(
  'erasure',
  endpoint('erasure', async (request, context) => {
    const person = parsePerson(await request.text());
    const erased = await (await theApp()).erase(person);
    context.log(`erasure: ${erased.facts} facts, ${erased.intakes} intakes, ${erased.conversations} conversations`);
    return erasureAnswer(erased);
  }),
);
