/** The sections of a page by their ids, as they are made of a report. */
import { DEFAULT_BRAND } from '../../../src/digest/options/brand.ts';
import { explainerOf } from '../../../src/page/parts/explain.ts';
import type { SectionSource } from '../../../src/page/parts/section.ts';
import { sectionsOf } from '../../../src/page/sections/index.ts';
import type { CalendarDay, DayState } from '../../../src/report/around/surroundings.ts';
import type { Report } from '../../../src/report/report.ts';
import { toldSignals } from '../../../src/report/signals/signals.ts';
import { withAllMembers } from '../../../src/report/stored/with-all-members.ts';
import type { Language } from '../../../src/words/language.ts';
import { wordsOf } from '../../../src/words/words.ts';

/** What a page of a report is made of; nothing is known round it. */
export function sourceOf(report: Report, others: Partial<SectionSource> & { readonly language?: Language } = {}): SectionSource {
  const { language = 'en', ...changes } = others;
  const whole = withAllMembers(report);
  const words = wordsOf(language);
  const { from, to, zone } = report.period;
  return {
    report: whole,
    around: {
      choices: { configuration: [], queue: [], channel: [], dialMode: [] },
      zones: [zone],
      today: '2026-11-28',
      versions: [],
      digests: [],
      calendar: null,
      reading: { readTo: null, first: null, isBehind: false },
    },
    address: { path: '/report', period: { kind: from === to ? 'day' : 'range', from, to }, zone, scope: {}, language, sort: [] },
    brand: DEFAULT_BRAND,
    version: undefined,
    isLink: false,
    words,
    signals: toldSignals(whole),
    explain: explainerOf(words),
    hasNumbers: true,
    ...changes,
  };
}

/** All of them, one after the other. */
export function markupOf(source: SectionSource): string {
  return sectionsOf(source)
    .map(({ markup }) => markup)
    .join('');
}

/** The one of an id; empty where it is left out. */
export function sectionIn(markup: string, id: string): string {
  return new RegExp(`<section class="[^"]*" id="${id}".*?</section>`, 's').exec(markup)?.[0] ?? '';
}

/** The texts of a row by its name, without markup. */
export function rowsIn(markup: string): readonly (readonly string[])[] {
  const rows = [...markup.matchAll(/<tr[^>]*>(<th scope="row">.*?)(?=<\/?t(?:r|able|body))/gs)];
  return rows.map(([, row = '']) => [...row.matchAll(/<t[hd][^>]*>(.*?)(?=<\/?t[hd]|$)/gs)].map(([, cell = '']) => textOf(cell).trim()));
}

/** Without titles of drawings, and as a reader sees it. */
function textOf(markup: string): string {
  const text = markup.replace(/<title>.*?<\/title>/gs, '').replace(/<[^>]+>/g, '');
  const signs = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' } as const;
  return text.replace(/&(?:lt|gt|quot|#39|amp);/g, (sign) => signs[sign as keyof typeof signs]);
}

/** Days of the calendar, all closed but those that are named. */
export function calendarOf(dates: readonly string[], states: Readonly<Record<string, DayState>> = {}): CalendarDay[] {
  return dates.map((date) => ({ date, state: states[date] ?? 'closed', deliveries: null, liveMin: null, voiceAttempts: null }));
}
