/** The totals of a report: counts of deliveries, which its lists carry too. What a report counts is what is explained here. */
import { TALLY_COUNTS, type TallyCount } from '../../cube/cube.ts';
import { listsShowing } from '../../cube/lists.ts';
import { type Kpi, type KpiEntry, kpisOf } from './kpi.ts';

const ALL = 'finished deliveries placed in the period';
const VOICE = 'voice attempts';

/** In counts, where no unit is given. One whose id is a count of the tally is that count. */
type Total = Omit<KpiEntry, 'path' | 'unit'> &
  Partial<Pick<KpiEntry, 'unit'>> & {
    readonly lists?: readonly string[];
    /** Whether each day of the trend tells it. @default false */
    readonly inTrend?: boolean;
    /** The count of deliveries that tell it: without one it is null. */
    readonly told?: TallyCount;
  };

const TABLE = [
  {
    id: 'deliveries',
    name: 'Deliveries',
    formula: 'finished deliveries: a result is given, or the status is Complete, Expired, Cancelled or Error',
    columns: ['result', 'status', 'result_date', 'end_date', 'start_date', 'modifiedon'],
    filters: ALL,
    direction: 'neither',
    choice:
      'A delivery belongs to the local day of its result date, else of its end, else its start, else its last change. Each row is one.',
    inTrend: true,
  },
  {
    id: 'processed',
    name: 'Processed',
    formula: 'deliveries with status Complete, as in the Microsoft dashboard',
    columns: ['status'],
    filters: ALL,
    direction: 'up',
    lists: ['byQueue', 'byConfiguration'],
  },
  {
    id: 'intake',
    name: 'Intake',
    formula: 'deliveries created, whether finished or not',
    columns: ['createdon'],
    filters: 'deliveries created in the period',
    direction: 'neither',
  },
  {
    id: 'attempts',
    name: 'Attempts',
    formula: 'deliveries but those with result Expired, Cancelled, Error or Terminated: a call was placed or a message handed over',
    columns: ['result', 'status', 'start_date'],
    filters: ALL,
    direction: 'neither',
    choice: 'Unknown counts as tried. A result that is not documented counts as tried where a start is given.',
    inTrend: true,
  },
  {
    id: 'voiceAttempts',
    name: 'Voice attempts',
    formula: 'attempts on any channel but SMS: what voice rates divide by',
    columns: ['channel', 'result', 'status', 'start_date'],
    filters: 'attempts on any channel but SMS',
    direction: 'neither',
    choice: 'A channel that is not documented counts as voice and is told under data quality.',
  },
  {
    id: 'offHook',
    name: 'Off-hook',
    formula: 'voice attempts that a person, a machine or an agent answered',
    columns: ['result', 'channel'],
    filters: VOICE,
    direction: 'up',
    choice: 'NotAHandset (fax, tone) is left out, though something went off hook.',
  },
  {
    id: 'liveMin',
    name: 'Live answers, at least',
    formula: 'off-hook calls with LiveAnswer and no code for a machine, or with a code of any other meaning (DISPOSITION_MAP)',
    columns: ['result', 'disposition_codes', 'channel'],
    filters: VOICE,
    direction: 'up',
    choice: 'A code outweighs the result, and a person outweighs a machine.',
  },
  {
    id: 'liveMax',
    name: 'Live answers, at most',
    formula: 'live answers, at least, and CallEnded, Undetermined and BotFailed without a code for a machine',
    columns: ['result', 'disposition_codes', 'channel'],
    filters: VOICE,
    direction: 'up',
  },
  {
    id: 'machine',
    name: 'Machines',
    formula: 'off-hook calls with AnsweringMachine or AnsweringMachineHangup, or a code for a machine, and no code of another meaning',
    columns: ['result', 'disposition_codes', 'channel'],
    filters: VOICE,
    direction: 'down',
  },
  {
    id: 'badNumber',
    name: 'Bad numbers',
    formula: 'voice attempts with InvalidAddress or NotAHandset',
    columns: ['result', 'channel'],
    filters: VOICE,
    direction: 'down',
    choice: 'Counted by attempt, not by number.',
  },
  {
    id: 'cancelled',
    name: 'Cancelled',
    formula: 'deliveries with result Cancelled',
    columns: ['result', 'status'],
    filters: ALL,
    direction: 'neither',
  },
  {
    id: 'cancelledByPolicy',
    name: 'Cancelled by a policy',
    formula: 'cancelled deliveries that name the cancellation policy that ended them',
    columns: ['result', 'status', 'cancellation_policy_id'],
    filters: ALL,
    direction: 'neither',
    choice: 'Older organisations have no such column: then it is 0, and all of the cancelled may be by a policy.',
  },
  {
    id: 'notTried',
    name: 'Not tried',
    formula: 'deliveries with result Expired, Cancelled, Error or Terminated',
    columns: ['result', 'status'],
    filters: ALL,
    direction: 'down',
  },
  {
    id: 'rightParty',
    name: 'Right-party contacts',
    formula: 'live answers, at least, without a code that DISPOSITION_MAP takes for not-right-party',
    columns: ['result', 'disposition_codes', 'channel'],
    filters: 'voice attempts filed while DISPOSITION_MAP had a code for person or not-right-party; null without one',
    direction: 'up',
    told: 'partyTold',
    choice: 'Without such codes it would only repeat the live answers. An identity attribute of an AI agent is not looked at.',
  },
  {
    id: 'converted',
    name: 'Conversions',
    formula: 'attempts with a success code or a success attribute (SUCCESS_MAP)',
    columns: ['disposition_codes', 'attributes'],
    filters: 'attempts, calls and messages, filed while SUCCESS_MAP named a success; null without one',
    direction: 'up',
    told: 'successTold',
  },
  {
    id: 'aiUnjoined',
    name: 'AI-led live answers not measured',
    formula: 'live answers, at least, of dial mode Copilot whose conversation is not known: what AI containment cannot look at',
    columns: ['dialmode_type', 'result', 'disposition_codes', 'conversation_id'],
    filters: VOICE,
    direction: 'down',
  },
  {
    id: 'value',
    name: 'Value',
    formula: 'sum of the numbers in the result attributes that VALUE_ATTRIBUTES names, and how many deliveries have one',
    columns: ['attributes'],
    filters: 'finished deliveries with such a number; the sum is null where there is none',
    unit: 'amount',
    direction: 'up',
    parts: ['deliveries', 'sum'],
    lists: ['byQueue', 'byConfiguration'],
    choice:
      'A number is up to eight digits and, after a point, one or two more ("1234.50"). Anything else, such as "1,234", "1.234", "-5", "$5" or nine digits, is not guessed at but counted under data quality, and so are digits of the number called. Of a keyword that a delivery has more than once the last changed number counts; several keywords are added up, so they should be in one unit. Kept and summed in whole hundredths.',
  },
  {
    id: 'contacts',
    name: 'Contacts attempted',
    formula: 'distinct contact keys of attempts; the key is a keyed hash of the contact id, else of the number called',
    columns: ['contact_id', 'to_address'],
    filters: 'attempts that have a contact key',
    direction: 'neither',
    alsoAt: ['$.contacts.contacts'],
    choice: 'Counted exactly, from facts; null once the facts are no longer kept (FACTS_DAYS).',
  },
] as const satisfies readonly Total[];
const TOTALS: readonly Total[] = TABLE;

