/** What a digest shows, as finished strings: the HTML template and the plain text are both made from this. */
import { heldAgainst } from '../report/comparison/comparison-model.ts';
import type { NotMeasured, QualityNote, Report, ReportScope, Restatement } from '../report/report.ts';
import type { ScopeColumn } from '../report/scope.ts';
import { scopeNames } from '../report/scope-names.ts';
import { signalsOf } from '../report/signals/signals.ts';
import type { Language } from '../words/language.ts';
import { attentionOf, calmLine } from './attention.ts';
import type { Brand } from './brand.ts';
import { type DigestNote, noteLine } from './digest-note.ts';
import { headlineOf } from './headline.ts';
import type { LinkTo } from './link-target.ts';
import { meanLines } from './means.ts';
import { missedLines } from './missed.ts';
import type { Preset, SectionId } from './presets.ts';
import { SECTIONS } from './sections/index.ts';
import type { TableView } from './tables/table-view.ts';
import { detailsOf, type TileView, tileRowsOf } from './tiles.ts';
import { clean, shownName } from './words/clean.ts';
import { formatInstant, formatPeriod } from './words/dates.ts';
import { formatCount } from './words/format.ts';
import { earlierName } from './words/period-names.ts';
import { settingsChanged } from './words/settings-changed.ts';

export interface DigestView {
  readonly organisation: string | null;
  /** "Sunday 22 November 2026" */
  readonly period: string;
  readonly zone: string;
  /** What the report was narrowed to ("Queue: Collections"), empty for all. */
  readonly scope: readonly string[];
  /** Why the numbers are provisional; null where they are final. */
  readonly provisional: readonly string[] | null;
  readonly headline: string;
  /** What needs attention, and what is only possible or near. */
  readonly attention: readonly string[];
  readonly worthALook: readonly string[];
  /** Said where both are empty and that can be known, null where they are not. */
  readonly calm: string | null;
  /** Earlier days whose numbers changed since the last digest, and how. */
  readonly restated: readonly string[];
  /** Earlier days whose digest was missed, and why. */
  readonly missed: readonly string[];
  /** Whether there is one of either. */
  readonly hasPast: boolean;
  readonly tileRows: readonly (readonly TileView[])[];
  /** Further figures, shown small. */
  readonly details: readonly TileView[];
  /** What the changes compare with and what is usual, empty without a comparison. */
  readonly comparedWith: readonly string[];
  readonly tables: readonly TableView[];
  readonly quality: readonly string[];
  readonly notMeasured: readonly string[];
  readonly footer: readonly string[];
  readonly reportUrl: string | null;
}

export interface DigestOptions {
  /** Address of the report page, http or https. */
  readonly reportUrl?: string;
  /** Shown above the title. */
  readonly organisation?: string;
  /** @default brief */
  readonly preset?: Preset;
  /** In place of those of the preset. */
  readonly sections?: readonly SectionId[];
  /** @default en */
  readonly language?: Language;
  /** @default DEFAULT_BRAND */
  readonly brand?: Brand;
  /** What makes the links; without it there is none. */
  readonly linkTo?: LinkTo;
  /** Files that the mail was to carry and does not. */
  readonly notes?: readonly DigestNote[];
}

const MAX_FINDINGS = 10;
const MAX_NOTES = 6;
const MAX_CHANGES = 3;
const MAX_SENTENCE = 160;
const MAX_REASON = 240;

/** The view of a report. @throws RangeError where reportUrl is no http(s) address */
export function digestViewOf(report: Report, options: DigestOptions = {}): DigestView {
  const { linkTo, reportUrl = linkTo?.({}), organisation, notes = [] } = options;
  const signals = signalsOf(report);
  const attention = attentionOf(report, signals);
  const [restated, missed] = [limited((report.restated ?? []).map(restatedLine)), missedLines(report.missed ?? [])];
  return {
    organisation: clean(organisation ?? '') || null,
    period: formatPeriod(report.period, 'long'),
    zone: clean(report.period.zone),
    scope: scopeOf(report),
    provisional: report.provisional ? limited(reasonsOf(report)) : null,
    headline: headlineOf(report, signals),
    attention: limited(attention.urgent, MAX_FINDINGS),
    worthALook: limited(attention.possible),
    calm: calmLine(report, attention),
    restated,
    missed,
    hasPast: restated.length + missed.length > 0,
    tileRows: tileRowsOf(report, signals),
    details: detailsOf(report, signals),
    comparedWith: [...comparedLines(report.comparison), ...meanLines(report.comparison), ...breakLines(report)],
    // What was not read must not look like a day on which nothing came.
    tables: report.read === 'none' ? [] : SECTIONS.map((section) => section(report)).filter((table) => table !== null),
    quality: [...notes.map(noteLine), ...limited(report.quality.map((note) => qualityLine(note, report.period.zone)))],
    notMeasured: limited(report.compliance.notMeasured.map(notMeasuredLine)),
    footer: footerOf(report),
    reportUrl: reportUrl === undefined ? null : webAddress(reportUrl),
  };
}

