/** Local days that a query names by "from" and "to". */
import { InputError } from '../errors.ts';
import { DAY_MS } from '../time/lengths.ts';
import { type Period, periodOf } from '../time/local-day.ts';

/** More than a year, so that any two days a year apart can be asked for at once. */
export const MAX_DAYS = 400;

/** Both days included. @throws InputError input.query for more than 400 days; input.date, input.zone as periodOf() does */
export function querySpan(from: string, to: string, zone: string): Period {
  // What is no date compares as nothing, and is refused below.
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;
  if (days > MAX_DAYS)
    throw new InputError('input.query', `Cannot answer for ${Math.floor(days)} days from "from" to "to": it is more than ${MAX_DAYS}`);
  return periodOf(from, to, zone);
}
