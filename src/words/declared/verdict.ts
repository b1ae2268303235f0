/** The verdict, the sentence under it, and the subject. */
import type { Declared } from './arguments.ts';

export const VERDICT = {
  'verdict.calm': [],
  'verdict.attention': ['count'],
  'verdict.look': ['count', 'known'],
  'verdict.unread': ['period'],
  'verdict.provisional': [],
  'verdict.empty': [],
  'verdict.unwatched': ['reason'],
  'sentence.day': ['deliveries', 'calls', 'known', 'reached', 'usual', 'live', 'called'],
  'subject.test': ['what'],
  'subject.finding': ['day', 'finding', 'number'],
  'subject.news': ['day', 'finding'],
  'subject.normal': ['day', 'deliveries', 'calls', 'reached'],
  'subject.unwatched': ['day', 'deliveries', 'calls', 'reached'],
  'subject.unread': ['day'],
  'subject.provisional': ['day', 'deliveries'],
  'subject.empty': ['day'],
  'number.reached': ['reached'],
  'number.deliveries': ['deliveries'],
} as const satisfies Declared;
