/** Every number of a report as data: the rates, all other KPIs, and what cannot be measured. Explanations are made from this table. */

import { COMPARISON_KPIS } from './data/comparison-kpis.ts';
import { COMPLIANCE_KPIS } from './data/compliance-kpis.ts';
import { CONTACT_KPIS } from './data/contact-kpis.ts';
import { type Kpi, type KpiEntry, kpisOf, RATE_PARTS } from './data/kpi.ts';
import { LIST_KPIS } from './data/list-kpis.ts';
import { TIME_KPIS } from './data/time-kpis.ts';
import { TOTAL_KPIS } from './data/total-kpis.ts';
import type { NotMeasured } from './not-measured.ts';
import { RATES, type RateId } from './rate-table.ts';

type Denominator = (typeof RATES)[number]['denominator'];
/** Which rows a rate looks at, by what it divides by. */
const RATE_FILTERS: Readonly<Record<Denominator, string>> = {
  voiceAttempts: 'voice attempts',
  liveMin: 'live answers, at least',
  machine: 'voice attempts that a machine answered',
  deliveries: 'finished deliveries placed in the period',
  botAnswered: 'voice attempts with LiveAnswer, Undetermined or BotFailed',
  timed: 'off-hook voice calls with a start, and an end not before it',
  windowed: 'attempts with a start and both bounds of their window',
  intake: 'deliveries created in the period',
  rightParty: 'right-party contacts',
  attempts: 'attempts, calls and messages',
  aiJoined: 'live answers, at least, of dial mode Copilot whose conversation is known',
  smsSettled: 'SMS with result Delivered or Not delivered',
  smsDelivered: 'SMS with result Delivered',
};

/** What was chosen where several ways are in use. */
const RATE_CHOICES: Readonly<Partial<Record<RateId, string>>> = {
  offHook: 'Also called connection rate: anything answered, by attempt. NotAHandset is left out.',
  liveMin: "Two bounds instead of one guess: Microsoft's text on connected calls does not say where machines belong.",
  liveMax: 'CallEnded (Preview, older rows), Undetermined and BotFailed may have been a person.',
  rightParty: 'By attempt; by contact it stands under Contacts. What is not the right party, DISPOSITION_MAP says.',
  machine: 'Preview calls have no machine detection: only a code makes them machines.',
  noAnswer: 'SIP 603 and 607 (declined, unwanted) arrive as NoAnswer and cannot be told apart.',
  platformFailure: 'By delivery, since Error is not tried.',
  shortCall: 'By answered calls of known length, machines among them.',
  lateResult: 'Late = an hour or more.',
  optOut: 'By attempt, calls and messages, rather than by live answer.',
  conversion: 'What a success is, SUCCESS_MAP says.',
  aiContainment:
    'AI-led is what dial mode Copilot says: msdyn_engagement_type has no documented values, so an agent that leads Progressive or Predictive calls is not seen. Taken = csr_connected_date, else msdyn_isagentaccepted of the conversation, else a representative named there. Calls whose conversation is not known are left out on both sides and counted (totals.aiUnjoined); one that is still open may yet be escalated.',
  smsReply: 'Rather too low: later replies start a conversation of their own that the row does not name.',
};

/** Rates that the means of earlier days carry too. */
const MEAN_RATES: ReadonlySet<RateId> = new Set(['offHook', 'liveMin', 'liveMax']);

const RATE_KPIS = kpisOf(
  'Rates',
  RATES.map((rate): KpiEntry => {
    const { id, name, formula, columns, denominator, direction } = rate;
    const compared = MEAN_RATES.has(id) ? ['weekBefore', 'mean7', 'mean28'] : ['weekBefore'];
    return {
      id: `${id}Rate`,
      name,
      formula,
      columns,
      filters: RATE_FILTERS[denominator],
      unit: 'share',
      direction,
      path: `$.rates.${id}`,
      alsoAt: compared.map((period) => `$.comparison.${period}.rates.${id}`),
      parts: RATE_PARTS,
      choice: RATE_CHOICES[id] ?? null,
    };
  }),
);

/** All of them, group by group. The id of a rate's entry is its RateId and "Rate", since a count may have the same name. */
export const KPIS: readonly Kpi[] = [
  ...RATE_KPIS,
  ...TOTAL_KPIS,
  ...TIME_KPIS,
  ...LIST_KPIS,
  ...CONTACT_KPIS,
  ...COMPLIANCE_KPIS,
  ...COMPARISON_KPIS,
];

/** What the field measures and these tables cannot give. */
export const NOT_MEASURED: readonly NotMeasured[] = [
  { id: 'cost', name: 'Cost per hour, contact or conversion', reason: 'the tables hold no prices, pay or carrier charges' },
  { id: 'occupancy', name: 'Occupancy and staffed time', reason: 'the tables do not tell when representatives were signed in' },
  {
    id: 'netPenetration',
    name: 'Net penetration',
    reason: 'contacts suppressed before a delivery was created are not known, so they cannot be taken off; gross penetration is given',
  },
  {
    id: 'localPresenceLift',
    name: 'Lift of local caller ids',
    reason: 'the rows do not tell whether a rule or chance picked the caller id, and under chance its area means nothing',
  },
  {
    id: 'timeToCompletion',
    name: 'Time to completion of a contact',
    reason: 'the rows do not tell whether another attempt is still to follow',
  },
  {
    id: 'perMatterCaps',
    name: 'Frequency caps by debt or matter',
    reason: 'no documented column names the debt or matter, so caps are counted by contact',
  },
  {
    id: 'numberLabels',
    name: 'Labels that carriers give a caller id',
    reason: 'the tables hold no carrier labels; answer rates by caller id are given instead',
  },
];
