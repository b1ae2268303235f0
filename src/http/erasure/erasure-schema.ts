/** Body and answer of POST /api/erasure, as schemas. */
import { z } from 'zod';
import type { Erased } from '../../retention/erase-contact.ts';
import { describing } from '../describing.ts';
import { count } from '../fields.ts';

/** Either of both, which parsePerson() says. */
export const personBody = z
  .strictObject({
    contactId: z.string().describe('Id of the contact, as Dataverse has it').optional(),
    number: z.string().describe('Telephone number with its country code').optional(),
  })
  .describe('Either the contact or the number');

export const erasureAnswerSchema = describing<Erased>()(
  z.strictObject({
    facts: count,
    intakes: count,
    conversations: count,
    days: count.describe('Days of UTC whose files were written anew without it'),
  }),
).describe('How much was erased; of whom is not repeated');
