/** The part of a report about contacts, as a schema. */
import { z } from 'zod';
import type { ContactReport } from '../../../report/report.ts';
import { describing } from '../../describing.ts';
import { count, countOrNull, numberOrNull } from '../../fields.ts';
import { explained } from './explained.ts';
import { rateSchema } from './rate-schema.ts';
import { reasonSchema } from './reason-schema.ts';

const ATTEMPTS = '$.contacts.attemptsPerContact[*]';
const REACH = '$.contacts.reachByAttempt[*]';

export const contactSchema = describing<ContactReport>()(
  explained('$.contacts', {
    reason: z.string().nullable().describe('Why there are none, null where there are'),
    lookBackReason: z.string().nullable().exactOptional().describe('Why there is nothing that looks back at earlier attempts'),
    reasonNote: reasonSchema.nullable().exactOptional().describe('The reason as data'),
    lookBackNote: reasonSchema.nullable().exactOptional(),
    contacts: countOrNull,
    contactsLive: countOrNull,
    contactsRightParty: countOrNull,
    contactsLoaded: countOrNull,
    attemptsPerContact: z.array(explained(ATTEMPTS, { attempts: count, contacts: count })),
    reachByAttempt: z.array(explained(REACH, { attempt: count, rate: rateSchema })),
    retrySpacing: z.strictObject({ count: countOrNull, p50Seconds: numberOrNull, minSeconds: numberOrNull, sameHour: countOrNull }),
    speedToFirstAttempt: z.strictObject({ count: countOrNull, p50Seconds: numberOrNull, p90Seconds: numberOrNull }),
    penetration: rateSchema,
    grossPenetration: rateSchema,
    saturation: numberOrNull,
    contactRate: rateSchema,
    rightPartyContacts: rateSchema,
    smsAfterVoice: rateSchema,
    repeatedDeliveries: countOrNull,
    sequenceAgainstStarts: countOrNull,
  }),
).describe('What is known of contacts; null could not be measured, with the reason in "reason"');
