/** What the changes of a mail are held against, and what is usual. */
import { heldAgainst } from '../../report/comparison/comparison-model.ts';
import type { Report } from '../../report/report.ts';
import type { Said } from '../../words/declared/arguments.ts';
import type { Words } from '../../words/words.ts';
import { meanLines } from '../means.ts';
import { settingsChanged } from '../words/settings-changed.ts';

const MAX_CHANGES = 3;

/** The period before, the means of the days before where the mail is whole, and changes of the rules in between. */
export function comparedLines(report: Report, words: Words, { isWhole }: { readonly isWhole: boolean }): Said[] {
  return [...againstLine(report, words), ...(isWhole ? meanLines(report.comparison, words) : []), ...breakLine(report, words)];
}

function againstLine({ comparison }: Report, words: Words): Said[] {
  const earlier = heldAgainst(comparison);
  if (earlier === null) return [];
  const { kind, until, perDay, period } = earlier;
  return [
    words.say('compared.with', {
      earlier: kind,
      part: until === null ? 'no' : 'yes',
      perDay: perDay ? 'yes' : 'no',
      period: words.period(period, kind === 'day' ? 'yearless' : 'long'),
    }),
  ];
}

function breakLine({ comparison: { breaks = [] }, period }: Report, words: Words): Said[] {
  if (breaks.length === 0) return [];
  const isCompared = breaks.some(({ crosses }) => crosses.some((what) => what !== 'period'));
  const list = settingsChanged(breaks.slice(-MAX_CHANGES), period.zone, words);
  return [words.say('compared.rules', { list, crossing: isCompared ? 'compared' : 'period' })];
}
