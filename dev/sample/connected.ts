/** When the person called and a representative came onto the line, in engagements led by representatives; AI agents wait for nobody. */
import type { SampleConfiguration } from './catalogue.ts';
import type { Random } from './random.ts';

/** UTC epoch milliseconds, whole seconds; null where it did not happen. */
export interface Connected {
  readonly customerMs: number | null;
  readonly representativeMs: number | null;
  /** When the person gave up waiting. */
  readonly abandonedMs: number | null;
  /** Whether the wait was longer than the platform allows. */
  readonly exceededWait: boolean;
}

/** Of a call that nobody came onto. */
export const NOT_CONNECTED: Connected = { customerMs: null, representativeMs: null, abandonedMs: null, exceededWait: false };

/** Results with a person, or what may be one, on the line. */
const PERSONS: readonly string[] = ['LiveAnswer', 'CallEnded', 'Undetermined'];
const ABANDONED_SHARE = 0.013;
const ALLOWED_WAIT_SECONDS = 2;
const WAIT_SECONDS: readonly (readonly [seconds: number, weight: number])[] = [
  [0, 45],
  [1, 42],
  [2, 12],
  [4, 0.5],
];

/** How a call that was started at an instant (UTC epoch milliseconds) came together. */
export function drawConnected(random: Random, dialMode: SampleConfiguration['dialMode'], result: string, startMs: number): Connected {
  const isLedByPerson = dialMode === 'Progressive' || dialMode === 'Predictive';
  if (!isLedByPerson || !PERSONS.includes(result)) return NOT_CONNECTED;
  const customerMs = startMs + random.int(4, 18) * 1000;
  if (random.chance(ABANDONED_SHARE)) {
    return { customerMs, representativeMs: null, abandonedMs: customerMs + random.int(3, 9) * 1000, exceededWait: true };
  }
  const waitSeconds = random.weighted(WAIT_SECONDS);
  const representativeMs = customerMs + waitSeconds * 1000;
  return { customerMs, representativeMs, abandonedMs: null, exceededWait: waitSeconds > ALLOWED_WAIT_SECONDS };
}
