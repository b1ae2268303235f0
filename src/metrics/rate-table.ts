/** Every rate as data: what it is called, what it divides by what, in words and in counts. Reports compute from this table and explain from it. */
import type { TallyCount } from './cube.ts';

export interface RateDefinition {
  readonly id: string;
  readonly name: string;
  readonly numerator: TallyCount;
  readonly denominator: TallyCount;
  /** The formula in words. */
  readonly formula: string;
  /** Columns of msdyn_proactive_delivery (without msdyn_) that it reads. */
  readonly columns: readonly string[];
  /** Whether more is better: up, down, or neither. */
  readonly direction: 'up' | 'down' | 'neither';
}

/** In the order in which they are listed. */
export const RATES = [
  {
    id: 'offHook',
    name: 'Off-hook rate',
    numerator: 'offHook',
    denominator: 'voiceAttempts',
    formula:
      'voice attempts that something answered (LiveAnswer, AnsweringMachine, AnsweringMachineHangup, Undetermined, BotFailed, CallEnded) / voice attempts',
    columns: ['result', 'status', 'channel', 'start_date'],
    direction: 'up',
  },
  {
    id: 'liveMin',
    name: 'Live answer rate, at least',
    numerator: 'liveMin',
    denominator: 'voiceAttempts',
    formula: 'voice attempts with LiveAnswer, or a disposition code that DISPOSITION_MAP takes for a person / voice attempts',
    columns: ['result', 'disposition_codes', 'channel'],
    direction: 'up',
  },
  {
    id: 'liveMax',
    name: 'Live answer rate, at most',
    numerator: 'liveMax',
    denominator: 'voiceAttempts',
    formula:
      'liveMin plus CallEnded, Undetermined and BotFailed, less those with a code that DISPOSITION_MAP takes for a machine / voice attempts',
    columns: ['result', 'disposition_codes', 'channel'],
    direction: 'up',
  },
  {
    id: 'rightParty',
    name: 'Right-party contact rate',
    numerator: 'rightParty',
    denominator: 'voiceAttempts',
    formula: 'liveMin without a code that DISPOSITION_MAP takes for not-right-party / voice attempts',
    columns: ['result', 'disposition_codes', 'channel'],
    direction: 'up',
  },
  {
    id: 'rightPartyPerLive',
    name: 'Right party per live answer',
    numerator: 'rightParty',
    denominator: 'liveMin',
    formula: 'right-party contacts / live answers, at least: how good the list is, apart from who can be reached',
    columns: ['result', 'disposition_codes', 'channel'],
    direction: 'up',
  },
  {
    id: 'machine',
    name: 'Machine rate',
    numerator: 'machine',
    denominator: 'voiceAttempts',
    formula:
      'voice attempts with AnsweringMachine or AnsweringMachineHangup, or a code that DISPOSITION_MAP takes for a machine / voice attempts',
    columns: ['result', 'disposition_codes', 'channel'],
    direction: 'down',
  },
  {
    id: 'voicemailLeft',
    name: 'Voicemail share of machines',
    numerator: 'voicemail',
    denominator: 'machine',
    formula: 'AnsweringMachine / machine; a message was left only where the engagement is set up so',
    columns: ['result', 'channel'],
    direction: 'neither',
  },
  {
    id: 'noAnswer',
    name: 'No-answer rate',
    numerator: 'noAnswer',
    denominator: 'voiceAttempts',
    formula: 'NoAnswer (declined calls among them) / voice attempts',
    columns: ['result', 'channel'],
    direction: 'down',
  },
  {
    id: 'busy',
    name: 'Busy rate',
    numerator: 'busy',
    denominator: 'voiceAttempts',
    formula: 'Busy / voice attempts',
    columns: ['result', 'channel'],
    direction: 'down',
  },
  {
    id: 'badNumber',
    name: 'Bad-number rate',
    numerator: 'badNumber',
    denominator: 'voiceAttempts',
    formula: 'InvalidAddress and NotAHandset / voice attempts',
    columns: ['result', 'channel'],
    direction: 'down',
  },
  {
    id: 'platformFailure',
    name: 'Platform failure rate',
    numerator: 'platformFailure',
    denominator: 'deliveries',
    formula: 'BotFailed, NonRetriableError, Error and Unknown / deliveries',
    columns: ['result', 'status'],
    direction: 'down',
  },
  {
    id: 'botFailure',
    name: 'Bot failure rate',
    numerator: 'botFailed',
    denominator: 'botAnswered',
    formula: 'BotFailed / (LiveAnswer + Undetermined + BotFailed), voice; Microsoft stops an engagement at 1 to 5 %',
    columns: ['result', 'channel'],
    direction: 'down',
  },
  {
    id: 'shortCall',
    name: 'Short-call share',
    numerator: 'short',
    denominator: 'timed',
    formula: 'answered calls shorter than SHORT_CALL_SECONDS / answered calls whose length is known',
    columns: ['start_date', 'end_date', 'result'],
    direction: 'down',
  },
  {
    id: 'notTried',
    name: 'Not-tried share',
    numerator: 'notTried',
    denominator: 'deliveries',
    formula: 'Expired, Cancelled, Error and Terminated / deliveries',
    columns: ['result', 'status'],
    direction: 'down',
  },
  {
    id: 'expired',
    name: 'Expiry rate',
    numerator: 'expired',
    denominator: 'deliveries',
    formula: 'Expired / deliveries: windows too narrow, or more demand than capacity',
    columns: ['result', 'status'],
    direction: 'down',
  },
  {
    id: 'cancelled',
    name: 'Cancel rate',
    numerator: 'cancelled',
    denominator: 'deliveries',
    formula: 'Cancelled / deliveries',
    columns: ['result', 'status'],
    direction: 'neither',
  },
  {
    id: 'windowAdherence',
    name: 'Window adherence',
    numerator: 'inWindow',
    denominator: 'windowed',
    formula: 'attempts with window start <= start <= window end / attempts with a start and both bounds',
    columns: ['start_date', 'window_start_date', 'window_end_date'],
    direction: 'up',
  },
  {
    id: 'lateResult',
    name: 'Late-result share',
    numerator: 'lateResult',
    denominator: 'deliveries',
    formula: 'deliveries whose result date is an hour or more after their end / deliveries',
    columns: ['result_date', 'end_date'],
    direction: 'down',
  },
  {
    id: 'completion',
    name: 'Completion of intake',
    numerator: 'intakeFinished',
    denominator: 'intake',
    formula: 'deliveries created in the period that are finished by now / deliveries created in the period',
    columns: ['createdon', 'result', 'status'],
    direction: 'up',
  },
  {
    id: 'conversion',
    name: 'Conversion per right party',
    numerator: 'convertedRightParty',
    denominator: 'rightParty',
    formula: 'right-party contacts with a success code or attribute (SUCCESS_MAP) / right-party contacts',
    columns: ['disposition_codes', 'attributes'],
    direction: 'up',
  },
  {
    id: 'conversionPerAttempt',
    name: 'Conversion per attempt',
    numerator: 'converted',
    denominator: 'attempts',
    formula: 'attempts with a success code or attribute (SUCCESS_MAP) / attempts',
    columns: ['disposition_codes', 'attributes'],
    direction: 'up',
  },
  {
    id: 'optOut',
    name: 'Opt-out rate',
    numerator: 'doNotContact',
    denominator: 'attempts',
    formula: 'attempts with a code that DISPOSITION_MAP takes for do-not-contact / attempts',
    columns: ['disposition_codes'],
    direction: 'down',
  },
  {
    id: 'handled',
    name: 'Taken by a representative',
    numerator: 'handled',
    denominator: 'attempts',
    formula: 'attempts that a representative took (csr_connected_date, else the conversation) / attempts',
    columns: ['csr_connected_date', 'conversation_id'],
    direction: 'up',
  },
  {
    id: 'smsDelivery',
    name: 'SMS delivery rate',
    numerator: 'smsDelivered',
    denominator: 'smsSettled',
    formula: 'Delivered / (Delivered + Not delivered), SMS',
    columns: ['result', 'channel'],
    direction: 'up',
  },
  {
    id: 'smsReply',
    name: 'SMS reply rate',
    numerator: 'smsReplied',
    denominator: 'smsDelivered',
    formula: 'delivered messages with a conversation / delivered messages; only replies within the first-response time make one',
    columns: ['conversation_id', 'result', 'channel'],
    direction: 'up',
  },
] as const satisfies readonly RateDefinition[];

export type RateId = (typeof RATES)[number]['id'];
