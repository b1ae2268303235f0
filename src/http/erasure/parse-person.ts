/** The person whom an erasure or a question is about, as the body of a request names them. No error repeats any of it. */
import type { z } from 'zod';
import { InputError } from '../../errors.ts';
import type { Person } from '../../metrics/fact/contact-key.ts';
import { isFullNumber, phoneNumberOf } from '../../metrics/row/phone-number.ts';
import { personBody } from './erasure-schema.ts';

const MAX_CHARACTERS = 1_000;

/** Reads {"contactId": "..."} or {"number": "+351 210 000 001"}. @param what an error says cannot be done @throws InputError that names the rule */
export function parsePerson(body: string, what = 'erase a contact'): Person {
  const refused = (state: string) => new InputError('input.body', `Cannot ${what}: ${state}`);
  const { contactId, number } = parseBody(body, refused);
  if ((contactId === undefined) === (number === undefined)) throw refused('it takes either "contactId" or "number"');
  if (contactId !== undefined && contactId.trim() === '') throw refused('"contactId" is blank');
  if (number !== undefined && !isNumber(number)) throw refused('"number" is no phone number of 7 to 15 digits with its country code');
  return { contactId, number };
}

function parseBody(body: string, refused: (state: string) => InputError): z.infer<typeof personBody> {
  if (body.length > MAX_CHARACTERS) throw refused(`the body has more than ${MAX_CHARACTERS} characters`);
  try {
    return personBody.parse(JSON.parse(body));
  } catch {
    // The cause would show what was given.
    throw refused('the body is no JSON object with the text "contactId" or "number" and nothing else');
  }
}

/** As rows have it in msdyn_to_address: "+351 210 000 001", "00351210000001", "tel:+351210000001", "+44 (0)20 7946 0123". */
function isNumber(text: string): boolean {
  const number = phoneNumberOf(text);
  return number?.isAlone === true && isFullNumber(number);
}
