/** The days that a mail is looked at on, by name: expected.json says of the first ten what their mail should say, and was written first. */
import type { Report } from '../../src/report/report.ts';
import { HOUR_MS, MINUTE_MS } from '../../src/time/lengths.ts';
import { everythingDay } from './everything.ts';
import { hostileDay, largeDay } from './hostile-days.ts';
import { CAMPAIGNS, PAYMENTS, RENEWALS } from './organisation.ts';
import { singleCall } from './rows-of-day.ts';
import { quietDay, SUNDAY, sampleDay } from './sample-day.ts';
import { provisionalDay, restatedDay, unreadGapDay } from './told-days.ts';

const RENEWAL = CAMPAIGNS.filter(({ id }) => id === RENEWALS);

/** Each gives the same report whenever it is asked. */
export const SAMPLES = {
  quiet: quietDay,
  'one-violation': () =>
    sampleDay({
      extra: ({ fromMs }) => RENEWAL.map((campaign) => singleCall(campaign, 1, fromMs + (22 * 60 + 10) * MINUTE_MS)),
    }),
  abandonment: () => {
    const campaigns = CAMPAIGNS.map((one) => (one.id === PAYMENTS ? { ...one, abandoned: 0.025 } : one));
    return sampleDay({ campaigns });
  },
  anomaly: () => {
    const results = {
      LiveAnswer: 0.02,
      AnsweringMachine: 0.2,
      AnsweringMachineHangup: 0.05,
      CallEnded: 0.02,
      InvalidAddress: 0.03,
      Busy: 0.08,
      NoAnswer: 0.6,
    };
    return sampleDay({ today: CAMPAIGNS.map((one) => (one.id === PAYMENTS ? { ...one, results } : one)) });
  },
  provisional: provisionalDay,
  restated: restatedDay,
  empty: () => sampleDay({ date: SUNDAY, today: [] }),
  'one-call': () =>
    sampleDay({
      date: SUNDAY,
      today: [],
      extra: ({ fromMs }) => RENEWAL.map((campaign) => singleCall(campaign, 1, fromMs + 11 * HOUR_MS, { msdyn_result: 'LiveAnswer' })),
    }),
  'unread-gap': unreadGapDay,
  everything: everythingDay,
  hostile: hostileDay,
  large: largeDay,
} as const satisfies Readonly<Record<string, () => Report>>;
export type SampleName = keyof typeof SAMPLES;

export const SAMPLE_NAMES = Object.keys(SAMPLES) as readonly SampleName[];
