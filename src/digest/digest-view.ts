/** What a digest shows, as finished strings: the HTML template and the plain text are both made from this. */
import type { Backlog, QualityNote, Report, ReportScope } from '../report/report.ts';
import { clean, shownName } from './clean.ts';
import { formatInstant, formatPeriod } from './dates.ts';
import { formatCount, formatDeliveries } from './format.ts';
import { headlineOf } from './headline.ts';
import { attributeTable, countTable, hourTable, rateTable, shareTable, type TableView } from './tables.ts';
import { detailsOf, type TileView, tileRowsOf } from './tiles.ts';

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
  readonly tileRows: readonly (readonly TileView[])[];
  /** Further figures, shown small. */
  readonly details: readonly TileView[];
  /** What the changes compare with, null without a comparison. */
  readonly comparedWith: string | null;
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
}

const MAX_NOTES = 10;
const MAX_SENTENCE = 160;

/** The view of a report. @throws RangeError where reportUrl is no http(s) address */
export function digestViewOf(report: Report, { reportUrl, organisation }: DigestOptions = {}): DigestView {
  const { weekBefore } = report.comparison;
  return {
    organisation: clean(organisation ?? '') || null,
    period: formatPeriod(report.period, 'long'),
    zone: clean(report.period.zone),
    scope: scopeOf(report),
    provisional: report.provisional ? limited(reasonsOf(report)) : null,
    headline: headlineOf(report),
    tileRows: tileRowsOf(report),
    details: detailsOf(report),
    comparedWith: weekBefore && `Changes are against ${formatPeriod(weekBefore.period, 'long')}.`,
    tables: [
      ...tablesOf(report).filter(({ rows, more }) => rows.length > 0 || more !== null),
      backlogTable(report.backlog, report.period.zone),
    ],
    quality: limited(report.quality.map(qualityLine)),
    notMeasured: limited(report.compliance.notMeasured.map(({ name, reason }) => `${shownName(name)}: ${clean(reason, MAX_SENTENCE)}`)),
    footer: footerOf(report),
    reportUrl: reportUrl === undefined ? null : webAddress(reportUrl),
  };
}

const SCOPES = [
  ['configuration', 'Configuration', 'byConfiguration'],
  ['queue', 'Queue', 'byQueue'],
  ['channel', 'Channel', 'byChannel'],
  ['dialMode', 'Dial mode', 'byDialMode'],
] as const satisfies readonly (readonly [keyof ReportScope, string, keyof Report])[];

function scopeOf(report: Report): string[] {
  return SCOPES.flatMap(([part, label, list]) => {
    const key = report.scope[part];
    if (key === undefined) return [];
    return [`${label}: ${shownName(report[list].find((item) => item.key === key)?.name ?? key)}`];
  });
}

function tablesOf(report: Report): TableView[] {
  const severalCodes = 'A delivery can carry several codes, so shares can add up to more than 100 %.';
  const { deliveries } = report.totals;
  return [
    shareTable('Outcomes', 'Result', null, report.byResult, deliveries),
    ...(report.byChannel.length > 1 ? [rateTable('Channels', 'Channel', report.byChannel)] : []),
    rateTable('Queues', 'Queue', report.byQueue),
    rateTable('Configurations', 'Configuration', report.byConfiguration),
    rateTable('Dial modes', 'Dial mode', report.byDialMode),
    hourTable(report.byHour),
    shareTable('Dispositions', 'Code', severalCodes, report.byDisposition, deliveries),
    attributeTable(report.byAttribute),
  ];
}

function backlogTable(backlog: Backlog | null, zone: string): TableView {
  const items =
    backlog?.items.map(({ status, age, deliveries }) => ({ key: '', name: `${clean(status)}, ${clean(age)}`, deliveries })) ?? [];
  const open =
    backlog && `${formatDeliveries(backlog.total)} ${backlog.total === 1 ? 'was' : 'were'} open on ${formatInstant(backlog.at, zone)}.`;
  return countTable('Backlog', 'Status and age', open ?? 'Not counted in this period.', items);
}

function qualityLine({ name, count, values }: QualityNote): string {
  const examples = values.slice(0, 5).map((value) => `"${clean(value, 30)}"`);
  return `${shownName(name, MAX_SENTENCE)}: ${formatCount(count)}${examples.length > 0 ? ` (${examples.join(', ')})` : ''}`;
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

function limited(lines: readonly string[]): string[] {
  return lines.length <= MAX_NOTES ? [...lines] : [...lines.slice(0, MAX_NOTES), `and ${formatCount(lines.length - MAX_NOTES)} more`];
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
