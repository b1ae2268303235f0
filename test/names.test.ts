/** A concept is defined once: how many source files a KPI's name stands in, and that none is forgotten on its way to a reader. */
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { HISTOGRAM_NAMES } from '../src/metrics/cube/histograms.ts';
import { LIST_NAMES, SHOWN_LIST_NAMES } from '../src/metrics/cube/lists.ts';
import { SET_NAMES } from '../src/metrics/fact/sets.ts';
import { RATES } from '../src/metrics/kpis/rate-table.ts';

const ROOT = new URL('../', import.meta.url).pathname;
const MOST_FILES = 8;
/** The page is another reader of them all, beside mail and files. */
const MOST_OF_PAGE = 2;

/** Words that are more than the name of a set or rate. */
const EXEMPT: Readonly<Record<string, string>> = {
  attempts: 'a base measure, and what anything that is tried again counts',
  voiceAttempts: 'a base measure: what every voice rate and list divides by',
  abandoned: 'a meaning of disposition codes, and a field of the abandonment table, too',
  quality: 'plain English, and the part of a report about its data',
  short: 'plain English, a format of dates among others',
};
/** Rates that the report's JSON carries and the mail leaves out, for brevity. */
const NOT_IN_THE_MAIL = new Set([
  'rightParty',
  'rightPartyPerLive',
  'voicemailLeft',
  'noAnswer',
  'busy',
  'platformFailure',
  'botFailure',
  'shortCall',
  'cancelled',
  'windowAdherence',
  'lateResult',
  'completion',
  'optOut',
  'aiEscalation',
]);

/** The words of each source file: names in its code, and texts that are one word; no comments, no prose, and so nothing of what readers are told. */
const WORDS = globSync('src/**/*.ts', { cwd: ROOT })
  .filter((file) => !file.startsWith('src/words/messages/'))
  .sort()
  .map((file) => ({ file, words: wordsOf(readFileSync(`${ROOT}${file}`, 'utf8')) }));

function wordsOf(source: string): ReadonlySet<string> {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
  const withoutProse = code.replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, (text) => (/^.\w+.$/.test(text) ? text : "''"));
  return new Set(withoutProse.match(/\w+/g));
}

function filesWith(name: string, files = WORDS): readonly string[] {
  return files.filter(({ words }) => words.has(name)).map(({ file }) => file);
}

test('the reader of names sees properties, variables and texts of one word, and neither comments nor prose', () => {
  const words = wordsOf(
    `/** liveMax */ const { liveMin } = rates; // busy\nconst a = ['machine', 'a voicemail left'], b = "it's" + tally.offHook;`,
  );
  expect([...words].sort()).toEqual(['a', 'b', 'const', 'liveMin', 'machine', 'offHook', 'rates', 'tally']);
});

test(`the name of a set, rate, list or histogram stands in at most ${MOST_OF_PAGE} files of the page and ${MOST_FILES} others`, () => {
  const names = new Set<string>([...SET_NAMES, ...RATES.map(({ id }) => id), ...SHOWN_LIST_NAMES, ...LIST_NAMES, ...HISTOGRAM_NAMES]);
  for (const name of Object.keys(EXEMPT)) names.delete(name);
  const spread = [...names].flatMap((name) => {
    const files = filesWith(name);
    const ofPage = files.filter((file) => file.startsWith('src/page/')).length;
    const isSpread = ofPage > MOST_OF_PAGE || files.length - ofPage > MOST_FILES;
    return isSpread ? [`${name} stands in ${files.length} files: ${files.join(', ')}`] : [];
  });
  expect(spread).toEqual([]);
});

test('every rate is shown in the digest, or is named here as one that the mail leaves out', () => {
  const digest = WORDS.filter(({ file }) => file.startsWith('src/digest/') || file === 'src/report/live.ts');
  const shown = RATES.map(({ id }) => id).filter((id) => filesWith(id, digest).length > 0);
  expect(RATES.map(({ id }) => id).filter((id) => !NOT_IN_THE_MAIL.has(id) && !shown.includes(id))).toEqual([]);
});

test('every set is named by a test of test/metrics/fact', () => {
  const words = wordsOf(
    globSync('test/metrics/fact/*.test.ts', { cwd: ROOT })
      .map((file) => readFileSync(`${ROOT}${file}`, 'utf8'))
      .join('\n'),
  );
  expect(SET_NAMES.filter((name) => !words.has(name))).toEqual([]);
});

test('only sets.ts works on the bits of sets: a set may lie beyond the 32 bits that operators see', () => {
  const BITS = /[&|~^]\s*SETS[.[]|SETS(?:\.\w+|\[\w+\])\s*[&|^](?![&|])/;
  const others = WORDS.map(({ file }) => file).filter((file) => file !== 'src/metrics/fact/sets.ts');
  expect(others.filter((file) => BITS.test(readFileSync(`${ROOT}${file}`, 'utf8')))).toEqual([]);
});

test('the oracle shares nothing with what it checks: its SQL imports no source file', () => {
  const sql = globSync('test/oracle/{sql-*,database}.ts', { cwd: ROOT });
  expect(sql.length).toBeGreaterThan(5);
  expect(sql.filter((file) => readFileSync(`${ROOT}${file}`, 'utf8').includes('/src/'))).toEqual([]);
});
