/** What a reader should act on, the gravest first, in words: what is certain apart from what is only possible or near. */
import { NOT_GIVEN } from '../report/lists.ts';
import type { Report, Signal } from '../report/report.ts';
import { signalsOf } from '../report/signals/signals.ts';
import { COUNT_IDS } from '../report/signals/watched.ts';
import { clean, shownName } from '../words/clean.ts';
import { callerIdName } from './words/caller-id-name.ts';
import { hourSpan, weekdayOf } from './words/dates.ts';
import { counted, formatCount, formatPercent } from './words/format.ts';

export interface Attention {
  readonly urgent: readonly string[];
  /** Possible or near, worth a look. */
  readonly possible: readonly string[];
}

// So many lines of one kind: one bad day of one kind must not hide the others.
const MAX_EACH = 3;

/** One sentence a finding; both lists are empty on a good day. */
export function attentionOf(report: Report, signals: readonly Signal[] = signalsOf(report)): Attention {
  const weekdays = `${weekdayOf(report.period.to)}s`;
  const kinds = Map.groupBy(signals, ({ kind }) => kind);
  const lines = [...kinds].flatMap(([kind, group]) => {
    const text = linesOf(kind, group, weekdays);
    return text.map((line) => ({ severity: group[0]?.severity, line }));
  });
  const of = (severity: Signal['severity']) => lines.filter((line) => line.severity === severity).map(({ line }) => line);
  return { urgent: of('urgent'), possible: of('possible') };
}

/** What is said where nothing was found; null where something was, and where nobody can say. */
export function calmLine({ provisional, read, comparison: { unwatched = null } }: Report, { urgent, possible }: Attention): string | null {
  if (urgent.length + possible.length > 0 || read === 'none') return null;
  if (provisional) return 'Whether this needs attention cannot be said yet: numbers are missing or can still change.';
  const calm = 'Nothing found that needs attention.';
  return unwatched === null ? calm : `${calm} Not held against usual days: ${unwatched}.`;
}

function linesOf(kind: Signal['kind'], group: readonly Signal[], weekdays: string): string[] {
  switch (kind) {
    case 'afterDoNotContact':
      return group.map(({ value }) => `${attempts(value)} at contacts who had asked not to be contacted.`);
    case 'callingHours':
      return group.map(({ value, mostly }) => `${attempts(value)} outside the allowed hours of the called party${mostlyWords(mostly)}.`);
    case 'possibleHours':
      return group.map(
        ({ value }) => `${attempts(value)} possibly outside the allowed hours: the called party may be in one of several time zones.`,
      );
    case 'frequencyCap':
      return firstFew(group, capLine);
    case 'abandonment':
      return firstFew(group, (signal) => abandonmentLine(signal, 'over'));
    case 'nearAbandonment':
      return firstFew(group, (signal) => abandonmentLine(signal, 'close to'));
    case 'anomaly':
      return firstFew(group, (signal) => anomalyLine(signal, weekdays));
    case 'callerId':
      return firstFew(group, callerIdLine);
    case 'stuck':
      return [stuckLine(group)];
    case 'failedUpload':
    case 'uploadErrors':
      return firstFew(group, uploadLine);
    case 'change':
      return [];
  }
}

function attempts(count: number | null): string {
  return counted(count ?? 0, 'attempt');
}

/** ", mostly Renewals, 20:00 to 21:00". */
function mostlyWords(mostly: Signal['mostly']): string {
  if (mostly === undefined) return '';
  const { name, hour, share } = mostly;
  const common = [...(name === null ? [] : [shownName(name, 40)]), ...(hour === null ? [] : [hourSpan(hour)])];
  return `${share === 'all' ? ': ' : ', mostly '}${common.join(', ')}`;
}

function capLine({ name, value, evidence: { numerator, most } }: Signal): string {
  const many = `${attempts(numerator)} too many, up to ${formatCount(most)} for one`;
  return `${counted(value ?? 0, 'contact')} called or messaged more often than "${shownName(name, 40)}" allows: ${many}.`;
}

function abandonmentLine({ what, where, value, evidence: { numerator, denominator, days } }: Signal, place: string): string {
  const estimated = what === 'abandonmentEstimate' ? ', an estimate' : '';
  const rate = value === null ? 'no live answer to hold it against' : `${formatPercent(value)} of ${formatCount(denominator)} live answers`;
  return `${shownName(where.name ?? '')}: ${formatCount(numerator)} abandoned in ${days} days, ${rate}, ${place} 3 %${estimated}.`;
}

function anomalyLine({ what, name, value, usual, evidence: { crossesRules } }: Signal, weekdays: string): string {
  const text = COUNT_IDS.has(what) ? (count: number | null) => formatCount(count && Math.round(count)) : formatPercent;
  const caveat = crossesRules ? ' (the rules by which rows are filed changed in between)' : '';
  return `${shownName(name).replace(/, at least$/, ' of at least')} ${text(value)}, usually ${text(usual)} on ${weekdays}${caveat}.`;
}

function callerIdLine({ where, value, usual }: Signal): string {
  const name = callerIdName({ name: where.key ?? '', configurationName: where.name ?? '' });
  return `Caller id ${name}: ${formatPercent(value)} live, ${formatPercent(usual)} on its other numbers.`;
}

function stuckLine(stuck: readonly Signal[]): string {
  const total = stuck.reduce((sum, { value }) => sum + (value ?? 0), 0);
  const places = stuck.slice(0, MAX_EACH).map(({ where, value }) => `${shownName(where.name ?? '', 40)} ${formatCount(value)}`);
  const open = total === 1 ? '1 open delivery looks' : `${formatCount(total)} open deliveries look`;
  return `${open} stuck, past the window or in process for too long: ${places.join(', ')}${stuck.length > MAX_EACH ? ' and others' : ''}.`;
}

function uploadLine({ what, name, where, evidence: { said } }: Signal): string {
  const outcome = what === 'failed' ? 'failed' : 'had errors';
  const reason = said === null ? '' : `: ${clean(said, 100)}`;
  return `${shownName(where.name || NOT_GIVEN, 40)}: ${shownName(name, 40)} ${outcome}${reason.replace(/[.\s]+$/, '')}.`;
}

function firstFew(items: readonly Signal[], lineOf: (item: Signal) => string): string[] {
  const lines = items.slice(0, MAX_EACH).map(lineOf);
  const last = lines.pop();
  if (last === undefined) return [];
  const left = items.length - MAX_EACH;
  return [...lines, left > 0 ? `${last} And ${formatCount(left)} more like it.` : last];
}
