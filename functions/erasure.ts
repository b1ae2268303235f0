/** HTTP: erases what is kept of one contact. Neither the answer nor the log repeats who it is. */
import { app } from '@azure/functions';
import { theApp } from '../src/app.ts';
import { parsePerson } from '../src/http/erasure/parse-person.ts';
import { answering } from '../src/http/problem.ts';
import { jsonAnswer } from '../src/http/report/report-answer.ts';

app.http('erasure', {
  methods: ['POST'],
  route: 'erasure',
  authLevel: 'admin',
  handler: answering(async (request, context) => {
    const person = parsePerson(await request.text());
    const { facts, intakes, conversations } = await (await theApp()).erase(person);
    context.log(`erasure: ${facts} facts, ${intakes} intakes, ${conversations} conversations`);
    return jsonAnswer({ facts, intakes, conversations });
  }),
});
