/** The parameters of GET /open, as a schema. */
import { z } from 'zod';
import { recordOf } from '../../metrics/cube/cell.ts';
import { SCOPE_COLUMNS } from '../../report/scope.ts';
import { reportQuery } from '../report/report-query-schema.ts';

/** What of a report a link may open: its days, narrowed by filters. */
export const openQuery = z.strictObject({
  // No rule of its own: an error that says what was given would give a token away.
  link: z.string('use the link in the mail as it stands there').describe('Token of a signed link, as the mail has it'),
  ...recordOf(SCOPE_COLUMNS, (column) => reportQuery.shape[column]),
});
