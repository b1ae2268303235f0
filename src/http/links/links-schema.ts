/** Bodies and answers of POST /api/links and POST /api/links/revoke, as schemas. */
import { z } from 'zod';
import { MAX_LINK_DAYS } from '../../access/access-settings.ts';
import { recordOf } from '../../metrics/cube/cell.ts';
import { SCOPE_COLUMNS } from '../../report/scope.ts';
import { describing } from '../describing.ts';
import { instant, localDate, zone } from '../fields.ts';
import { DATE_TEXT, ZONE_TEXT } from '../parameters.ts';
import { scopeSchema } from '../report/schema/scope-schema.ts';
import type { LinkAnswer, RevocationAnswer } from './link-answer.ts';

const TEXT = z.string().trim().min(1).max(200);
const VALUE = z.union([TEXT, z.array(TEXT).min(1).max(100)]);
const subscription = z.string().min(1).max(64).describe('Whose links it is revoked with; that of the settings is "default"');

export const linkBody = z.strictObject({
  period: z
    .strictObject({
      from: z.string().meta(DATE_TEXT).describe('First local day'),
      to: z.string().meta(DATE_TEXT).describe('Last local day, included; the first one without it').optional(),
      zone: z.string().meta(ZONE_TEXT).optional(),
    })
    .describe('The days that it opens'),
  scope: z
    .strictObject(recordOf(SCOPE_COLUMNS, () => VALUE.optional()))
    .describe('What its reports are narrowed to, as a report takes it; everything without it')
    .optional(),
  // The rule is checked where it can be said.
  days: z
    .int()
    .meta({ minimum: 1, maximum: MAX_LINK_DAYS })
    .describe('How long it opens, days of 24 hours; LINK_DAYS without it')
    .optional(),
  subscription: subscription.optional(),
});

// Named always: an empty body is no wish to void everything that was ever sent.
export const revocationBody = z.strictObject({ subscription });

export const linkMade = describing<LinkAnswer>()(
  z.strictObject({
    link: z.string().describe('Its address. Whoever has it sees what it opens'),
    expiresAt: instant,
    subscription: z.string(),
    scope: scopeSchema,
    period: z.strictObject({ from: localDate, to: localDate, zone }),
  }),
);

export const linksRevoked = describing<RevocationAnswer>()(z.strictObject({ subscription: z.string(), revoked: z.literal(true) }));

/** By the names under which an API's description lists them. */
export const linkSchemas = { LinkOrder: linkBody, Link: linkMade, LinkRevocation: revocationBody, LinksRevoked: linksRevoked };
