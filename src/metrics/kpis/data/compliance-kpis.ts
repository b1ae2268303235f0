/** Calling hours, frequency caps, wishes and abandonment. Reading aids, not legal advice. */
import { type Kpi, type KpiEntry, kpisOf, RATE_PARTS } from './kpi.ts';

const HOURS = {
  columns: ['start_date', 'to_address', 'country', 'state', 'postal_code', 'attributes'],
  filters: 'attempts with a start, calls and messages',
  unit: 'count',
  direction: 'down',
} as const;
const CAP = {
  columns: ['contact_id', 'to_address', 'start_date', 'result'],
  filters: 'attempts of the period, looking back over the attempts of every scope and channel',
  unit: 'count',
  direction: 'down',
} as const;
const ABANDON = {
  columns: [
    'exceeded_customer_wait_threshold',
    'conversation.isabandoned',
    'conversation.isagentaccepted',
    'disposition_codes',
    'dialmode_type',
    'start_date',
    'end_date',
    'result',
  ],
  unit: 'count',
  direction: 'down',
} as const;
const REGULATORY = 'voice attempts of one configuration over the 30 local days that end with the period';

const ENTRIES: readonly KpiEntry[] = [
  {
    ...HOURS,
    id: 'hoursOk',
    name: 'Attempts at allowed hours',
    formula: 'attempts that started within the hours of RULE_PACK in every zone the called party may be in',
    direction: 'up',
    path: '$.compliance.callingHours.ok',
    choice: 'The zone is what a time-zone attribute names, else what country, state and postal code name, else what the number is of.',
  },
  {
    ...HOURS,
    id: 'hoursViolation',
    name: 'Attempts outside allowed hours',
    formula: 'attempts that started outside the hours in every possible zone: a certain violation',
    path: '$.compliance.callingHours.violation',
  },
  {
    ...HOURS,
    id: 'hoursPossible',
    name: 'Attempts perhaps outside allowed hours',
    formula: 'attempts that started outside the hours in some of the possible zones only',
    path: '$.compliance.callingHours.possible',
  },
  {
    ...HOURS,
    id: 'hoursUndeterminable',
    name: 'Attempts in no known zone',
    formula: 'attempts whose zone nothing tells',
    path: '$.compliance.callingHours.undeterminable',
  },
  {
    ...HOURS,
    id: 'hoursCompliant',
    name: 'Calling-hours compliance',
    formula: 'attempts without a certain violation / attempts whose time zone is known',
    unit: 'share',
    direction: 'up',
    path: '$.compliance.callingHours.compliant',
    parts: RATE_PARTS,
    choice: 'Possible violations count as kept here, and are told apart beside it. Public holidays are not looked at.',
  },
  {
    ...CAP,
    id: 'contactsOverCap',
    name: 'Contacts over a cap',
    formula: 'contacts with at least one attempt over the cap',
    path: '$.compliance.frequency[*].contactsOver',
  },
  {
    ...CAP,
    id: 'attemptsOverCap',
    name: 'Attempts over a cap',
    formula: 'attempts that are one too many in the hours that end with them',
    path: '$.compliance.frequency[*].rowsOver',
    choice:
      'Rolling hours, not calendar days; counted by contact, since the rows do not tell the matter or debt. An attempt exactly that long ago is outside.',
  },
  {
    ...CAP,
    id: 'mostAttempts',
    name: 'Most attempts at one contact',
    formula: 'most attempts in the hours that end with an attempt of the period, over the cap or not',
    path: '$.compliance.frequency[*].maxSeen',
  },
  {
    ...CAP,
    id: 'afterDoNotContact',
    name: 'Attempts after an opt-out',
    formula: 'attempts at a contact that start after its do-not-contact code was on record, in whatever scope: there must be none',
    columns: ['contact_id', 'to_address', 'disposition_codes', 'start_date', 'result_date'],
    filters: 'attempts of contacts whose code lies in the facts still kept',
    path: '$.compliance.afterDoNotContact.count',
    choice: 'Opt-outs given elsewhere (consent records, STOP messages) are not in the rows.',
  },
  {
    ...ABANDON,
    id: 'abandonedMicrosoft',
    name: "Abandon rate, Microsoft's way",
    formula: 'abandoned / voice attempts whose abandonment is known',
    filters: 'voice attempts that the best source at hand tells of',
    unit: 'share',
    path: '$.compliance.abandonment.microsoft',
    parts: RATE_PARTS,
    choice:
      'Source: the wait-threshold column, else the conversation, else a code in DISPOSITION_MAP, else an estimate (a short call that may have been live, in progressive or predictive mode, which nobody took). One source for the whole report, never a mixture; it is named, and without one nothing is measured.',
  },
  {
    ...ABANDON,
    id: 'abandoned',
    name: 'Abandoned over 30 days',
    formula: 'voice attempts that were abandoned',
    filters: REGULATORY,
    path: '$.compliance.abandonment.regulatory[*].abandoned',
  },
  {
    ...ABANDON,
    id: 'liveAnswered',
    name: 'Live answered over 30 days',
    formula: 'live answers, at least',
    columns: ['result', 'disposition_codes'],
    filters: REGULATORY,
    direction: 'up',
    path: '$.compliance.abandonment.regulatory[*].liveAnswered',
    choice: 'The lower count, so the rate is rather too high than too low.',
  },
  {
    ...ABANDON,
    id: 'abandonedRegulatory',
    name: "Abandon rate, the regulators' way",
    formula: 'abandoned / live answered; may be above 1, since a call may be abandoned that was not certainly live',
    filters: REGULATORY,
    unit: 'ratio',
    path: '$.compliance.abandonment.regulatory[*].value',
    choice: 'By configuration, which stands for the campaign. The limit of 3 % is that of the US safe harbour.',
  },
  {
    ...ABANDON,
    id: 'abandonRoom',
    name: 'Room under 3 %',
    formula: '3 % of those live answered, rounded down, - abandoned: how many more fit; negative = over it',
    filters: REGULATORY,
    direction: 'up',
    path: '$.compliance.abandonment.regulatory[*].room',
  },
  {
    ...ABANDON,
    id: 'abandonDays',
    name: 'Days of the 30 at hand',
    formula: 'local days of the 30 that history holds',
    columns: [],
    filters: 'the 30 local days that end with the period',
    direction: 'up',
    path: '$.compliance.abandonment.days',
  },
];

export const COMPLIANCE_KPIS: readonly Kpi[] = kpisOf('Compliance', ENTRIES);
