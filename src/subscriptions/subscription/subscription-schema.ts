/** A subscription as people write it in JSON or YAML: its fields, and the rules of each by itself. What joins several is in parse-subscription.ts. */
import { z } from 'zod';
import { SECTION_IDS } from '../../digest/options/section-ids.ts';
import { PRESETS } from '../../digest/presets.ts';
import { messageOf } from '../../errors.ts';
import { ATTACH_FORMATS } from '../../files/attach-formats.ts';
import { nearestNames } from '../../lookup/nearest.ts';
import { recordOf } from '../../metrics/cube/cell.ts';
import { RATES, type RateId } from '../../metrics/kpis/rate-table.ts';
import { SCOPE_COLUMNS } from '../../report/scope.ts';
import { calendarDate, DATE_PATTERN } from '../../time/local-day.ts';
import { parseZone } from '../../time/zone.ts';
import { zoneNames } from '../../time/zone-data.ts';
import { LANGUAGES } from '../../words/language.ts';
import { brokenLineRule, parseMailboxField } from './parse-mailbox.ts';
import { MAX_REPORT_DAYS, WEEKDAYS } from './schedule.ts';
import { SUBSCRIPTION_ID } from './subscription.ts';

const MAX_RECIPIENTS = 500;
const MAX_SCOPE_VALUES = 100;
const MAX_SCOPE_TEXT = 200;
const MAX_TRIGGERS = 20;
// Next sends are looked for after it: the calendar has to go on.
const LAST_DATE = '2099-12-31';
const TIME_PATTERN = /^(?:[01]\d|2[0-3]):[0-5]\d$/;
const NO_DAY = 'it is no day of a month: 1 to 31, or last';
const NO_TIME = 'it is no time of day, HH:MM: 00:00 to 23:59, such as 07:00';

const time = z.string().regex(TIME_PATTERN, NO_TIME);
const line = z.string().trim().min(1, 'it is empty').superRefine(refusing(brokenLineRule));
const mailbox = z
  .union([z.string(), z.strictObject({ name: z.string().optional(), address: z.string() })])
  .superRefine(refusing((value) => ruleThrownBy(() => parseMailboxField(value))))
  .describe('name@example.com, or Name <name@example.com>, or an object with name and address');
const days = (least: number) =>
  z.int('it is no whole number').min(least, `it is less than ${least}`).max(MAX_REPORT_DAYS, `it is more than ${MAX_REPORT_DAYS}`);

const scopeText = z.string().trim().min(1, 'it is empty').max(MAX_SCOPE_TEXT, `it is longer than ${MAX_SCOPE_TEXT} characters`);
const scopeTexts = z
  .array(scopeText)
  .min(1, 'the list is empty: leave it out where all are meant')
  .max(MAX_SCOPE_VALUES, `it has more than ${MAX_SCOPE_VALUES} values`);
const scope = z
  .strictObject(recordOf(SCOPE_COLUMNS, () => z.union([scopeText, scopeTexts]).optional()))
  .refine((given) => Object.keys(given).length > 0, 'it is empty: leave it out where everything is meant');

const ANY_DAY = {
  at: time.describe('Local time at which it is due, HH:MM'),
  zone: z
    .string()
    .superRefine(refusing((name) => (ruleThrownBy(() => parseZone(name)) === undefined ? undefined : noZoneRule(name))))
    .describe("IANA time zone of the reader's own clock, such as Europe/Lisbon; it cuts the days of the report, too"),
  window: z
    .strictObject({ from: time.describe('Included'), to: time.describe('Not included; before "from" where it is over midnight') })
    .describe('Local times between which mail is handed over; what is late waits for the next window')
    .optional(),
};
const schedule = z.discriminatedUnion('every', [
  z.strictObject({ every: z.enum(['day', 'weekday']), ...ANY_DAY }),
  z.strictObject({ every: z.literal('week'), on: z.enum(WEEKDAYS), ...ANY_DAY }),
  z.strictObject({
    every: z.literal('month'),
    on: z
      .union([z.int(NO_DAY).min(1, NO_DAY).max(31, NO_DAY), z.literal('last')], NO_DAY)
      .describe('Day of the month; where the month is shorter, its last day'),
    ...ANY_DAY,
  }),
]);
const report = z.discriminatedUnion('span', [
  z.strictObject({ span: z.enum(['day', 'week', 'month']) }),
  z.strictObject({ span: z.literal('days'), days: days(1).describe('So many local days before it is due') }),
]);

const RATE_IDS = RATES.map(({ id }) => id) as readonly RateId[];
const rateShare = z.number().min(0, 'it is less than 0').max(1, 'it is more than 1: a rate is a share, 0 to 1');
const threshold = z
  .strictObject({
    rate: z.enum(RATE_IDS).describe('Id of a rate of docs/metrics.md'),
    above: rateShare.optional(),
    below: rateShare.optional(),
    minimum: z.int('it is no whole number').min(1, 'it is less than 1').describe('Least denominator that counts; 1 without it').optional(),
  })
  .refine(({ above, below }) => (above ?? below) !== undefined, 'it has neither above nor below')
  .refine(({ above = 1, below = 0 }) => below <= above, 'its below is more than its above: it would always hold');
