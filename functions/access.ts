/** HTTP: what is kept of one contact, for an answer to them. Neither the log nor an error repeats who it is. */
import { app } from '@azure/functions';
import { accessAnswer } from '../src/http/access/access-answer.ts';
import { parsePerson } from '../src/http/erasure/parse-person.ts';
import { endpoint } from '../src/http/routes.ts';
import { theApp } from '../src/the-app.ts';

app.http(
  'access',
  endpoint('access', async (request) => {
    const person = parsePerson(await request.text(), 'tell what is kept of a contact');
    return accessAnswer(await theApp(), person);
  }),
);
