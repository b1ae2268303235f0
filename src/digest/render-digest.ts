/** A report as a mail: subject, HTML and plain text. Pure: the same report gives the same mail. */
import type HandlebarsModule from 'handlebars';
// Only the runtime: the compiler and MJML have done their work when the project was built (dev/build-template.ts).
import * as runtimeModule from 'handlebars/runtime.js';
import type { Report } from '../report/report.ts';
import type { DigestOptions } from './digest-options.ts';
import { templateSpec } from './digest-template.generated.ts';
import { type DigestView, digestViewOf, withoutLastTable } from './digest-view.ts';
import { textOf } from './plain-text.ts';

export interface Digest {
  /** One line without control characters. */
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

// The runtime has the API of the full package less its compiler, but its own types declare nothing.
const { default: handlebars } = runtimeModule as unknown as { readonly default: typeof HandlebarsModule };
const template = handlebars.template<DigestView>(templateSpec);

// Gmail cuts a message off at 102 kB, and the transport and the reader's own systems add to it.
const MAX_HTML_BYTES = 90_000;

/** Renders a report; tables at the end are left out where the HTML would go beyond 90 kB, and named. */
export function renderDigest(report: Report, options: DigestOptions = {}): Digest {
  let view: DigestView | null = digestViewOf(report, options);
  let html = htmlOf(view);
  for (let less = withoutLastTable(view); isTooLarge(html) && less !== null; less = withoutLastTable(less)) {
    view = less;
    html = htmlOf(view);
  }
  return { subject: view.title, html, text: textOf(view) };
}

/** The HTML of a view. */
export function htmlOf(view: DigestView): string {
  return template(view);
}

const UTF8 = new TextEncoder();

function isTooLarge(html: string): boolean {
  return UTF8.encode(html).length > MAX_HTML_BYTES;
}
