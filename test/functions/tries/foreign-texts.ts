/** What belongs to other scopes alone, by what programs with a key are told: names, ids and figures that no answer to a scope's reader may hold. */
import { VOCABULARY } from '../../../src/metrics/row/vocabulary.ts';
import { NOT_GIVEN } from '../../../src/report/lists.ts';
import type { Report } from '../../../src/report/report.ts';

const LISTS = [
  'byQueue',
  'byConfiguration',
  'byJourney',
  'byJourneyRun',
  'byCallerId',
  'byAgent',
  'byDisposition',
  'byAttribute',
  'callerIds',
  'failedUploads',
] as const satisfies readonly (keyof Report)[];
const NAMES = ['key', 'name', 'configuration', 'configurationName', 'journey', 'run'];
/** Words that any page may hold. */
const COMMON = new Set([NOT_GIVEN, ...Object.values(VOCABULARY).flatMap((values) => [...values])]);
/** Shorter texts stand in every page. */
const MIN_LENGTH = 5;
/** Smaller figures are those of any scope by chance. */
const MIN_COUNT = 80;
const MIN_SECONDS = 1000;

/** Texts of the reports in `foreign` that none of `own` holds. */
export function foreignTexts(foreign: readonly Report[], own: readonly Report[]): ReadonlySet<string> {
  const known = new Set(own.flatMap(textsOf));
  const whole = JSON.stringify(own);
  return new Set(foreign.flatMap(textsOf).filter((text) => !known.has(text) && !whole.includes(text)));
}

function textsOf(report: Report): string[] {
  const items = LISTS.flatMap((list) => report[list] as readonly object[]);
  const values = items.flatMap((item) => Object.entries(item).filter(([name]) => NAMES.includes(name)));
  const names = values.flatMap(([, value]) =>
    typeof value === 'string' && value.length >= MIN_LENGTH && !COMMON.has(value) ? [value] : [],
  );
  return [...names, ...figuresOf(report)];
}

/** As JSON and the title of a page write them. */
function figuresOf({ rates, totals: { deliveries, callSeconds } }: Report): string[] {
  const large = Object.values(rates).filter(({ denominator }) => denominator >= MIN_COUNT);
  const figures = large.map(({ numerator, denominator }) => `"numerator":${numerator},"denominator":${denominator},`);
  if ((deliveries ?? 0) >= MIN_COUNT) figures.push(`: ${deliveries?.toLocaleString('en-US')} deliveries`, `"deliveries":${deliveries},`);
  if (callSeconds.sum >= MIN_SECONDS) figures.push(`"sum":${callSeconds.sum},`);
  return figures;
}

const ENTITIES = { '&amp;': '&', '&#x3D;': '=', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#x27;': "'" };

/** Those of the texts that an answer holds, as they are, or as JSON or HTML writes them. */
export function heldTexts(answer: string, texts: Iterable<string>): string[] {
  const plain = Object.entries(ENTITIES).reduce((text, [entity, character]) => text.replaceAll(entity, character), answer);
  return [...texts].filter((text) => plain.includes(text) || plain.includes(JSON.stringify(text).slice(1, -1)));
}
