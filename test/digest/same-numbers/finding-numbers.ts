/** Whether the numbers of a mail's findings and of its first sentence are those of the files of its report. */
import type { Words } from '../../../src/words/words.ts';
import type { ReadMail } from './read-html.ts';
import type { FileRow, FileTables } from './read-report-files.ts';

const NUMBERS = ['value', 'usual', 'limit', 'hours.from', 'hours.to', 'opens.hours.from', 'opens.hours.to'];
const EVIDENCE = ['numerator', 'denominator', 'weeks', 'days', 'most'].map((part) => `evidence.${part}`);
const TEXTS = ['name', 'where.name', 'where.key', 'what', 'evidence.said', 'mostly.name'];

/** Numbers of findings that no signal has, and signals to act on whose value no finding tells; empty where there are neither. */
export function findingNumbers({ findings, sentence, tiles }: ReadMail, tables: FileTables, words: Words): string[] {
  const signals = tables('signals').filter((row) => row.text('severity') !== 'change');
  const known = new Set([...signals, ...tables('signalParts')].flatMap((row) => waysOf(row, words)).flatMap(digitsOf));
  for (const row of [...tables('failedUploads'), ...tables('frequencyCaps')]) for (const said of otherWays(row, words)) known.add(said);
  for (let n = 0; n <= signals.length; n++) known.add(`${n}`);
  for (const said of sumsOf(signals, words)) known.add(said);
  const strange = findings.flatMap((finding) =>
    digitsOf(finding)
      .filter((number) => !known.has(number))
      .map((number) => `${number} in ${finding}`),
  );
  const urgent = signals.filter((row) => row.text('severity') === 'urgent' && row.text('kind') !== 'stuck' && row.number('value') !== null);
  const all = findings.join(' ');
  // A short mail has four of them, and of one kind at most three.
  const untold = urgent.slice(0, 3).filter((row) => !valueWays(row, words).some((way) => all.includes(way)));
  const deliveries = words.count(
    tables('totals')
      .find((row) => row.text('id') === 'deliveries')
      ?.number('value') ?? null,
  );
  const isCounted = sentence === '' || tiles.length === 0 || sentence.includes(deliveries);
  return [
    ...strange,
    ...untold.map((row) => `no finding tells ${row.text('id')}`),
    ...(isCounted ? [] : [`${deliveries} not in ${sentence}`]),
  ];
}

/** Runs of digits with what stands between them within a number. */
function digitsOf(text: string): string[] {
  return text.match(/\d+(?:[.,\u00a0\u202f]\d+)*/g) ?? [];
}

function valueWays(row: FileRow, words: Words): string[] {
  return written(row.number('value'), words);
}

/** A number as a count, and as a rate of more and fewer decimals. */
function written(value: number | null, words: Words): string[] {
  if (value === null) return [];
  const [rough] = words.percentPair(value, 9);
  const [, ...fine] = [0, 0.0004, 0.00004].map((more) => words.percentPair(value, value + more)[0]);
  return [words.count(Math.round(value)), rough, words.percent(value), words.roughPercent(value), ...fine];
}

function waysOf(row: FileRow, words: Words): string[] {
  const [part, whole] = [row.number('evidence.numerator'), row.number('evidence.denominator')];
  return [
    ...[...NUMBERS, ...EVIDENCE].flatMap((column) => written(row.number(column), words)),
    ...['hours.from', 'hours.to'].map((column) => `${row.number(column) ?? ''}`.padStart(2, '0')),
    ...(part === null || whole === null ? [] : [words.roughPercent(part / whole)]),
    ...TEXTS.map((column) => row.text(column)),
  ];
}

/** Of uploads their days, of caps their own numbers. */
function otherWays(row: FileRow, words: Words): string[] {
  const at = row.text('at');
  const [attempts, hours] = [row.number('attempts'), row.number('hours')];
  return [
    ...(at === '' ? [] : digitsOf(words.instant(at, 'Europe/Lisbon'))),
    ...(attempts === null || hours === null ? [] : [`${attempts}`, `${hours}`, `${hours / 24}`]),
  ];
}

/** What is stuck is told of all queues together. */
function sumsOf(signals: readonly FileRow[], words: Words): string[] {
  const stuck = signals.filter((row) => row.text('kind') === 'stuck');
  return [words.count(stuck.reduce((sum, row) => sum + (row.number('value') ?? 0), 0))];
}
