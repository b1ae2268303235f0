/** What every part of a digest says, in German. */
import type { Texts } from '../../declared/arguments.ts';
import type { GENERAL } from '../../declared/general.ts';

export const general: Texts<typeof GENERAL> = {
  notAvailable: 'k. A.',
  notGiven: '(keine Angabe)',
  noChange: 'unverändert',
  under: '<\u00a0{value}',
  over: '>\u00a0{value}',
  points: '{change}\u00a0PP',
  hour: '{at} Uhr',
  hourSpan: '{from}\u00a0bis\u00a0{to}\u00a0Uhr',
  'hours.over': 'über {hours}',
  more: 'und {count, number} weitere',
  span: '{from} bis {to}',
  paragraph: '{first} {next}',
  enumeration: '{first}, {next}',
};
