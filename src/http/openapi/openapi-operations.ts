/** The routes of the API's own description, as it tells of them. */
import { z } from 'zod';
import { KEPT_HEADERS, NOT_MODIFIED, type Operation } from '../operation.ts';

const documentSchema = z.looseObject({ openapi: z.string(), info: z.looseObject({}), paths: z.looseObject({}) });

export const openapiOperation: Operation = {
  tag: 'Description',
  summary: 'This description, for programs: OpenAPI 3.1',
  answers: [
    { status: 200, description: 'The document', content: { 'application/json': { schema: documentSchema } }, headers: KEPT_HEADERS },
    NOT_MODIFIED,
  ],
  problems: ['internal'],
};

export const docsOperation: Operation = {
  tag: 'Description',
  summary: 'This description, for people',
  answers: [
    { status: 200, description: 'A page without scripts', content: { 'text/html': { schema: z.string() } }, headers: KEPT_HEADERS },
    NOT_MODIFIED,
  ],
  problems: ['internal'],
};
