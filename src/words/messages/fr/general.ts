/** What every part of a digest says, in French. */
import type { Texts } from '../../declared/arguments.ts';
import type { GENERAL } from '../../declared/general.ts';

export const general: Texts<typeof GENERAL> = {
  notAvailable: 'n.d.',
  notGiven: '(non renseigné)',
  noChange: 'inchangé',
  under: '<\u00a0{value}',
  over: '>\u00a0{value}',
  points: '{change}\u00a0pts',
  hour: '{at}\u00a0h',
  hourSpan: '{from}\u00a0à\u00a0{to}\u00a0h',
  'hours.over': 'plus de {hours}',
  more: 'et {count, number} de plus',
  span: '{from} à {to}',
  paragraph: '{first} {next}',
  enumeration: '{first}, {next}',
};
