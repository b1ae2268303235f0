/** Answer of POST /api/access, as a schema; the body is that of POST /api/erasure. */
import { z } from 'zod';
import { ATTRIBUTE_TYPES } from '../../metrics/fact/fact.ts';
import { describing } from '../describing.ts';
import { countOrNull, instant, localDate, numberOrNull } from '../fields.ts';
import type { ShownKept } from './access-answer.ts';

const instantOrNull = instant.nullable();
const text = z.string();
const textOrNull = text.nullable();

const deliverySchema = z.strictObject({
  delivery: text.describe('Id of the delivery (msdyn_proactive_deliveryid)'),
  call: textOrNull.describe('Id of its call (msdyn_call_id)'),
  createdAt: instantOrNull,
  finishedAt: instantOrNull,
  startedAt: instantOrNull,
  endedAt: instantOrNull,
  windowFrom: instantOrNull,
  windowTo: instantOrNull,
  channel: text,
  dialMode: text,
  queue: text.describe('Name, else id'),
  configuration: text.describe('Name, else id'),
  journey: textOrNull.describe('Name, else id'),
  status: text,
  result: textOrNull.describe('Null while it is open'),
  calledFrom: textOrNull.describe("Of the organisation's own numbers, the one that called"),
  dispositions: z.array(text),
  attributes: z
    .array(z.strictObject({ type: z.enum(ATTRIBUTE_TYPES), keyword: text, value: text }))
    .describe('Values that settings do not name are kept as their kind alone, such as "(text)"'),
  value: numberOrNull.describe('Sum of the numbers in its value attributes'),
  waitSeconds: countOrNull,
  talkSeconds: countOrNull,
  handleSeconds: countOrNull,
  callingHours: textOrNull.describe('Whether the call lay in the allowed hours'),
  wasAbandoned: z.boolean(),
  askedNotToBeContacted: z.boolean(),
});

export const keptSchema = describing<ShownKept>()(
  z.strictObject({
    asOf: instant,
    lookedUpBy: z.enum(['contactId', 'number']),
    deliveries: z.array(deliverySchema),
    days: z
      .array(
        z.strictObject({ date: localDate.describe('Day of UTC'), keptUntil: instant.describe('Later where the day is filed to again') }),
      )
      .describe('Days of UTC that hold something of it'),
    notes: z.array(text).describe('What else is kept, and what this answer cannot hold'),
  }),
).describe('What is kept of one person; who that is is not repeated');
