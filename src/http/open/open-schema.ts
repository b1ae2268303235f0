/** The parameter of GET /open, as a schema. */
import { z } from 'zod';

// No rule of its own: an error that says what was given would give a token away.
export const openQuery = z.strictObject({
  link: z.string('use the link in the mail as it stands there').describe('Token of a signed link, as the mail has it'),
});
