/** What oracle rows are made of: every documented value, odd spellings, hostile texts, and columns that cannot be read. */
import type { Random } from '../../dev/sample/random.ts';
import { DIAL_MODES, SMS_RESULTS, STATUSES, VOICE_RESULTS } from '../../src/metrics/row/vocabulary.ts';

const RESULTS: readonly (string | null)[] = [...VOICE_RESULTS, ...SMS_RESULTS, 'LiveAnswer', 'LiveAnswer', 'CallEnded', 'NoAnswer', null];
const HOSTILE = ['__proto__', 'constructor', '<b>x</b>', '=1+1', "'; DROP TABLE fact; --", 'é\u202e', '😀', '', '   ', '(none)', '(many)'];

export const statusOf = (random: Random) =>
  odd(random, random.pick<string | null>([...STATUSES, 'Complete', 'Complete', 'Complete', null]));
export const resultOf = (random: Random, channel: unknown) =>
  odd(random, channel === 'SMS' && random.chance(0.7) ? random.pick(SMS_RESULTS) : random.pick(RESULTS));
export const dialModeOf = (random: Random) => odd(random, random.pick<string | null>([...DIAL_MODES, 'Copilot', null]));
export const channelOf = (random: Random) => odd(random, random.pick(['Voice', 'Voice', 'Voice', 'SMS', 'SMS', null]));

/** Now and then in another case, with blanks, or something else altogether. */
function odd(random: Random, value: string | null): string | null {
  const text = value ?? '';
  return random.weighted<() => string | null>([
    [() => value, 88],
    [() => text.toLowerCase(), 3],
    [() => `  ${text.toUpperCase()}\t`, 3],
    [() => random.pick(HOSTILE), 4],
    [() => `unheard-of ${'z'.repeat(random.int(1, 150))}`, 2],
  ])();
}

const LONG_CODE = `"${'c'.repeat(130)}"`;
const CODES = [
  '"Sale"',
  '"Spoke, to ""customer"""',
  '"Left voicemail"',
  '"Wrong person"',
  '"Do not contact"',
  'DoNotContact',
  '"Hung up waiting"',
  '"  sale  "',
  'Callback',
  '"__proto__"',
  '"<b>, </b>"',
  '""',
  '"mail a.b@example.com, 0049 30 7654329"',
  '"id 0f8fad5b-d9cb-469f-a165-70867728950e"',
  '"Spoke to MARIA"',
  LONG_CODE,
];
const NO_LIST = ['"open', 'half"open', '"a"b', 'plain text', ',,,', ' ', '\r\n'];

/** msdyn_disposition_codes: a list of quoted codes with repeats, or a text that is none. */
export function codesOf(random: Random, codeKinds: number): string | null {
  if (random.chance(0.45)) return null;
  if (random.chance(0.08)) return random.pick(NO_LIST);
  if (random.chance(0.5)) return Array.from({ length: random.int(1, 7) }, () => `"code ${random.int(1, codeKinds)}"`).join(',');
  const separator = random.pick([',', ' , ']);
  return Array.from({ length: random.int(1, 4) }, () => random.pick(CODES)).join(separator);
}

export const KEYWORDS = [
  'Promised',
  'intent',
  ' Intent ',
  '__proto__',
  'amount',
  'amount',
  ' Amount',
  'k'.repeat(300),
  '<img src=x onerror=alert(1)>',
  'firstName',
  'contactTimeZone',
  'time zone',
  'Customer_Time_Zone',
  null,
];
const VALUES = [
  'yes',
  ' NO ',
  'True',
  'y',
  'n',
  '12',
  '+1 234,50',
  '-3',
  '1-2',
  '2026-11-22',
  '2026-11-22T10:00:00Z',
  '22.11.2026',
  '1/2/26',
  '2026-11-2',
  'buy',
  'Buy ',
  'words of a customer',
  '',
  '  ',
  null,
  '9'.repeat(41),
];
// What is an amount, what may be two, what is none, and digits of a number or a contact that rows have.
const AMOUNTS = [
  ...['0', '12', ' 12.5 ', '1234.50', '0.07', '99999999.99', '007', '1,234', '1.234', '12,50', '-3', '$5', '1e3', '123456789'],
  ...['10000001', '550100', '4711', '4711', '55010', 'ten', '', ' ', '٣'],
];
// No other column says these names: taking a person out of texts has tests of its own.
const NAMES = ['Zebedee', 'Zebedee Quux', '', null];
const WINDOWS_VALUES = ['Tokyo Standard Time', '(GMT-05:00) Eastern Time (US & Canada)'];
const ZONE_VALUES = ['Asia/Tokyo', 'America/New_York', ...WINDOWS_VALUES, 'EST', 'Nowhere/City', '', null];

export function attributeValueOf(random: Random, keyword: string | null): string | null {
  if (keyword === 'firstName') return random.pick(NAMES);
  if (keyword === 'amount') return random.pick(AMOUNTS);
  return keyword !== null && /time/i.test(keyword) ? random.pick(ZONE_VALUES) : random.pick(VALUES);
}

/** Numbers whose zones everybody knows, in several spellings of one number, and some that are none. */
export const NUMBERS = [
  '+351210000001',
  '+351 (21) 000-0001',
  '00351210000001',
  '+12125550100',
  '+12125550101',
  '+81312345678',
  '+442071234567',
  '+44 (0)20 7123 4567',
  '\u202a+44\u201120\u00a07123\u200b4567\u202c',
  '+16055550100',
  '+18005550100',
  '+999',
  'anonymous',
  '',
  null,
];

const BAD_VALUES: readonly (readonly [columns: readonly string[], values: readonly unknown[]])[] = [
  [
    [
      'msdyn_status',
      'msdyn_result',
      'msdyn_channel',
      'msdyn_queue_id',
      'msdyn_disposition_codes',
      'msdyn_contact_id',
      'msdyn_journey_id',
      'msdyn_journey_run_id',
      'msdyn_call_id',
      'msdyn_tracking_id',
    ],
    [7, true, {}, ['LiveAnswer']],
  ],
  [
    ['msdyn_start_date', 'msdyn_end_date', 'msdyn_result_date', 'msdyn_window_end_date', 'modifiedon', 'createdon'],
    ['yesterday', '2026-02-30T10:00:00Z', '2026-11-22T10:00:00', '2026-11-22 10:00:00Z', '1969-12-31T23:59:59Z', '', 20261122, {}],
  ],
  [['msdyn_seq_no'], [2.5, '2', true]],
  [['msdyn_exceeded_customer_wait_threshold'], ['true', 1]],
];

/** One column of the row made unreadable. */
export function spoil(random: Random, row: Record<string, unknown>): Record<string, unknown> {
  const [columns, values] = random.pick(BAD_VALUES);
  return { ...row, [random.pick(columns)]: random.pick(values) };
}

/** What is no row at all, or has no usable key. */
export const NO_ROWS: readonly unknown[] = [
  7,
  null,
  'row',
  {},
  { msdyn_proactive_deliveryid: 'a/b' },
  { msdyn_proactive_deliveryid: null },
];
