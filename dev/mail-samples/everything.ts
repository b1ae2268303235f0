/** A day on which whatever can be found is found. */
import { failedUploadOf } from '../../src/metrics/row/failed-upload.ts';
import type { Report } from '../../src/report/report.ts';
import { HOUR_MS, MINUTE_MS } from '../../src/time/lengths.ts';
import type { Period } from '../../src/time/local-day.ts';
import { iso } from '../sample/rows.ts';
import { CAMPAIGNS, type Campaign, CODES, idOf, PAYMENTS, REMINDERS, RENEWALS } from './organisation.ts';
import { type FiledDay, fileDay } from './report-of-days.ts';
import { singleCall } from './rows-of-day.ts';
import { type SampleDay, sampleDay } from './sample-day.ts';

/** Over the 3 % of the law, and close to the 2 % that its owner set. */
const ABANDONED: ReadonlyMap<string | undefined, number> = new Map([
  [RENEWALS, 0.04],
  [PAYMENTS, 0.0185],
]);
const BAD_NUMBERS = {
  LiveAnswer: 0.22,
  AnsweringMachine: 0.2,
  AnsweringMachineHangup: 0.05,
  CallEnded: 0.02,
  InvalidAddress: 0.2,
  Busy: 0.08,
  NoAnswer: 0.23,
};
const FADED = {
  LiveAnswer: 0.04,
  AnsweringMachine: 0.28,
  AnsweringMachineHangup: 0.08,
  CallEnded: 0.02,
  InvalidAddress: 0.03,
  Busy: 0.08,
  NoAnswer: 0.47,
};
const WISHER = idOf(4, 900_001);
const OFTEN_CALLED = idOf(4, 900_002);

interface Differences extends Pick<SampleDay, 'extra' | 'representatives'> {
  /** What Dynamics said of the upload that failed, and of the one with errors. */
  readonly said?: readonly [failed: string, withErrors: string];
}

const SAID = ['The column "PhoneNumber" was not found in the first line of the file.', '12 of 480 lines have no usable number.'] as const;

/** @param campaigns the usual ones, perhaps under other names @param more further differences */
export function everythingDay(campaigns: readonly Campaign[] = CAMPAIGNS, { said = SAID, ...more }: Differences = {}): Report {
  const usual = campaigns.map((one) => ({ ...one, abandoned: ABANDONED.get(one.id) ?? one.abandoned }));
  const [reminders = [], renewals = [], payments = []] = [REMINDERS, RENEWALS, PAYMENTS].map((id) => usual.filter((one) => one.id === id));
  return sampleDay({
    ...more,
    campaigns: usual,
    today: usual.flatMap((one) => todayOf(one)),
    extra: (day) => [
      ...renewals.flatMap((campaign) => times(12, (i) => singleCall(campaign, 100 + i, day.fromMs + 21.5 * HOUR_MS + i * MINUTE_MS))),
      ...reminders.flatMap((campaign) =>
        times(3, (i) => singleCall(campaign, 200 + i, day.fromMs + 14 * HOUR_MS, { msdyn_country: 'United States' })),
      ),
      ...payments.flatMap((campaign) => [
        singleCall(campaign, 300, day.fromMs + 12 * HOUR_MS, { msdyn_contact_id: WISHER }),
        ...times(8, (i) =>
          singleCall(campaign, 310 + i, day.fromMs + (10 + i) * HOUR_MS, { msdyn_contact_id: OFTEN_CALLED, msdyn_tracking_id: 'matter 7' }),
        ),
      ]),
      ...(more.extra?.(day) ?? []),
    ],
    before: (days) => withWish(days, payments),
    others: (day) => ({ load: stuckIn(day, payments), failedUploads: uploadsOf(day, payments, renewals, said) }),
  });
}

function todayOf(campaign: Campaign): Campaign[] {
  if (campaign.id === REMINDERS) return [{ ...campaign, results: BAD_NUMBERS }];
  if (campaign.id !== RENEWALS) return [campaign];
  // Its numbers are used in rotation, and one of them is not answered any more.
  return campaign.callerIds.map((number, i) => ({ ...campaign, deliveries: 110, callerIds: [number], ...(i === 1 && { results: FADED }) }));
}

/** On the day before somebody asked not to be called again. */
function withWish(days: readonly FiledDay[], campaigns: readonly Campaign[]): readonly FiledDay[] {
  const [last, ...older] = days;
  if (last === undefined) return days;
  const startMs = last.period.fromMs + 15 * HOUR_MS;
  const columns = { msdyn_result: 'LiveAnswer', msdyn_contact_id: WISHER, msdyn_disposition_codes: `"${CODES.stop}"` };
  const { facts, intakes } = fileDay(
    last.period,
    campaigns.map((campaign) => singleCall(campaign, 400, startMs, columns)),
  );
  return [{ ...last, facts: [...last.facts, ...facts], intakes: [...last.intakes, ...intakes] }, ...older];
}

function stuckIn({ toMs }: Period, campaigns: readonly Campaign[]) {
  const open = campaigns.map(({ id: configuration, queue, channel, dialMode }) => ({
    scope: { configuration, queue, channel, dialMode },
    status: 'InProcess',
    age: 'over 24 h',
    isZombie: true,
    deliveries: 7,
  }));
  return { atMs: toMs - 15 * MINUTE_MS, open, lastHour: [] };
}

function uploadsOf({ fromMs }: Period, failed: readonly Campaign[], withErrors: readonly Campaign[], said: readonly [string, string]) {
  const upload = (campaign: Campaign, status: number, message: string) =>
    failedUploadOf({
      msdyn_proactive_delivery_batchid: idOf(7, status % 10),
      msdyn_batch_id: idOf(7, status % 10),
      msdyn_status: status,
      msdyn_error_message: message,
      _msdyn_proactive_engagement_config_value: campaign.id,
      createdon: iso(fromMs + 9 * HOUR_MS),
    });
  return [
    ...failed.map((campaign) => upload(campaign, 192_360_004, said[0])),
    ...withErrors.map((campaign) => upload(campaign, 192_360_003, said[1])),
  ].filter((one) => one !== undefined);
}

function times<T>(count: number, make: (i: number) => T): T[] {
  return Array.from({ length: count }, (_, i) => make(i));
}