const conditions = z.strictObject({
  whenEmpty: z.enum(['send', 'skip']).describe('What a period without any delivery gets; send without it').optional(),
  onlyIf: z
    .array(z.union([z.enum(['anomaly', 'compliance']), threshold]))
    .min(1, 'the list is empty: leave it out where it is sent always')
    .max(MAX_TRIGGERS, `it has more than ${MAX_TRIGGERS} entries`)
    .describe('Sent only where one of these holds: an anomaly, a compliance finding, a rate above or below a share')
    .optional(),
  coolDownDays: days(0).describe('So many days after one that was sent for onlyIf, the same sends no other').optional(),
  tellRecovery: z.boolean().describe('Whether one more is sent when none of onlyIf holds any more').optional(),
  waitUntil: time
    .describe('Local time up to which it waits for numbers that can still change; four hours after it is due without it')
    .optional(),
});

export const subscriptionSchema = z.strictObject({
  id: z
    .string()
    .regex(SUBSCRIPTION_ID, 'it is no name of at most 64 letters, digits, "-" and "_"')
    .describe('What it is called in addresses; letters, digits, "-" and "_"')
    .optional(),
  name: line.describe('For people; the id without it').optional(),
  recipients: z
    .array(mailbox)
    .min(1, 'it is empty: pause the subscription where nobody is to get it')
    .max(MAX_RECIPIENTS, `it has more than ${MAX_RECIPIENTS} entries: use a distribution list`)
    .describe('Persons and distribution lists, each address once'),
  copies: z
    .enum(['each', 'same'])
    .describe('each = a mail for everybody; same = the same mail to all, without personal links; each without it')
    .optional(),
  replyTo: mailbox.describe('Who gets what readers answer; MAIL_REPLY_TO without it').optional(),
  scope: scope.describe('What every number is narrowed to: one value a column or a list, by name or id; everything without it').optional(),
  schedule: schedule.describe('When it is due'),
  report: report
    .describe('Which days before it is due it is about; without it the day, week or month before, as the schedule has it')
    .optional(),
  language: z.enum(LANGUAGES).describe('en without it').optional(),
  preset: z.enum(PRESETS).describe('A choice of sections; brief without it').optional(),
  sections: z
    .array(z.enum(SECTION_IDS))
    .min(1, 'the list is empty: leave it out for those of the preset')
    .describe('A choice of your own')
    .optional(),
  attach: z.array(z.enum(ATTACH_FORMATS)).describe('Files that each mail carries; none without it').optional(),
  conditions: conditions.describe('On which days it is worth a mail; always without it').optional(),
  paused: z.boolean().describe('Nothing is sent while it is true').optional(),
  mutedUntil: z
    .string()
    .superRefine(refusing(brokenDateRule))
    .meta({ pattern: DATE_PATTERN.source, format: 'date' })
    .describe('Nothing is sent on local days before this one')
    .optional(),
  owner: mailbox.describe('Who is told when it does not reach somebody, and who leaves').optional(),
});

/** What people write. */
export type WrittenSubscription = z.input<typeof subscriptionSchema>;
/** The same, read. */
export type ReadSubscription = z.output<typeof subscriptionSchema>;

/** Fields by what holds them, for whoever misspells one; '' = the subscription. */
export const FIELDS: Readonly<Record<string, readonly string[]>> = {
  '': Object.keys(subscriptionSchema.shape),
  scope: SCOPE_COLUMNS,
  schedule: ['every', 'on', 'at', 'zone', 'window'],
  window: ['from', 'to'],
  report: ['span', 'days'],
  conditions: Object.keys(conditions.shape),
  onlyIf: Object.keys(threshold.shape),
  mailbox: ['name', 'address'],
};
/** What tells the forms of a field apart: its values. */
export const CHOICES: Readonly<Record<string, readonly string[]>> = {
  every: ['day', 'weekday', 'week', 'month'],
  span: ['day', 'week', 'month', 'days'],
};

function noZoneRule(name: string): string {
  const [first, second, third] = nearestNames(name, zoneNames());
  return `it is no zone of the IANA database, such as ${first}, ${second} or ${third}`;
}

/** A check that adds the rule that a value breaks. */
function refusing<T>(ruleOf: (value: T) => string | undefined) {
  return (value: T, context: z.RefinementCtx) => {
    const message = ruleOf(value);
    if (message !== undefined) context.addIssue({ code: 'custom', message });
  };
}

function brokenDateRule(text: string): string | undefined {
  if (ruleThrownBy(() => calendarDate(text)) !== undefined) return 'it is no date, YYYY-MM-DD';
  return text > LAST_DATE ? `it is later than ${LAST_DATE}: pause the subscription instead` : undefined;
}

function ruleThrownBy(read: () => unknown): string | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    return messageOf(error);
  }
}
