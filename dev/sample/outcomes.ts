/** How sample deliveries end: results by dial mode and hour, how long calls last, and which codes agents set. */
import type { SampleConfiguration } from './catalogue.ts';
import type { Random } from './random.ts';

type Shares = readonly (readonly [result: string, weight: number])[];

const AMD_SHARES: Shares = [
  ['LiveAnswer', 240],
  ['AnsweringMachine', 170],
  ['AnsweringMachineHangup', 90],
  ['Undetermined', 30],
  ['NotAHandset', 15],
  ['BotFailed', 10],
  ['CallEnded', 40],
  ['Busy', 50],
  ['NoAnswer', 220],
  ['InvalidAddress', 25],
  ['CallFailed', 20],
  ['NonRetriableError', 8],
  ['Terminated', 6],
  ['Unknown', 5],
  ['Cancelled', 15],
  ['Expired', 48],
  ['Error', 8],
];
// Nobody listens for machines in preview mode, yet real tables hold a few such rows.
const PREVIEW_SHARES: Shares = [
  ['CallEnded', 420],
  ['LiveAnswer', 50],
  ['NoAnswer', 280],
  ['Busy', 50],
  ['InvalidAddress', 30],
  ['CallFailed', 30],
  ['Terminated', 5],
  ['Cancelled', 45],
  ['Expired', 80],
  ['Error', 7],
  ['AnsweringMachine', 2],
  ['NotAHandset', 1],
];
const SMS_SHARES: Shares = [
  ['Delivered', 860],
  ['Not delivered', 60],
  ['Expired', 30],
  ['Cancelled', 20],
  ['Error', 20],
  ['Unknown', 10],
];

/** Results after which the same contact is called again. */
export const RETRIED: readonly string[] = ['NoAnswer', 'Busy', 'CallFailed', 'AnsweringMachine', 'AnsweringMachineHangup'];
/** Results that need no call to be started. */
export const NOT_STARTED: readonly string[] = ['Expired', 'Cancelled', 'Error'];
/** Results in which somebody or something took the call, so that there is a conversation. */
const CONVERSED: readonly string[] = ['LiveAnswer', 'CallEnded', 'BotFailed', 'Undetermined'];

/** Median length and spread of a call, seconds: from start to end. */
const SECONDS: Readonly<Record<string, readonly [median: number, spread: number]>> = {
  LiveAnswer: [110, 0.8],
  CallEnded: [140, 0.9],
  AnsweringMachine: [32, 0.3],
  AnsweringMachineHangup: [9, 0.4],
  Undetermined: [14, 0.7],
  BotFailed: [11, 0.5],
  NoAnswer: [28, 0.2],
  Busy: [3, 0.3],
};

const CODES: Readonly<Record<string, Shares>> = {
  person: [
    ['"Interested"', 20],
    ['"Not interested"', 24],
    ['"Call back later"', 12],
    ['"Interested","Call back later"', 6],
    ['"Promise to pay"', 14],
    ['"Wrong number"', 6],
    // Seldom: nobody takes these people off the list here, and every later call to one is a finding.
    ['"Do not contact"', 0.25],
    ['"Appointment confirmed"', 14],
    ['"Has another provider"', 2],
    ['"Third party, took a message"', 3],
  ],
  machine: [
    ['"Left message, machine"', 6],
    ['"No message left"', 4],
  ],
};

/** The result of one attempt. People answer more towards the evening, and less at each further attempt; `answering` scales that by day and caller id. */
export function drawResult(
  random: Random,
  { channel, dialMode }: SampleConfiguration,
  hour: number,
  attempt: number,
  answering: number,
): string {
  if (channel === 'SMS') return random.weighted(SMS_SHARES);
  const shares = dialMode === 'Preview' ? PREVIEW_SHARES : AMD_SHARES;
  const evening = hour >= 17 && hour < 20 ? 1.35 : hour < 10 ? 0.8 : 1;
  const factor = (answering * evening) / attempt ** 0.4;
  const answered = (result: string) => result === 'LiveAnswer' || (dialMode === 'Preview' && result === 'CallEnded');
  return random.weighted(shares.map(([result, weight]) => [result, answered(result) ? weight * factor : weight]));
}

/** Seconds from start to end. */
export function drawSeconds(random: Random, result: string): number {
  const [median, spread] = SECONDS[result] ?? [2, 0.5];
  return Math.max(1, Math.round(random.logNormal(median, spread)));
}

/** Disposition codes as the table keeps them: quoted, parted by commas; null where nobody set any. */
export function drawCodes(random: Random, result: string, dialMode: string): string | null {
  const kind = result === 'LiveAnswer' || result === 'CallEnded' ? 'person' : result.startsWith('AnsweringMachine') ? 'machine' : undefined;
  // An AI agent leaves no code of its own unless it hands over.
  const set = kind === 'machine' ? 0.1 : dialMode === 'Copilot' ? 0.3 : 0.92;
  return kind !== undefined && random.chance(set) ? random.weighted(CODES[kind] ?? []) : null;
}

/** Whether an attempt has a conversation; for SMS a reply makes one. */
export function drawConversed(random: Random, result: string): boolean {
  return CONVERSED.includes(result) || (result === 'Delivered' && random.chance(0.07));
}

/** The status that goes with a final result. */
export function statusOf(result: string): string {
  return NOT_STARTED.includes(result) ? result : 'Complete';
}
