/** The limits that the owner of a configuration chose in Dynamics. */
import type { ConfigurationRow } from './setup-columns.ts';

/** What may slow a campaign down, in Dynamics' own units: seconds, calls, percent. */
export interface Throttle {
  /** averageEscalationWait, escalations, abandonmentRate, openEscalations; another value of the choice as its number. */
  readonly metric: string;
  readonly threshold: number | null;
  /** Over the last so many minutes. */
  readonly periodMinutes: number | null;
}

/** All null and no throttle where nothing is set. */
export interface ConfigurationLimits {
  /** None, one or two. */
  readonly throttles: readonly Throttle[];
  /** What a failing agent leads to: none, suspend, threshold; another value of the choice as its number. */
  readonly botFailureTreatment: string | null;
  /** Failures of all calls the agent answered, percent; counts with the treatment "threshold". */
  readonly botFailurePercent: number | null;
  /** Of messages. */
  readonly firstResponseMinutes: number | null;
  /** Share of the queue's representatives, percent. */
  readonly queuePercent: number | null;
}

const METRICS: ReadonlyMap<number, string> = new Map([
  [192_360_000, 'averageEscalationWait'],
  [192_360_001, 'escalations'],
  [192_360_002, 'abandonmentRate'],
  [192_360_003, 'openEscalations'],
]);
const TREATMENTS: ReadonlyMap<number, string> = new Map([
  [192_360_000, 'none'],
  [192_360_001, 'suspend'],
  [192_360_002, 'threshold'],
]);

/** The limits of a row; null where it has none. */
export function limitsOf(row: ConfigurationRow): ConfigurationLimits | null {
  const { msdyn_bot_failure_treatment_type: treatment } = row;
  const limits = {
    throttles: [
      ...throttleOf(row.msdyn_throttle_metric, row.msdyn_throttle_threshold, row.msdyn_throttle_control_period),
      ...throttleOf(row.msdyn_throttle_metric_2, row.msdyn_throttle_threshold_2, row.msdyn_throttle_control_period_2),
    ],
    botFailureTreatment: treatment === null || treatment === undefined ? null : (TREATMENTS.get(treatment) ?? String(treatment)),
    botFailurePercent: row.msdyn_bot_failure_treatment_rate_threshold ?? null,
    firstResponseMinutes: row.msdyn_first_response_timeout_mins ?? null,
    queuePercent: row.msdyn_queue_allotment ?? null,
  };
  const { throttles, ...others } = limits;
  return throttles.length === 0 && Object.values(others).every((value) => value === null) ? null : limits;
}

function throttleOf(
  metric: number | null | undefined,
  threshold: number | null | undefined,
  minutes: number | null | undefined,
): Throttle[] {
  if (metric === null || metric === undefined) return [];
  return [{ metric: METRICS.get(metric) ?? String(metric), threshold: threshold ?? null, periodMinutes: minutes ?? null }];
}
