/** Whether what a digest may be sent for holds in a report: by the same signals as its verdict and its findings. */
import type { Report, Signal, UnreadBefore } from '../../report/report.ts';
import { toldSignals } from '../../report/signals/signals.ts';
import type { Threshold, Trigger } from '../subscription/conditions.ts';

/** unknown = the report cannot tell: neither does it hold nor is it over. */
export type TriggerState = 'holds' | 'over' | 'unknown';

const COMPLIANCE: ReadonlySet<Signal['kind']> = new Set(['afterDoNotContact', 'callingHours', 'frequencyCap', 'abandonment']);
const LOOKS_BACK: ReadonlySet<UnreadBefore> = new Set(['contacts', 'caps', 'abandonment']);

/** What deliveries are kept with: "badNumber above 0.03", "anomaly"; two levels of one rate are two triggers. */
export function triggerId(trigger: Trigger): string {
  if ('finding' in trigger) return trigger.finding;
  const { kpi, above, below } = trigger.threshold;
  return [kpi, ...(above === undefined ? [] : ['above', above]), ...(below === undefined ? [] : ['below', below])].join(' ');
}

/** Of numbers that can still change, or were not all read, it may hold, and nothing is over. */
export function triggerState(trigger: Trigger, report: Report): TriggerState {
  const state = 'finding' in trigger ? FINDINGS[trigger.finding](report) : thresholdState(trigger.threshold, report);
  const isFinal = report.read === 'all' && !report.provisional;
  return state === 'over' && !isFinal ? 'unknown' : state;
}

function thresholdState({ kpi, above, below, minimum = 1 }: Threshold, { rates }: Report): TriggerState {
  const rate = rates[kpi];
  // An older version may lack what was added since.
  if (rate === undefined || rate.value === null || rate.denominator < minimum) return 'unknown';
  const { value } = rate;
  const isCrossed = (above !== undefined && value > above) || (below !== undefined && value < below);
  return isCrossed ? 'holds' : 'over';
}

const FINDINGS: Readonly<Record<'anomaly' | 'compliance', (report: Report) => TriggerState>> = {
  anomaly: (report) => stateOf(hasKind(report, new Set(['anomaly'])), report.comparison.unwatched === null),
  // What is only possible, or near a limit, is no breach: a mail calls it worth a look, and nothing to act on.
  compliance: (report) => stateOf(hasKind(report, COMPLIANCE), !(report.unreadBefore ?? []).some((what) => LOOKS_BACK.has(what))),
};

function hasKind(report: Report, kinds: ReadonlySet<Signal['kind']>): boolean {
  return toldSignals(report).some(({ kind }) => kinds.has(kind));
}

function stateOf(isFound: boolean, isLookedFor: boolean): TriggerState {
  if (isFound) return 'holds';
  return isLookedFor ? 'over' : 'unknown';
}
