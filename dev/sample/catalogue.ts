/** The invented organisation behind the sample data: queues, configurations, agents, caller ids. All numbers lie in ranges kept free for fiction. */
import { createRandom } from './random.ts';

export interface SampleQueue {
  readonly queueid: string;
  readonly name: string;
}

export interface SampleConfiguration {
  readonly id: string;
  readonly name: string;
  readonly queueId: string;
  readonly channel: 'Voice' | 'SMS';
  readonly dialMode: 'Copilot' | 'Progressive' | 'Preview' | 'Predictive';
  /** Share of the contacts called, against the other configurations. */
  readonly weight: number;
  readonly callerIds: readonly string[];
  readonly journeyId: string | null;
}

/** Columns of a configuration with the limits that its owner chose. */
export type SampleLimits = Readonly<Record<string, number>>;

export interface SampleUser {
  readonly systemuserid: string;
  readonly fullname: string;
}

/** Fixed ids: reports of two sample runs can be compared. */
const idOf = (name: string) => createRandom(`catalogue|${name}`).guid();

export const QUEUES: readonly SampleQueue[] = [
  'Appointments',
  'Collections',
  'Retention',
  'Renewals',
  'Notifications',
  // Names are typed by people, so they may hold anything.
  'Überprüfung <b onclick="alert(1)">"A & B"</b> \u202Egnp.exe 🚚',
].map((name, i) => ({ queueid: idOf(`queue ${i}`), name }));

const queueId = (index: number) => QUEUES[index]?.queueid ?? '';

export const CONFIGURATIONS: readonly SampleConfiguration[] = [
  configuration('Appointment reminders', 0, 'Voice', 'Copilot', 30, ['+12065550101', '+12065550102', '+12065550103']),
  configuration('Payment follow-up', 1, 'Voice', 'Progressive', 25, ['+12065550111', '+12065550112']),
  configuration('Retention callbacks', 2, 'Voice', 'Preview', 10, ['+442079460101']),
  configuration('Renewal campaign', 3, 'Voice', 'Predictive', 20, ['+12065550121', '+12065550122', '+12065550123', '+12065550124']),
  configuration('Delivery notices', 4, 'SMS', 'Copilot', 12, ['+442079460120']),
  configuration('=cmd()|\'/c calc\'!A1 <img src=x onerror="alert(1)"> Q4, "survey"', 5, 'Voice', 'Copilot', 3, ['+442079460130']),
];

/** Limits of some configurations, by their place in the list: of a campaign that is throttled by abandonment, one by waiting, and messages. */
export const LIMITS: readonly SampleLimits[] = [
  { msdyn_bot_failure_treatment_type: 192_360_002, msdyn_bot_failure_treatment_rate_threshold: 5, msdyn_queue_allotment: 30 },
  {
    msdyn_throttle_metric: 192_360_002,
    msdyn_throttle_threshold: 3,
    msdyn_throttle_control_period: 60,
    msdyn_bot_failure_treatment_type: 192_360_000,
    msdyn_queue_allotment: 50,
  },
  {},
  {
    msdyn_throttle_metric: 192_360_002,
    msdyn_throttle_threshold: 3,
    msdyn_throttle_control_period: 30,
    msdyn_throttle_metric_2: 192_360_000,
    msdyn_throttle_threshold_2: 20,
    msdyn_throttle_control_period_2: 15,
    msdyn_bot_failure_treatment_type: 192_360_001,
    msdyn_queue_allotment: 80,
  },
  { msdyn_first_response_timeout_mins: 1440 },
];

/** Journeys of Customer Insights; the third of the journey ids is an uploaded file. */
export const JOURNEYS = ['Reminder before the visit', 'Second notice'].map((name, i) => ({ id: idOf(`journey ${i}`), name }));
export const UPLOAD_ID = idOf('journey 2');

/** A caller id whose calls are answered less and less, as a number with a bad reputation is. */
export const FADING_CALLER_ID = '+12065550124';

export const USERS: readonly SampleUser[] = [
  'Alva Sample',
  'Bo Example',
  'Cleo Testcase',
  'Dara Placeholder',
  'Eli Mockup',
  'Fay Specimen',
  'Gus Instance',
  'Hana Dummy',
].map((fullname, i) => ({ systemuserid: idOf(`user ${i}`), fullname }));

export const CONTACT_COUNT = 4000;
// Area codes with the numbers 555-0100 to 555-0199, which no one has; and Ofcom's mobile numbers for drama.
const AREA_CODES =
  '202 203 205 207 208 210 212 213 214 215 216 217 218 219 225 228 229 231 234 239 240 248 251 252 253 254 256 260 262 267'.split(' ');

export interface SampleContact {
  readonly id: string;
  /** E.164 */
  readonly phone: string;
}

const contacts: SampleContact[] = [];

/** A person to call: the same for the same index, 0 to CONTACT_COUNT - 1. */
export function contactOf(index: number): SampleContact {
  contacts[index] ??= makeContact(index);
  return contacts[index];
}

function makeContact(index: number): SampleContact {
  const suffix = `${index % 100}`.padStart(2, '0');
  const area = AREA_CODES[Math.floor(index / 100)];
  const phone = area === undefined ? `+447700900${`${index % 1000}`.padStart(3, '0')}` : `+1${area}55501${suffix}`;
  return { id: idOf(`contact ${index}`), phone };
}

function configuration(
  name: string,
  queue: number,
  channel: SampleConfiguration['channel'],
  dialMode: SampleConfiguration['dialMode'],
  weight: number,
  callerIds: readonly string[],
): SampleConfiguration {
  const journeyId = dialMode === 'Preview' ? null : idOf(`journey ${queue % 3}`);
  return { id: idOf(`configuration ${queue}`), name, queueId: queueId(queue), channel, dialMode, weight, callerIds, journeyId };
}
