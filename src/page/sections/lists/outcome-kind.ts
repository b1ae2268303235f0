/** What kind of outcome a result is: its colour and pattern in charts. */
import { canonicalValue, type SMS_RESULTS, type VOICE_RESULTS } from '../../../metrics/row/vocabulary.ts';

/** From left to right of the bar. */
export const OUTCOME_KINDS = ['live', 'perhaps', 'message', 'device', 'nobody', 'invalid', 'untried', 'other'] as const;
export type OutcomeKind = (typeof OUTCOME_KINDS)[number];

/** As the sets have them by result alone (src/metrics/fact/sets.ts); codes that move single deliveries change no result. */
const KIND_OF = {
  LiveAnswer: 'live',
  CallEnded: 'perhaps',
  Undetermined: 'perhaps',
  BotFailed: 'perhaps',
  AnsweringMachine: 'device',
  AnsweringMachineHangup: 'device',
  NoAnswer: 'nobody',
  Busy: 'nobody',
  CallFailed: 'nobody',
  NonRetriableError: 'nobody',
  Unknown: 'nobody',
  InvalidAddress: 'invalid',
  NotAHandset: 'invalid',
  Terminated: 'untried',
  Cancelled: 'untried',
  Expired: 'untried',
  Error: 'untried',
  Delivered: 'message',
  'Not delivered': 'message',
} as const satisfies Readonly<Record<(typeof VOICE_RESULTS)[number] | (typeof SMS_RESULTS)[number], OutcomeKind>>;

/** Of a stored result; one that is not documented is another. */
export function outcomeKind(result: string): OutcomeKind {
  const known = canonicalValue('result', result);
  return known === undefined ? 'other' : ((KIND_OF as Readonly<Record<string, OutcomeKind>>)[known] ?? 'other');
}
