/** The one list of what is worth telling of a report: everything that judges its numbers is made of it. */
import type { Anomaly, Comparison, Report } from '../report.ts';
import { changeSignals } from './change-signals.ts';
import { mostOfDifference } from './contributions.ts';
import { hoursSignals, possibleHoursSignals, wishSignals } from './count-signals.ts';
import { abandonmentSignals, callerIdSignals, capSignals, stuckSignals } from './finding-signals.ts';
import { figureTarget, opensOf } from './opens.ts';
import { NO_SCOPES, type SignalScopes } from './scope-groups.ts';
import { NO_EVIDENCE, type Signal } from './signal.ts';
import { uploadSignals } from './upload-signals.ts';
import { ANOMALY_RULE, COUNT_IDS, leastVolumeOf, WATCHED } from './watched.ts';

/** What the signals of a report are made of. */
export type SignalParts = Pick<Report, 'compliance' | 'callerIds' | 'byQueue' | 'totals' | 'rates' | 'comparison'> &
  Partial<Pick<Report, 'failedUploads' | 'read' | 'quality'>>;

/** The gravest kind first, then what is possible, then changes; of any version of a report, where `scopes` are known with what contributes to each. */
export function signalsOf(report: SignalParts, scopes: SignalScopes = NO_SCOPES): Signal[] {
  const { compliance, comparison } = report;
  return [
    ...wishSignals(report, scopes),
    ...hoursSignals(report, scopes),
    ...capSignals(report, scopes),
    ...abandonmentSignals(compliance, 'urgent'),
    ...anomalySignals(comparison, scopes),
    ...callerIdSignals(report.callerIds),
    ...stuckSignals(report.byQueue),
    ...uploadSignals(report.failedUploads, 'failed'),
    ...uploadSignals(report.failedUploads, 'errors'),
    ...possibleHoursSignals(report, scopes),
    ...abandonmentSignals(compliance, 'possible'),
    ...changeSignals(report),
  ];
}

/** The signals that a report has; of an older version, whose own may lack what was added since, those that can be made of it. */
export function toldSignals(report: SignalParts & Pick<Report, 'signals'>): readonly Signal[] {
  const { signals } = report;
  return signals?.every(({ opens }) => opens !== undefined) ? signals : signalsOf(report);
}

/** Which way something clearly went: up, down, or not at all. Where a day is unusual one way, a change the other way says nothing: last week was the odd one. */
export function directionOf(signals: readonly Signal[], what: string): 'up' | 'down' | null {
  const change = way(signals.find((signal) => signal.kind === 'change' && signal.what === what));
  const anomaly = way(anomalyOf(signals, what));
  return anomaly !== null && change !== anomaly ? null : change;
}

/** The anomaly of a rate or count; undefined where it is usual. */
export function anomalyOf(signals: readonly Signal[], what: string): Signal | undefined {
  return signals.find((signal) => signal.kind === 'anomaly' && signal.what === what);
}

function way(signal: Signal | undefined): 'up' | 'down' | null {
  if (signal === undefined || signal.value === null || signal.usual === null || signal.value === signal.usual) return null;
  return signal.value > signal.usual ? 'up' : 'down';
}

function anomalySignals({ anomalies, breaks = [] }: Comparison, scopes: SignalScopes): Signal[] {
  const crossesRules = breaks.some(({ crosses }) => crosses.includes('anomalies'));
  return anomalies.toSorted((a, b) => Math.abs(b.score) - Math.abs(a.score)).map((anomaly) => anomalySignal(anomaly, crossesRules, scopes));
}

function anomalySignal(anomaly: Anomaly, crossesRules: boolean, scopes: SignalScopes): Signal {
  const { id, name, value, median, score, weeks, p, evidence } = anomaly;
  const watched = WATCHED.find((one) => one.id === id);
  const most = watched === undefined ? [] : mostOfDifference(scopes, watched, value > median);
  return {
    id: `anomaly:${id}`,
    kind: 'anomaly',
    severity: 'urgent',
    what: id,
    name,
    where: { section: COUNT_IDS.has(id) ? 'totals' : 'rates', key: null, name: null },
    ...(most.length > 0 && { most }),
    opens: opensOf(figureTarget(id), most),
    value,
    usual: median,
    limit: null,
    threshold: ANOMALY_RULE,
    minimum: leastVolumeOf(id),
    evidence: { ...NO_EVIDENCE, ...(evidence ?? {}), weeks, score, p: p ?? null, crossesRules },
  };
}