export type TotalCount = Extract<(typeof TABLE)[number]['id'], TallyCount>;
/** Those that settings must tell: null in totals and lists where no delivery was filed with them. */
export type ToldCount = Extract<(typeof TABLE)[number], { readonly told: TallyCount }>['id'];

/** Each of them with the count of deliveries that tell it. */
export const TOLD_BY = Object.fromEntries(TOTALS.flatMap(({ id, told }) => (told === undefined ? [] : [[id, told]]))) as Readonly<
  Record<ToldCount, TallyCount>
>;
export const TOLD_COUNTS = Object.keys(TOLD_BY) as readonly ToldCount[];

/** The counts of a tally that are totals as they are. */
export const TOTAL_COUNTS = TABLE.map(({ id }) => id).filter((id): id is TotalCount => TALLY_COUNTS.some((name) => name === id));

/** Each total, with the lists and the comparison that carry it too. */
export const TOTAL_KPIS: readonly Kpi[] = kpisOf(
  'Totals',
  TOTALS.map(({ lists = [], alsoAt = [], unit = 'count', told: _told, inTrend = false, ...total }) => ({
    ...total,
    unit,
    path: `$.totals.${total.id}`,
    alsoAt: [
      ...alsoAt,
      ...(inTrend ? [`$.trend[*].${total.id}`] : []),
      ...[...listsShowing(total.id), ...lists].map((list) => `$.${list}[*].${total.id}`),
      `$.comparison.before.totals.${total.id}`,
      `$.comparison.weekBefore.totals.${total.id}`,
    ],
  })),
);
