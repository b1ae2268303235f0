/** The invented organisation behind the sample data: queues, configurations, agents, caller ids. All numbers lie in ranges kept free for fiction. */
import { HOSTILE_CONFIGURATION, HOSTILE_QUEUE } from './hostile.ts';
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
  'Customer feedback',
].map((name, i) => ({ queueid: idOf(`queue ${i}`), name }));

const queueId = (index: number) => QUEUES[index]?.queueid ?? '';

export const CONFIGURATIONS: readonly SampleConfiguration[] = [
  configuration('Appointment reminders', 0, 'Voice', 'Copilot', 30, ['+12065550101', '+12065550102', '+12065550103']),
  configuration('Payment follow-up', 1, 'Voice', 'Progressive', 25, ['+12065550111', '+12065550112']),
  configuration('Retention callbacks', 2, 'Voice', 'Preview', 10, ['+442079460101']),
  configuration('Renewal campaign', 3, 'Voice', 'Predictive', 20, ['+12065550121', '+12065550122', '+12065550123', '+12065550124']),
  configuration('Delivery notices', 4, 'SMS', 'Copilot', 12, ['+442079460120']),
  configuration('Satisfaction survey', 5, 'Voice', 'Copilot', 3, ['+442079460130']),
];

/** The queues; with `hostile` the last one has a name that breaks careless programs. */
export function queuesOf(hostile: boolean): readonly SampleQueue[] {
  return hostile ? lastNamed(QUEUES, HOSTILE_QUEUE) : QUEUES;
}

/** The configurations, likewise. */
export function configurationsOf(hostile: boolean): readonly SampleConfiguration[] {
  return hostile ? lastNamed(CONFIGURATIONS, HOSTILE_CONFIGURATION) : CONFIGURATIONS;
}
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
  'Alva Lindqvist',
  'Ben Okafor',
  'Chloe Martin',
  'Dario Rossi',
  'Elif Kaya',
  'Fatima Haddad',
  'George Nowak',
  'Hana Sato',
].map((fullname, i) => ({ systemuserid: idOf(`user ${i}`), fullname }));

/** Ids of the policies that cancel deliveries on their own. */
export const CANCELLATION_POLICIES: readonly string[] = [idOf('cancellation policy 0'), idOf('cancellation policy 1')];

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

function lastNamed<T extends { readonly name: string }>(list: readonly T[], name: string): T[] {
  return list.map((one, i) => (i === list.length - 1 ? { ...one, name } : one));
}