/** Both are the report's own words, and some names are long. */
function notMeasuredLine({ name, reason }: NotMeasured): string {
  return `${shownName(name, MAX_SENTENCE)}: ${clean(reason, MAX_SENTENCE)}`;
}

function comparedLines(comparison: Report['comparison']): string[] {
  const earlier = heldAgainst(comparison);
  if (earlier === null) return [];
  const days = formatPeriod(earlier.period, 'long');
  const [part, each] = [earlier.until === null ? '' : 'the same part of ', earlier.perDay ? ', counts per day' : ''];
  const name = earlier.kind === 'day' ? days : `${earlierName({ ...earlier, until: null })} (${days})`;
  return [`Changes are against ${part}${name}${each}. With an arrow: more than noise, or 5 % of a count or a length.`];
}

function breakLines({ comparison: { breaks = [] }, period }: Report): string[] {
  if (breaks.length === 0) return [];
  const isCompared = breaks.some(({ crosses }) => crosses.some((what) => what !== 'period'));
  const what = isCompared ? 'What is compared was' : 'The deliveries of this period were';
  return [`${settingsChanged(breaks.slice(-MAX_CHANGES), period.zone)}. ${what} filed partly before that, partly after.`];
}

const SCOPE_LABELS: Readonly<Record<ScopeColumn, string>> = {
  configuration: 'Configuration',
  queue: 'Queue',
  channel: 'Channel',
  dialMode: 'Dial mode',
};

/** What was asked for, and what the reader may see of it. */
function scopeOf(report: Report): string[] {
  const allowed = (report.allowed ?? []).map((scope) => partsOf(scope, report).join(', '));
  return [...partsOf(report.scope, report), ...(allowed.length === 0 ? [] : [`Only what you may see: ${limited(allowed).join('; ')}`])];
}

function partsOf(scope: ReportScope, report: Report): string[] {
  return scopeNames(scope, report).map(
    ({ column, names }) => `${SCOPE_LABELS[column]}: ${names.map((name) => shownName(name)).join(' or ')}`,
  );
}

function qualityLine({ name, count, values, changes }: QualityNote, zone: string): string {
  if (changes !== undefined) {
    return `${settingsChanged(changes, zone)}. Some deliveries of this period, or looked back at, still count as before; a backfill counts them anew`;
  }
  const examples = values.slice(0, 5).map((value) => `"${clean(value, 30)}"`);
  return `${shownName(name, MAX_SENTENCE)}: ${formatCount(count)}${examples.length > 0 ? ` (${examples.join(', ')})` : ''}`;
}

function restatedLine({ date, reason }: Restatement): string {
  return `${formatPeriod({ from: date, to: date }, 'long')}: ${clean(reason, MAX_REASON)}`;
}

function footerOf({ period, asOf, generatedAt, definitions }: Report): string[] {
  const read =
    asOf === null ? 'It is not known up to when Dataverse had been read.' : `Dataverse was read up to ${formatInstant(asOf, period.zone)}.`;
  return [
    `Days and times are those of ${clean(period.zone)}. ${read}`,
    `Generated ${formatInstant(generatedAt, period.zone)} with definitions ${clean(definitions)}.`,
    'Live answer is a range: at least and at most so many calls reached a person. Numbers shown as n/a have no denominator or could not be measured.',
  ];
}

/** The view without its last table, and with that said in the footer. */
export function withoutLastTable(view: DigestView): DigestView {
  const title = view.tables.at(-1)?.title;
  if (title === undefined) return view;
  return { ...view, tables: view.tables.slice(0, -1), footer: [...view.footer, `"${title}" is left out: the mail would be too large.`] };
}

function limited(lines: readonly string[], most = MAX_NOTES): string[] {
  return lines.length <= most ? [...lines] : [...lines.slice(0, most), `and ${formatCount(lines.length - most)} more`];
}

function webAddress(url: string): string {
  const { href, protocol } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:')
    throw new RangeError(`Cannot link to the report page: its address is not http or https`);
  return href;
}

function reasonsOf({ provisionalReasons }: Report): string[] {
  const reasons = provisionalReasons.map((reason) => clean(reason, MAX_SENTENCE));
  return reasons.length > 0 ? reasons : ['The reason is not known.'];
}
