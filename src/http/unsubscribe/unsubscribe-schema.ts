/** Parameter and form of /api/unsubscribe, as schemas. */
import { z } from 'zod';
import { ONE_CLICK } from '../../mail/unsubscribe-headers.ts';
import { PAUSE_DAYS } from '../../subscriptions/people/leaving.ts';

/** The address of a personal link. */
export const unsubscribeQuery = z.strictObject({
  // No rule of its own: an error that says what was given would give a token away.
  token: z.string('use the link in the mail as it stands there').describe('Token of a personal link, as the mail has it'),
});

const oneClick = z
  .object({ [ONE_CLICK.name]: z.literal(ONE_CLICK.value) })
  .describe('What mail programs send at a click of their reader (RFC 8058)');
const leave = z.strictObject({ action: z.enum(['unsubscribe', 'resume']) }).describe('The buttons of the page: leave, or come back');
const pause = z
  .strictObject({ action: z.literal('pause'), days: z.enum(PAUSE_DAYS.map(String)) })
  .describe('Nothing comes for so many days of 24 hours');

/** What a recipient wishes. */
export const wishBody = z.union([leave, pause, oneClick]);

export const wishSchemas = { Wish: wishBody };
