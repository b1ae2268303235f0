/** What every part of a digest says, in Spanish. */
import type { Texts } from '../../declared/arguments.ts';
import type { GENERAL } from '../../declared/general.ts';

export const general: Texts<typeof GENERAL> = {
  notAvailable: 'n/d',
  notGiven: '(sin indicar)',
  noChange: 'sin cambios',
  under: '<\u00a0{value}',
  over: '>\u00a0{value}',
  points: '{change}\u00a0p. p.',
  hour: '{at}:00',
  hourSpan: '{from}\u00a0a\u00a0{to}\u00a0h',
  'hours.over': 'más de {hours}',
  more: 'y {count, number} más',
  span: 'de {from} a {to}',
  paragraph: '{first} {next}',
  enumeration: '{first}, {next}',
};
