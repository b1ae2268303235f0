/** A report as a mail: subject, HTML and plain text. Pure: the same report gives the same mail. */
import type HandlebarsModule from 'handlebars';
// Only the runtime: the compiler and MJML have done their work when the project was built (dev/build-template.ts).
import * as runtimeModule from 'handlebars/runtime.js';
import { liveRange } from '../report/live.ts';
import type { Report } from '../report/report.ts';
import { clean } from '../words/clean.ts';
import { templateSpec } from './digest-template.generated.ts';
import { type DigestOptions, type DigestView, digestViewOf, withoutLastTable } from './digest-view.ts';
import { textOf } from './plain-text.ts';
import { formatPeriod } from './words/dates.ts';
import { formatDeliveries, formatPercentRange } from './words/format.ts';

export interface Digest {
  /** One line without control characters. */
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

// The runtime has the API of the full package less its compiler, but its own types declare nothing.
const { default: handlebars } = runtimeModule as unknown as { readonly default: typeof HandlebarsModule };
const template = handlebars.template<DigestView & { readonly title: string }>(templateSpec);

// Gmail cuts a message off at 102 kB, and the transport and the reader's own systems add to it.
const MAX_HTML_BYTES = 90_000;

/** Renders a report; tables at the end are left out where the HTML would go beyond 90 kB. @throws RangeError where reportUrl is no http(s) address */
export function renderDigest(report: Report, options: DigestOptions = {}): Digest {
  let view = digestViewOf(report, options);
  const subject = subjectOf(report, view);
  let html = template({ ...view, title: subject });
  while (isTooLarge(html) && view.tables.length > 0) {
    view = withoutLastTable(view);
    html = template({ ...view, title: subject });
  }
  return { subject, html, text: textOf(view) };
}

const UTF8 = new TextEncoder();

function isTooLarge(html: string): boolean {
  return UTF8.encode(html).length > MAX_HTML_BYTES;
}

/** "Proactive engagement, Sun 22 Nov 2026: 1,204 deliveries, 11.2-14.0 % live", with the scope before the colon and "(provisional)" after it. */
function subjectOf({ period, totals, rates, provisional, read }: Report, { scope }: DigestView): string {
  const about = ['Proactive engagement', ...scope.map((part) => clean(part, 40)), formatPeriod(period, 'short')].join(', ');
  if (read === 'none' || totals.deliveries === null) return `${about}: not read yet`;
  const { low, high } = liveRange(rates);
  // A plain hyphen keeps the usual subject in ASCII, which every mail client shows as it is.
  const live = formatPercentRange(low.value, high.value).replace('–', '-');
  return `${about}: ${formatDeliveries(totals.deliveries)}, ${live} live${provisional ? ' (provisional)' : ''}`;
}
