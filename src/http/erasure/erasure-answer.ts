/** What was erased, in counts: neither the answer nor the log says of whom. */
import type { HttpResponseInit } from '@azure/functions';
import type { Erased } from '../../retention/erase-contact.ts';
import { jsonAnswer } from '../json-answer.ts';

/** The counts as JSON. */
export function erasureAnswer({ facts, intakes, conversations, days }: Erased): HttpResponseInit {
  return jsonAnswer({ facts, intakes, conversations, days });
}
