/** Calling-hour and frequency rules as data: an aid for finding calls worth a look, and not legal advice. */

/** At most so many attempts to one contact in any span of so many hours. */
export interface FrequencyCap {
  readonly id: string;
  readonly name: string;
  /** Attempts that are still allowed; one more breaks the cap. */
  readonly attempts: number;
  /** Length of the rolling span, hours. */
  readonly hours: number;
  /** What the attempts are counted by: the contact, or each matter (msdyn_tracking_id) that the contact is contacted about. @default contact */
  readonly per?: 'contact' | 'matter';
}

/** Minutes of the local day, [from, to); from = to where no call is allowed that day. */
export type DayHours = readonly [fromMinute: number, toMinute: number];
/** Monday to Sunday. */
export type WeekHours = readonly [DayHours, DayHours, DayHours, DayHours, DayHours, DayHours, DayHours];

export interface RulePack {
  /** Value of the setting RULE_PACK. */
  readonly id: string;
  readonly name: string;
  /** Allowed hours in the called party's own time, Monday first. */
  readonly hours: WeekHours;
  readonly caps: readonly FrequencyCap[];
  /** What the pack covers and what it leaves out; shown wherever its results are. */
  readonly note: string;
}

const DISCLAIMER = 'A reading aid, not legal advice: public holidays, consent, exemptions and local law are not looked at.';
const REG_F =
  'a conversation also bars calls for the next 7 days, which is not counted here; the rule is per debt, so attempts are counted by msdyn_tracking_id where a row has one, else by contact.';

/** The pack in force where RULE_PACK is not set. */
export const US_FEDERAL: RulePack = {
  id: 'us-federal',
  name: 'US federal, 8 to 21',
  hours: everyDay(8, 21),
  caps: [],
  // 47 CFR 64.1200(c)(1), 16 CFR 310.4(c)
  note: `TCPA and Telemarketing Sales Rule: 8:00 to 21:00 where the called party is; no frequency cap. ${DISCLAIMER}`,
};

export const RULE_PACKS: readonly RulePack[] = [
  US_FEDERAL,
  {
    id: 'us-8-20',
    name: 'US states of the Florida kind, 8 to 20 and 3 in 24 hours',
    hours: everyDay(8, 20),
    caps: [{ id: '3-in-24h', name: '3 in 24 hours', attempts: 3, hours: 24 }],
    // Fla. Stat. 501.616(6); the laws of Maryland and Oklahoma follow it.
    note: `State laws such as those of Florida, Maryland and Oklahoma: 8:00 to 20:00, at most 3 calls in 24 hours (there on the same subject, here in all). ${DISCLAIMER}`,
  },
  {
    id: 'us-reg-f',
    name: 'US debt collection (Regulation F), 8 to 21 and 7 in 7 days',
    hours: everyDay(8, 21),
    caps: [{ id: '7-in-7d', name: '7 in 7 days', attempts: 7, hours: 168, per: 'matter' }],
    // 12 CFR 1006.6(b)(1) and 1006.14(b)(2)
    note: `Regulation F: 8:00 to 21:00, at most 7 calls in 7 consecutive days; ${REG_F} ${DISCLAIMER}`,
  },
  {
    id: 'uk',
    name: 'UK practice, weekdays 8 to 21, Saturdays 9 to 21',
    hours: [...weekdays([480, 1260]), [540, 1260], [0, 0]],
    caps: [],
    // No statute names hours; the marketing trade's guide does, by second-hand reports.
    note: `Trade guidance for marketing calls, as reported: Monday to Friday 8:00 to 21:00, Saturday 9:00 to 21:00, none on Sunday; UK law names no hours. ${DISCLAIMER}`,
  },
];

/** The pack with an id, without regard to case and surrounding blanks; undefined where there is none. */
export function rulePackOf(id: string): RulePack | undefined {
  const wanted = id.trim().toLowerCase();
  return RULE_PACKS.find((pack) => pack.id === wanted);
}

function everyDay(fromHour: number, toHour: number): WeekHours {
  const day: DayHours = [fromHour * 60, toHour * 60];
  return [...weekdays(day), day, day];
}

function weekdays(day: DayHours): [DayHours, DayHours, DayHours, DayHours, DayHours] {
  return [day, day, day, day, day];
}
