/** What the changes are against, what is usual, and which settings changed in between. */
import { Temporal } from 'temporal-polyfill';
import { heldAgainst } from '../../report/comparison/comparison-model.ts';
import type { EarlierPeriod, Report } from '../../report/report.ts';
import type { Said, Words } from '../../words/words.ts';
import { meanLines } from './mean-lines.ts';
import { settingsWords } from './settings-words.ts';

const MAX_CHANGES = 3;

/** A short mail leaves out the means. */
export function comparedLines(report: Report, words: Words, { isWhole }: { readonly isWhole: boolean }): Said[] {
  const earlier = heldAgainst(report.comparison);
  const against = earlier === null ? [] : [words.paragraph([againstWords(earlier, words), words.say('compared.legend')])];
  return [...against, ...(isWhole ? meanLines(report.comparison, words) : []), ...breakLines(report, words)];
}

/** "Changes are against the same part of October (1 – 31 October 2026), counts per day."; of what was asked for by name, its dates. */
function againstWords({ kind, compare, period, until, days, perDay }: EarlierPeriod, words: Words): Said {
  const { month, year } = Temporal.PlainDate.from(period.from);
  return words.say('compared.against', {
    kind: compare !== undefined ? 'day' : kind === 'range' || kind === 'rolling' ? 'span' : kind,
    part: until === null ? 'no' : 'yes',
    perDay: perDay ? 'yes' : 'no',
    period: words.period(period, 'short'),
    month: words.month(month),
    quarter: Math.ceil(month / 3),
    year: words.name(`${year}`),
    days: Math.ceil(days.before),
  });
}

function breakLines({ comparison: { breaks = [] }, period }: Report, words: Words): Said[] {
  if (breaks.length === 0) return [];
  const isCompared = breaks.some(({ crosses }) => crosses.some((what) => what !== 'period'));
  const changes = settingsWords(breaks.slice(-MAX_CHANGES), period.zone, words);
  return [words.paragraph([...changes, words.say(isCompared ? 'settings.ofComparison' : 'settings.ofPeriod')])];
}
