/** The text values that Microsoft documents. The columns are open: any other value is kept under its own name and flagged. */
import { textKey } from './text.ts';

// learn.microsoft.com/dynamics365/contact-center/extend/proactive-engagement-tables and
// .../administer/proactive-engagement-outcomes disagree, so both lists are accepted.
export const STATUSES = ['Pending', 'InProcess', 'Complete', 'Expired', 'Cancelled', 'Error'] as const;
export const VOICE_RESULTS = [
  'LiveAnswer',
  'AnsweringMachine',
  'AnsweringMachineHangup',
  'Undetermined',
  'NotAHandset',
  'BotFailed',
  'CallEnded',
  'Busy',
  'NoAnswer',
  'InvalidAddress',
  'CallFailed',
  'NonRetriableError',
  'Terminated',
  'Unknown',
  'Cancelled',
  'Expired',
  'Error',
] as const;
export const SMS_RESULTS = ['Delivered', 'Not delivered'] as const;
export const DIAL_MODES = ['Copilot', 'Progressive', 'Preview', 'Predictive'] as const;
export const CHANNELS = ['Voice', 'SMS'] as const;

/** Result of a finished row that has none and whose status is no substitute. */
export const NO_RESULT = '(none)';

/** Values by column, so that a report can mark those that are not documented. */
export const VOCABULARY = {
  status: new Set<string>(STATUSES),
  result: new Set<string>([...VOICE_RESULTS, ...SMS_RESULTS]),
  dialMode: new Set<string>(DIAL_MODES),
  channel: new Set<string>(CHANNELS),
} as const;

const spellings = (values: ReadonlySet<string>): ReadonlyMap<string, string> =>
  new Map(
    [...values].flatMap(
      (value) =>
        [
          [value, value],
          [value.toLowerCase(), value],
        ] as const,
    ),
  );
const CANONICAL = {
  status: spellings(VOCABULARY.status),
  result: spellings(VOCABULARY.result),
  dialMode: spellings(VOCABULARY.dialMode),
  channel: spellings(VOCABULARY.channel),
} as const;

/** The documented spelling of a value, compared in the normal form of texts, without regard to case; undefined where it is not documented. */
export function canonicalValue(column: keyof typeof VOCABULARY, text: string): string | undefined {
  // The table's own string, not the row's: equal strings of a million facts are one, and maps find them by identity.
  return CANONICAL[column].get(text) ?? CANONICAL[column].get(textKey(text));
}
