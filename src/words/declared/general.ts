/** What every part of a digest says: what is missing, and the small parts of the formatter. */
import type { Declared } from './arguments.ts';

export const GENERAL = {
  notAvailable: [],
  notGiven: [],
  noChange: [],
  under: ['value'],
  over: ['value'],
  points: ['change'],
  hour: ['at'],
  hourSpan: ['from', 'to'],
  'hours.over': ['hours'],
  more: ['count'],
  span: ['from', 'to'],
  paragraph: ['first', 'next'],
  enumeration: ['first', 'next'],
} as const satisfies Declared;
