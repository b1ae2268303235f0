/** How the day kept to the rules, in one line: each rule with a mark and a word. */
import type { Report, Signal } from '../../report/report.ts';
import type { SignalKind } from '../../report/signals/signal.ts';
import type { Said, Words } from '../../words/words.ts';

export interface MarkView {
  readonly rule: 'callingHours' | 'caps' | 'abandonment' | 'optOuts';
  readonly text: Said;
  /** mute = it cannot be told. */
  readonly tone: 'good' | 'bad' | 'mute';
  /** Of its tone, #rrggbb, in the light mail. */
  readonly colour: string;
}

type State = 'ok' | 'broken' | 'unclear';

const TONES = {
  ok: { tone: 'good', colour: '#0f766e' },
  broken: { tone: 'bad', colour: '#b42318' },
  unclear: { tone: 'mute', colour: '#5b6773' },
} as const satisfies Readonly<Record<State, Omit<MarkView, 'rule' | 'text'>>>;

/** What is broken is what the findings tell; what nothing measures is neither kept nor broken, and left out; hours of calls that mostly cannot be judged were not kept. */
export function complianceLine(report: Report, signals: readonly Signal[], words: Words): MarkView[] {
  const { callingHours, frequency, abandonment, afterDoNotContact } = report.compliance;
  // Without an attempt no rule was kept.
  const isTried = report.totals.attempts !== 0;
  const rules = [
    ['callingHours', 'callingHours', hoursState(callingHours)],
    ['caps', 'frequencyCap', isTried && frequency.length > 0 ? 'ok' : null],
    ['abandonment', 'abandonment', abandonment.source !== null ? 'ok' : null],
    ['optOuts', 'afterDoNotContact', isTried && afterDoNotContact !== null ? 'ok' : null],
  ] as const satisfies readonly (readonly [string, SignalKind, State | null])[];
  return rules.flatMap(([rule, kind, unbroken]) => {
    const state = signals.some((signal) => signal.kind === kind) ? 'broken' : unbroken;
    return state === null ? [] : [{ rule, text: words.say(`compliance.${rule}`, { state }), ...TONES[state] }];
  });
}

/** Where no attempt was certainly outside them. */
function hoursState({ ok, violation, possible, undeterminable }: Report['compliance']['callingHours']): State | null {
  const judged = (ok ?? 0) + (violation ?? 0);
  const unjudged = (possible ?? 0) + (undeterminable ?? 0);
  if (unjudged > judged) return 'unclear';
  return judged > 0 ? 'ok' : null;
}
