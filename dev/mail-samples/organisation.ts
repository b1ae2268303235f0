/** The invented organisation of the sample mails: campaigns as they run on a usual weekday, who works there, and the settings. All numbers lie in ranges kept free for fiction. */
import { type ConfigurationLimits, limitsOf } from '../../src/metrics/row/configuration-limits.ts';
import { defaultRules, dispositionRules, type Rules } from '../../src/metrics/rules/rules.ts';
import { rulePackOf, US_FEDERAL } from '../../src/metrics/zones/rule-packs.ts';

/** Shares of results, which add up to 1. */
export type ResultShares = Readonly<Record<string, number>>;

/** A configuration, and what it does on a weekday. */
export interface Campaign {
  readonly id: string;
  readonly name: string;
  readonly queue: string;
  readonly queueName: string;
  readonly channel: 'Voice' | 'SMS';
  readonly dialMode: 'Copilot' | 'Progressive' | 'Preview' | 'Predictive';
  readonly deliveries: number;
  readonly results: ResultShares;
  /** Of live answers, 0 to 1. */
  readonly abandoned: number;
  readonly callerIds: readonly string[];
  /** How many of the representatives take its calls. */
  readonly representatives: number;
}

/** A GUID that tells where it is from. */
export const idOf = (kind: number, index: number) => `${String(kind).repeat(8)}-0000-4000-8000-${String(index).padStart(12, '0')}`;

const VOICE: ResultShares = {
  LiveAnswer: 0.22,
  AnsweringMachine: 0.2,
  AnsweringMachineHangup: 0.05,
  CallEnded: 0.02,
  InvalidAddress: 0.03,
  Busy: 0.08,
  NoAnswer: 0.4,
};
const SMS: ResultShares = { Delivered: 1 };

/** Ids of those that something happens to. */
export const [REMINDERS, RENEWALS, PAYMENTS] = [idOf(1, 1), idOf(1, 2), idOf(1, 3)];

export const REPRESENTATIVES: readonly string[] = ['Alva Lindqvist', 'Ben Okafor', 'Chloe Martin', 'Dario Rossi', 'Elif Kaya', 'Hana Sato'];

/** Those of a usual weekday: 646 deliveries together. */
export const CAMPAIGNS: readonly Campaign[] = [
  campaign(1, 'Appointment reminders', 'Appointments', 'Copilot', 220),
  campaign(2, 'Renewal campaign', 'Renewals', 'Predictive', 200),
  campaign(3, 'Payment follow-up', 'Collections', 'Progressive', 180),
  { ...campaign(4, 'Delivery notices', 'Notifications', 'Copilot', 46), channel: 'SMS', results: SMS },
];

/** Codes that representatives give after a call, the usual ones first. */
export const CODES = { sold: 'Sold', later: 'Call back later', no: 'Not interested', stop: 'Do not call' } as const;

export const RULES: Rules = {
  ...defaultRules('the key of the sample mails'),
  ...dispositionRules(
    new Map([
      ['sold', 'person'],
      ['call back later', 'person'],
      ['not interested', 'person'],
      ['do not call', 'do-not-contact'],
    ]),
  ),
  success: { codes: new Set(['sold']), attributes: new Map() },
  rulePack: rulePackOf('us-reg-f') ?? US_FEDERAL,
};

/** The owner of Payment follow-up slows it down from 2 % of abandoned calls on. */
export function limitsIn(campaigns: readonly Campaign[]): ReadonlyMap<string, ConfigurationLimits> {
  const limits = limitsOf({
    msdyn_proactive_engagement_configid: '',
    msdyn_throttle_metric: 192_360_002,
    msdyn_throttle_threshold: 2,
    msdyn_throttle_control_period: 60,
  });
  const own = campaigns.find(({ id }) => id === PAYMENTS);
  return new Map(limits === null || own === undefined ? [] : [[own.id, limits]]);
}

function campaign(index: number, name: string, queueName: string, dialMode: Campaign['dialMode'], deliveries: number): Campaign {
  // Ofcom keeps 020 7946 0000 to 0999 for drama.
  const callerIds = [1, 2].map((n) => `+4420794600${index}${n}`);
  const ids = { id: idOf(1, index), queue: idOf(2, index) };
  return {
    ...ids,
    name,
    queueName,
    channel: 'Voice',
    dialMode,
    deliveries,
    results: VOICE,
    abandoned: 0.008,
    callerIds,
    representatives: REPRESENTATIVES.length,
  };
}
