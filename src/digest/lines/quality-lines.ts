/** What is odd about the data, a line a kind. */
import type { QualityNote, Report } from '../../report/report.ts';
import { DECLARED_NOTES, type NoteId } from '../../words/declared/quality.ts';
import type { Said, Words } from '../../words/words.ts';
import { limited } from './limited.ts';
import { settingsWords } from './settings-words.ts';

const MAX_NAME = 160;
const MAX_VALUES = 5;

/** @param most kinds; the rest is counted. @default 6 */
export function qualityLines({ quality, period }: Pick<Report, 'quality' | 'period'>, words: Words, most?: number): Said[] {
  return limited(
    quality.map((note) => lineOf(note, period.zone, words)),
    words,
    most,
  );
}

function lineOf(note: QualityNote, zone: string, words: Words): Said {
  if (note.changes !== undefined) return words.paragraph([...settingsWords(note.changes, zone, words), words.say('settings.counted')]);
  const [what, number] = [nameOf(note, words), words.count(note.count)];
  const samples = note.values.slice(0, MAX_VALUES).map((sample) => words.say('quality.value', { sample }));
  return samples.length === 0
    ? words.say('quality.line', { what, number })
    : words.say('quality.lineValues', { what, number, list: words.enumeration(samples) });
}

function nameOf({ id, name, data }: QualityNote, words: Words): Said {
  if (Object.hasOwn(DECLARED_NOTES, `quality.${id}`)) return words.say(`quality.${id}` as NoteId);
  const column = /^empty-(.+)$/.exec(id)?.[1];
  if (column === undefined) return words.name(name, MAX_NAME);
  const { usual } = data ?? {};
  return typeof usual === 'number'
    ? words.say('quality.emptyUsually', { name: column, usual: words.roughPercent(usual) })
    : words.name(name, MAX_NAME);
}
