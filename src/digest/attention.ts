/** What a reader should act on, the gravest first: what is certain apart from what is only possible or near. */
import { ABANDONMENT_DAYS } from '../report/abandonment-report.ts';
import { NOT_GIVEN } from '../report/lists.ts';
import { certainlyLive } from '../report/live.ts';
import type { Anomaly, CallerIdItem, Compliance, FailedUploadItem, QueueItem, Report } from '../report/report.ts';
import { callerIdName } from './words/caller-id-name.ts';
import { clean, shownName } from './words/clean.ts';
import { weekdayOf } from './words/dates.ts';
import { counted, formatCount, formatPercent } from './words/format.ts';

export interface Attention {
  readonly urgent: readonly string[];
  /** Possible or near, worth a look. */
  readonly possible: readonly string[];
}

// So many lines of one kind: one bad day of one kind must not hide the others.
const MAX_EACH = 3;
const NEAR_ABANDON = 0.025;

/** One sentence a finding; both lists are empty on a good day. */
export function attentionOf(report: Report): Attention {
  const { compliance, comparison, callerIds, byQueue, period } = report;
  const { callingHours } = compliance;
  return {
    urgent: [
      ...afterDoNotContact(compliance),
      ...counts(callingHours.violation, (attempts) => `${attempts} outside the allowed hours of the called party`),
      ...capsBroken(compliance),
      ...abandonment(compliance, ({ room }) => room < 0, 'over'),
      ...anomalies(comparison.anomalies, `${weekdayOf(period.to)}s`),
      ...callerIdWarnings(callerIds),
      ...stuckDeliveries(byQueue),
      ...uploads(report, 'failed'),
    ],
    possible: [
      ...uploads(report, 'errors'),
      ...counts(
        callingHours.possible,
        (attempts) => `${attempts} possibly outside the allowed hours: the called party may be in one of several time zones`,
      ),
      ...abandonment(compliance, ({ room, value }) => room >= 0 && (value ?? 0) >= NEAR_ABANDON, 'close to'),
    ],
  };
}

function counts(count: number, sentence: (attempts: string) => string): string[] {
  return count > 0 ? [`${sentence(counted(count, 'attempt'))}.`] : [];
}

function afterDoNotContact({ afterDoNotContact: unwanted }: Compliance): string[] {
  return counts(unwanted?.count ?? 0, (attempts) => `${attempts} at contacts who had asked not to be contacted`);
}

function capsBroken({ frequency }: Compliance): string[] {
  const broken = frequency.filter(({ contactsOver }) => contactsOver > 0).sort((a, b) => b.contactsOver - a.contactsOver);
  return firstFew(broken, ({ name, contactsOver, rowsOver, maxSeen }) => {
    const many = `${counted(rowsOver, 'attempt')} too many, up to ${formatCount(maxSeen)} for one`;
    return `${counted(contactsOver, 'contact')} called or messaged more often than "${shownName(name, 40)}" allows: ${many}.`;
  });
}

type Abandoning = Compliance['abandonment']['regulatory'][number];

function abandonment({ abandonment: found }: Compliance, isMeant: (item: Abandoning) => boolean, place: string): string[] {
  if (found.source === null) return [];
  const estimated = found.source === 'estimate' ? ', an estimate' : '';
  const meant = found.regulatory.filter(isMeant).sort((a, b) => a.room - b.room);
  return firstFew(meant, ({ name, abandoned, liveAnswered, value }) => {
    const rate =
      value === null ? 'no live answer to hold it against' : `${formatPercent(value)} of ${formatCount(liveAnswered)} live answers`;
    return `${shownName(name)}: ${formatCount(abandoned)} abandoned in ${ABANDONMENT_DAYS} days, ${rate}, ${place} 3 %${estimated}.`;
  });
}

function anomalies(found: readonly Anomaly[], weekdays: string): string[] {
  const strongest = found.toSorted((a, b) => Math.abs(b.score) - Math.abs(a.score));
  return firstFew(strongest, ({ id, name, value, median }) => {
    const text = COUNTED.has(id) ? (count: number) => formatCount(Math.round(count)) : formatPercent;
    return `${shownName(name).replace(/, at least$/, ' of at least')} ${text(value)}, usually ${text(median)} on ${weekdays}.`;
  });
}

/** The watched KPIs that are counts; all others are rates. */
const COUNTED: ReadonlySet<string> = new Set(['deliveries', 'attempts', 'intake']);

function callerIdWarnings(items: readonly CallerIdItem[]): string[] {
  const low = items.filter(({ warning }) => warning).sort((a, b) => b.voiceAttempts - a.voiceAttempts);
  return firstFew(low, (item) => {
    const rates = `${formatPercent(certainlyLive(item).value)} live, ${formatPercent(item.siblings.value)} on its other numbers`;
    return `Caller id ${callerIdName(item)}: ${rates}.`;
  });
}

function stuckDeliveries(queues: readonly QueueItem[]): string[] {
  const stuck = queues.filter(({ zombies }) => zombies).sort((a, b) => (b.zombies ?? 0) - (a.zombies ?? 0));
  const total = stuck.reduce((sum, { zombies }) => sum + (zombies ?? 0), 0);
  if (total === 0) return [];
  const where = stuck.slice(0, MAX_EACH).map(({ name, zombies }) => `${shownName(name, 40)} ${formatCount(zombies)}`);
  const open = total === 1 ? '1 open delivery looks' : `${formatCount(total)} open deliveries look`;
  return [`${open} stuck, past the window or in process for too long: ${where.join(', ')}${stuck.length > MAX_EACH ? ' and others' : ''}.`];
}

/** A stored report may be older than the list. */
function uploads({ failedUploads = [] }: Partial<Pick<Report, 'failedUploads'>>, wanted: FailedUploadItem['outcome']): string[] {
  const found = failedUploads.filter(({ outcome }) => outcome === wanted);
  const what = wanted === 'failed' ? 'failed' : 'had errors';
  return firstFew(found, ({ name, configurationName, message }) => {
    const said = message === '' ? '' : `: ${clean(message, 100)}`;
    return `${shownName(configurationName || NOT_GIVEN, 40)}: ${shownName(name || 'an upload', 40)} ${what}${said.replace(/[.\s]+$/, '')}.`;
  });
}

function firstFew<T>(items: readonly T[], lineOf: (item: T) => string): string[] {
  const lines = items.slice(0, MAX_EACH).map(lineOf);
  const last = lines.pop();
  if (last === undefined) return [];
  const left = items.length - MAX_EACH;
  return [...lines, left > 0 ? `${last} And ${formatCount(left)} more like it.` : last];
}
