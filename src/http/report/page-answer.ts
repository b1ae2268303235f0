/** A report as the page: with what stands beside it, or what a page says while there is nothing to show. */
import type { HttpRequest, HttpResponseInit } from '@azure/functions';
import type { Reader } from '../../access/reader.ts';
import type { Brand } from '../../digest/options/brand.ts';
import type { Beside, Onlooker } from '../../lookup/around/surroundings.ts';
import type { ReportQuery } from '../../lookup/report-query.ts';
import type { PageAddress } from '../../page/address/page-address.ts';
import { isRunning } from '../../page/controls/heading.ts';
import { pageOf } from '../../page/page.ts';
import type { PageSource } from '../../page/page-source.ts';
import { firstVisitState } from '../../page/states/reading-states.ts';
import { statePage } from '../../page/states/state.ts';
import { withReported } from '../../report/around/choices.ts';
import type { Surroundings } from '../../report/around/surroundings.ts';
import type { Report } from '../../report/report.ts';
import type { ReportScope } from '../../report/scope.ts';
import type { SentDigests } from '../../subscriptions/sent/sent-digests.ts';
import { wordsOf } from '../../words/words.ts';
import { LATEST_VERSION, stableAnswer } from '../conditional.ts';
import { pageHeaders } from '../page-headers.ts';
import type { AskedReport, Told } from './asked-report.ts';
import { listedDigests } from './listed-digests.ts';
import type { PageChoices } from './page-query.ts';
import { loadReadingTrouble, type TroublePorts } from './reading-trouble.ts';

export interface PagePorts extends TroublePorts {
  readonly settings: { readonly branding: { readonly brand: Brand } };
  readonly digests: Pick<SentDigests, 'list'>;
  surroundings(query: ReportQuery, onlooker: Onlooker): Promise<Beside>;
}

export interface PageWish {
  readonly reader: Reader;
  readonly asked: AskedReport;
  readonly choices: PageChoices & Pick<PageAddress, 'usual'>;
}

/** How often a page without anything to show asks again, seconds. */
const AGAIN_SECONDS = 15;

/** @param noteScope gets what the report was narrowed to @throws InputError, StoreError */
export async function pageAnswer(
  ports: PagePorts,
  request: Pick<HttpRequest, 'url' | 'headers'>,
  { reader, asked, choices }: PageWish,
  noteScope: (scope: ReportScope) => void,
): Promise<HttpResponseInit> {
  const isLink = reader.kind === 'link';
  const [told, beside, digests] = await Promise.all([
    asked.tell(),
    ports.surroundings(asked.query, { isLink }),
    listedDigests(ports.digests, reader, asked.query.period),
  ]);
  const around = withReported({ ...beside, digests }, told.report);
  noteScope(told.report.scope);
  const { brand } = ports.settings.branding;
  const trouble = await loadReadingTrouble(ports, around.reading);
  if (isNothingRead(told.report, around)) {
    const words = wordsOf(choices.language);
    const body = statePage(firstVisitState(around.reading, trouble, words), { words, brand });
    return { status: 200, headers: { ...pageHeaders(brand), Refresh: String(AGAIN_SECONDS), Vary: 'Accept' }, body };
  }
  const address = pageAddress(request, { asked, choices }, told);
  const source: PageSource = { report: told.report, around, address, brand, version: told.version, isLink, trouble };
  const headers = { ...pageHeaders(brand, { isRefreshed: isRunning(source) }), Vary: 'Accept' };
  const answer = { status: 200, headers, body: pageOf(source) };
  // Of a program that has a key; people's browsers keep nothing.
  return reader.kind === 'key' && told.cacheControl !== undefined ? stableAnswer(request, answer, LATEST_VERSION) : answer;
}

function isNothingRead({ read }: Report, { reading }: Surroundings): boolean {
  return reading.readTo === null && read === 'none';
}

function pageAddress(
  { url }: Pick<HttpRequest, 'url'>,
  { asked, choices }: Pick<PageWish, 'asked' | 'choices'>,
  { report }: Told,
): PageAddress {
  const { period, kind = 'range', compare } = asked.query;
  const { pathname } = new URL(url);
  return {
    // The address of the site is yesterday's page alone; other days have their own.
    path: pathname === '/' ? '/report' : pathname.replace(/^\/+/, '/'),
    period: { kind, from: period.from, to: period.to },
    zone: period.zone,
    scope: report.scope,
    compare,
    version: asked.version,
    ...choices,
  };
}
