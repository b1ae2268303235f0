/** What every part of a digest says, in Portuguese. */
import type { Texts } from '../../declared/arguments.ts';
import type { GENERAL } from '../../declared/general.ts';

export const general: Texts<typeof GENERAL> = {
  notAvailable: 'n/d',
  notGiven: '(não informado)',
  noChange: 'sem alteração',
  under: '<{value}',
  over: '>{value}',
  points: '{change}\u00a0p.p.',
  hour: '{at}h',
  hourSpan: '{from}h\u00a0às\u00a0{to}h',
  'hours.over': 'mais de {hours}',
  more: 'e mais {count, number}',
  span: 'de {from} a {to}',
  paragraph: '{first} {next}',
  enumeration: '{first}, {next}',
};
