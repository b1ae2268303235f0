/** How the day kept to the rules, in one line: each rule with a mark and a word. */
import type { Report, Signal } from '../../report/report.ts';
import type { SignalKind } from '../../report/signals/signal.ts';
import type { Words } from '../../words/words.ts';

export interface MarkView {
  readonly text: string;
  readonly tone: 'good' | 'bad';
  /** Of its tone, #rrggbb, in the light mail. */
  readonly colour: string;
}

type State = 'ok' | 'broken';

const TONES = {
  ok: { tone: 'good', colour: '#0f766e' },
  broken: { tone: 'bad', colour: '#b42318' },
} as const satisfies Readonly<Record<State, Omit<MarkView, 'text'>>>;

/** What is broken is what the findings tell; what nothing measures is neither kept nor broken, and left out. */
export function complianceLine(report: Report, signals: readonly Signal[], words: Words): MarkView[] {
  const { callingHours, frequency, abandonment, afterDoNotContact } = report.compliance;
  // Without an attempt no rule was kept.
  const isTried = report.totals.attempts !== 0;
  const rules = [
    ['callingHours', 'callingHours', (callingHours.ok ?? 0) + (callingHours.violation ?? 0) > 0],
    ['caps', 'frequencyCap', isTried && frequency.length > 0],
    ['abandonment', 'abandonment', abandonment.source !== null],
    ['optOuts', 'afterDoNotContact', isTried && afterDoNotContact !== null],
  ] as const satisfies readonly (readonly [string, SignalKind, boolean])[];
  return rules.flatMap(([rule, kind, isKnown]) => {
    const isBroken = signals.some((signal) => signal.kind === kind);
    if (!isBroken && !isKnown) return [];
    const state: State = isBroken ? 'broken' : 'ok';
    return [{ text: words.say(`compliance.${rule}`, { state }), ...TONES[state] }];
  });
}
