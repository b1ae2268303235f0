/** The findings of one kind of signal, in words. */
import { LIVE_RATES } from '../report/live.ts';
import type { Report, Signal } from '../report/report.ts';
import { COUNT_IDS } from '../report/signals/watched.ts';
import type { Said, Words } from '../words/words.ts';
import type { Finding } from './findings.ts';
import { hoursFinding } from './hours-finding.ts';
import { kpiName } from './lines/kpi-name.ts';
import { uploadMessage, uploadName } from './lines/upload-name.ts';
import { mostIn } from './most-in.ts';
import { capName } from './tables/cap-name.ts';
import { given } from './tables/given.ts';

type Worded = Omit<Finding, 'severity'>;
interface Source {
  readonly report: Report;
  readonly words: Words;
}

// Places named of what looks stuck.
const MAX_PLACES = 3;

/** One a signal, but for what is stuck: that is one for all queues. Changes are no findings. */
export function findingWords(group: readonly Signal[], report: Report, words: Words): Worded[] {
  const source = { report, words };
  return group[0]?.kind === 'stuck' ? stuckFinding(group, source) : group.flatMap((signal) => findingOf(signal, source));
}

function findingOf(signal: Signal, source: Source): Worded[] {
  const { report, words } = source;
  const attempts = signal.value ?? 0;
  switch (signal.kind) {
    case 'afterDoNotContact':
    case 'possibleHours':
      return [worded(signal, words.say(`finding.${signal.kind}`, { attempts }), words.say(`short.${signal.kind}`, { attempts }))];
    case 'callingHours':
      return [hoursFinding(signal, report, words)];
    case 'frequencyCap':
      return [capFinding(signal, source)];
    case 'abandonment':
    case 'nearAbandonment':
      return [abandonmentFinding(signal, signal.kind, words)];
    case 'anomaly':
      return [anomalyFinding(signal, source)];
    case 'callerId':
      return [callerIdFinding(signal, words)];
    case 'failedUpload':
    case 'uploadErrors':
      return [uploadFinding(signal, signal.kind, source)];
    case 'stuck':
    case 'change':
      return [];
  }
}

function worded(signal: Signal, text: Said, short: Said): Worded {
  return { signal, text, short };
}

function capFinding(signal: Signal, { report, words }: Source): Worded {
  const rule = report.compliance.frequency.find(({ id }) => id === signal.what);
  const cap = rule === undefined ? words.name(signal.name, 40) : capName(rule, words);
  const { numerator, most } = signal.evidence;
  const contacts = signal.value ?? 0;
  const text = words.say('finding.frequencyCap', { contacts, cap, attempts: numerator ?? 0, most: words.count(most) });
  return worded(signal, text, words.say('short.frequencyCap', { contacts }));
}

function abandonmentFinding(signal: Signal, kind: 'abandonment' | 'nearAbandonment', words: Words): Worded {
  const { numerator, denominator, days } = signal.evidence;
  const [value, limit] = words.percentPair(signal.value, signal.limit);
  const text = words.say(`finding.${kind}`, {
    name: given(signal.where.name),
    count: numerator ?? 0,
    days: days ?? 0,
    known: signal.value === null ? 'no' : 'yes',
    value,
    live: denominator ?? 0,
    limit,
    estimate: signal.what === 'abandonmentEstimate' ? 'yes' : 'no',
  });
  return worded(signal, text, words.say(`short.${kind}`, { value, limit }));
}

function anomalyFinding(signal: Signal, { report, words }: Source): Worded {
  const count = (number: number | null) => words.count(number === null ? null : Math.round(number));
  const isCount = COUNT_IDS.has(signal.what);
  const [value, usual] = isCount ? [count(signal.value), count(signal.usual)] : words.percentPair(signal.value, signal.usual);
  const place = mostIn(signal);
  const context = {
    value,
    usual,
    weekday: words.weekdayOf(report.period.to),
    place: place === null ? 'no' : 'yes',
    name: given(place?.name ?? null),
    rules: signal.evidence.crossesRules ? 'changed' : 'same',
  } as const;
  if (signal.what === LIVE_RATES.low) {
    return worded(signal, words.say('finding.anomaly.live', context), words.say('short.anomaly.live', { value, usual }));
  }
  const what = kpiName(signal.what, signal.name, words);
  return worded(signal, words.say('finding.anomaly', { ...context, what }), words.say('short.anomaly', { what, value, usual }));
}

function callerIdFinding(signal: Signal, words: Words): Worded {
  const [value, usual] = words.percentPair(signal.value, signal.usual);
  const caller = given(signal.where.key);
  const text = words.say('finding.callerId', { caller, name: given(signal.where.name), value, usual });
  return worded(signal, text, words.say('short.callerId', { caller, value }));
}

function stuckFinding(stuck: readonly Signal[], { words }: Source): Worded[] {
  const [first] = stuck;
  if (first === undefined) return [];
  const count = stuck.reduce((sum, { value }) => sum + (value ?? 0), 0);
  const places = stuck
    .slice(0, MAX_PLACES)
    .map(({ where, value }) => words.say('finding.place', { name: given(where.name), number: words.count(value) }));
  const others = stuck.length > MAX_PLACES ? 'yes' : 'no';
  const text = words.say('finding.stuck', { count, list: words.enumeration(places), others });
  return [worded(first, text, words.say('short.stuck', { count }))];
}

function uploadFinding(signal: Signal, kind: 'failedUpload' | 'uploadErrors', { report, words }: Source): Worded {
  const item = (report.failedUploads ?? []).find(({ name, configuration }) => name === signal.name && configuration === signal.where.key);
  const [name, message] = [given(signal.where.name), uploadMessage(signal.evidence.said ?? '')];
  const text = words.say(`finding.${kind}`, {
    name,
    upload: item === undefined ? words.name(signal.name, 40) : uploadName(item, report.period.zone, words),
    known: message === '' ? 'no' : 'yes',
    message,
  });
  return worded(signal, text, words.say(`short.${kind}`, { shortName: name }));
}
