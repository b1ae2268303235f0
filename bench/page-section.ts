/** Sections of a Markdown page that different programs write. */

/** The section of bench/backfill.ts in docs/performance.md. */
export const BACKFILL_SECTION = 'Backfill';

/** The section of bench/harvest/main.ts in it. */
export const HARVEST_SECTION = 'Harvest';

/** The section of bench/harvest/outage/main.ts in it. */
export const OUTAGE_SECTION = 'After an outage';

/** The section of bench/report-speed/main.ts in it. */
export const REPORT_SECTION = 'Reports over HTTP';

/** The section of bench/mail-speed/main.ts in it. */
export const MAIL_SECTION = 'Rendering a mail';

/** The section of bench/deliveries/main.ts in it. */
export const DELIVERIES_SECTION = 'Many deliveries of one day';

/** The section of bench/cold-start/main.ts in it. */
export const COLD_SECTION = 'Cold start';

/** The page with a section ("## title" up to the next one) in place of the one of that title; at its end where there is none. */
export function withSection(page: string, title: string, body: string): string {
  const section = `## ${title}\n${body.trim()}\n`;
  const old = sectionOf(page, title);
  return old === undefined ? `${page.trimEnd()}\n\n${section}` : page.replace(old, () => section);
}

/** The new page with those sections of the old one that other programs have written. */
export function withOthersSections(page: string, old: string): string {
  const sections = [
    HARVEST_SECTION,
    OUTAGE_SECTION,
    BACKFILL_SECTION,
    REPORT_SECTION,
    MAIL_SECTION,
    DELIVERIES_SECTION,
    COLD_SECTION,
  ].flatMap((title) => {
    const section = sectionOf(old, title);
    return section === undefined ? [] : [[title, section.slice(section.indexOf('\n'))] as const];
  });
  return sections.reduce((whole, [title, body]) => withSection(whole, title, body), page);
}

/** A section with its heading, undefined where there is none. */
export function sectionOf(page: string, title: string): string | undefined {
  const start = `\n${page}`.indexOf(`\n## ${title}\n`);
  if (start < 0) return undefined;
  const end = page.indexOf('\n## ', start + 1);
  return end < 0 ? page.slice(start) : page.slice(start, end);
}
