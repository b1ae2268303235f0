/** The finding of attempts outside calling hours: how many, where and when most of them were made, and how many are usual. */
import { isWatched } from '../../report/comparison/comparison-model.ts';
import type { Report, Signal } from '../../report/report.ts';
import type { Words } from '../../words/words.ts';
import { given } from '../tables/given.ts';
import type { Finding } from './finding.ts';
import { mostIn } from './most-in.ts';

/** What most of the attempts have in common, null where they do not. */
interface Common {
  readonly name: string | null;
  readonly hours: { readonly from: number; readonly to: number } | null;
  readonly isAll: boolean;
}

export function hoursFinding(
  signal: Signal,
  { compliance, comparison }: Pick<Report, 'compliance' | 'comparison'>,
  words: Words,
): Omit<Finding, 'severity'> {
  const attempts = signal.value ?? 0;
  const { ok, possible, undeterminable } = compliance.callingHours;
  const all = attempts + (ok ?? 0) + (possible ?? 0) + (undeterminable ?? 0);
  const { name, hours, isAll } = commonOf(signal);
  const usual = isWatched(comparison) && signal.usual !== null ? Math.round(signal.usual) : null;
  const text = words.say('finding.callingHours', {
    attempts,
    share: words.roughPercent(all === 0 ? null : attempts / all),
    where: name === null ? (hours === null ? 'none' : 'hours') : hours === null ? 'place' : 'both',
    extent: isAll ? 'all' : 'most',
    name: given(name),
    hours: hours === null ? words.say('notAvailable') : words.hourSpan(hours.from, hours.to),
    // A breach is one on a usual day, too; that it is as on others is no news.
    known: usual === null || usual === attempts ? 'no' : 'yes',
    usual: words.count(usual),
  });
  return { signal, text, short: words.say('short.callingHours', { attempts }) };
}

/** Of versions that tell what contributes most, else of those that told what most have in common. */
function commonOf(signal: Signal): Common {
  const { hours = null, mostly } = signal;
  const place = mostIn(signal);
  if (place !== null || hours !== null) {
    return { name: place?.name ?? null, hours, isAll: (place?.share ?? 1) >= 1 && (hours?.share ?? 1) >= 1 };
  }
  if (mostly === undefined) return { name: null, hours: null, isAll: false };
  const from = mostly.hour === null ? null : Number(mostly.hour);
  return { name: mostly.name, hours: from === null ? null : { from, to: from + 1 }, isAll: mostly.share === 'all' };
}
