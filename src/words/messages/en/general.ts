/** What every part of a digest says, in English. */
import type { Texts } from '../../declared/arguments.ts';
import type { GENERAL } from '../../declared/general.ts';

export const general: Texts<typeof GENERAL> = {
  notAvailable: 'n/a',
  notGiven: '(not given)',
  noChange: 'no change',
  under: '<{value}',
  over: '>{value}',
  points: '{change}\u00a0pts',
  hour: '{at}:00',
  hourSpan: '{from}\u00a0to\u00a0{to}\u00a0h',
  'hours.over': 'over {hours}',
  more: 'and {count, number} more',
  span: '{from} to {to}',
  paragraph: '{first} {next}',
  enumeration: '{first}, {next}',
};
