/** Which figures of the cube the pipeline and DuckDB must agree on: those that SQL states plainly. */
import type { TallyCount } from '../src/metrics/cube/cube.ts';
import type { ListName } from '../src/metrics/cube/lists.ts';
import { WATCHED_COLUMNS } from '../src/metrics/row/empty-columns.ts';

/** Fixed counts: not calling hours, which need the zones of numbers and addresses, nor abandonment, which needs the best of several sources. */
export const COMPARED_COUNTS: readonly TallyCount[] = [
  'intake',
  'intakeFinished',
  'deliveries',
  'processed',
  'attempts',
  'voiceAttempts',
  'offHook',
  'liveMin',
  'liveMax',
  'machine',
  'badNumber',
  'notTried',
  'expired',
  'short',
  'timed',
  'busy',
  'noAnswer',
  'voicemail',
  'platformFailure',
  'rightParty',
  'doNotContact',
  'converted',
  'cancelled',
  'windowed',
  'inWindow',
  'smsSettled',
  'smsDelivered',
  'smsReplied',
  'botAnswered',
  'botFailed',
  'lateResult',
  'handled',
  'convertedRightParty',
  ...WATCHED_COLUMNS.map((column) => `empty ${column}` as const),
];

/** Lists: not the called party's local hours. */
export const COMPARED_LISTS = [
  'byStatus',
  'byResult',
  'byDisposition',
  'byJourney',
  'byCallerId',
  'byAttribute',
  'byAgent',
  'byStartQuarter',
] as const satisfies readonly ListName[];
export type ComparedList = (typeof COMPARED_LISTS)[number];
