/** What a reader should know about the data, a line each. */
import type { QualityNote, Report } from '../../report/report.ts';
import type { Said } from '../../words/declared/arguments.ts';
import type { Words } from '../../words/words.ts';
import { settingsChanged } from '../words/settings-changed.ts';
import { limited } from './limited.ts';

const MAX_NAME = 160;
const MAX_VALUE = 30;
const MAX_VALUES = 5;

/** The first few notes; none on a good day. */
export function qualityLines({ quality, period }: Report, words: Words): Said[] {
  return limited(
    quality.map((note) => qualityLine(note, period.zone, words)),
    words,
  );
}

function qualityLine({ name, count, values, changes }: QualityNote, zone: string, words: Words): Said {
  if (changes !== undefined) return words.say('quality.rules', { list: settingsChanged(changes, zone, words) });
  const what = words.name(name, MAX_NAME);
  const examples = values.slice(0, MAX_VALUES).map((value) => words.name(value, MAX_VALUE));
  return examples.length === 0
    ? words.say('quality.line', { what, count })
    : words.say('quality.examples', { what, count, list: words.list(examples) });
}
