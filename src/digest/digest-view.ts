/** What a mail shows, as finished strings: the HTML template and the plain text are both made from this. */
import type { Report } from '../report/report.ts';
import { toldSignals } from '../report/signals/signals.ts';
import { withAllMembers } from '../report/stored/with-all-members.ts';
import type { Language } from '../words/language.ts';
import { type Said, wordsOf } from '../words/words.ts';
import { type BrandView, brandView } from './brand-view.ts';
import type { DigestOptions } from './digest-options.ts';
import { type FigureView, figuresOf, PRESET_FIGURES } from './figures.ts';
import { type FindingView, findingViews } from './finding-views.ts';
import { findingsOf } from './findings.ts';
import { comparedLines } from './lines/compared-lines.ts';
import { footerLines, footerLinks, type LinkView } from './lines/footer-lines.ts';
import { headingOf } from './lines/heading.ts';
import { provisionalLines } from './lines/provisional-lines.ts';
import { unwatchedLine } from './lines/unwatched-line.ts';
import { DEFAULT_BRAND } from './options/brand.ts';
import type { SectionId } from './options/section-ids.ts';
import { PRESET_SECTIONS } from './presets.ts';
import { sectionsOf } from './sections/index.ts';
import type { SectionSource, SectionView } from './sections/section.ts';
import { subjectOf } from './subject.ts';
import { sentenceOf, verdictOf } from './verdict.ts';

export interface DigestView {
  readonly language: Language;
  /** The subject. */
  readonly title: string;
  /** What a list of mails shows beside the subject. */
  readonly preheader: string;
  readonly brand: BrandView;
  /** The day, and what the report was narrowed to. */
  readonly heading: readonly string[];
  /** Null where the numbers are final. */
  readonly provisional: { readonly title: string; readonly reasons: readonly string[] } | null;
  readonly verdict: string;
  /** The sentence under the verdict, null without one. */
  readonly sentence: string | null;
  /** Why nothing was held against usual days, null where it was. */
  readonly unwatched: string | null;
  readonly findings: readonly FindingView[];
  /** Four a row. */
  readonly figureRows: readonly (readonly FigureView[])[];
  /** What the changes compare with and what is usual, empty without a comparison. */
  readonly comparedWith: readonly string[];
  readonly sections: readonly SectionView[];
  readonly links: readonly LinkView[];
  /** Titles of the tables for which there was no room, in their order; the footer begins with them where there are any. */
  readonly leftOut: readonly Said[];
  readonly footer: readonly string[];
  readonly words: { readonly open: string };
}

const FIGURES_A_ROW = 4;

/** The view of a report, also of one that an older release stored. */
export function digestViewOf(stored: Report, options: DigestOptions = {}): DigestView {
  const report = withAllMembers(stored);
  const { preset = 'brief', language = 'en', brand = DEFAULT_BRAND, linkTo, isTest = false } = options;
  const words = wordsOf(language);
  const signals = toldSignals(report);
  const chosen: ReadonlySet<SectionId> = new Set(options.sections ?? PRESET_SECTIONS[preset]);
  const findings = findingsOf(report, signals, words);
  const isWhole = preset !== 'brief';
  const shown = findingViews(findings, words, { linkTo, isWhole });
  const source: SectionSource = { report, signals, words, brand, linkTo, told: isWhole ? [] : shown.map(({ text }) => text) };
  const sentence = sentenceOf(report, signals, words);
  const hasNumbers = report.read !== 'none' && report.totals.deliveries !== null;
  const isCompared = chosen.has('figures') && hasNumbers;
  return {
    language,
    title: subjectOf(report, findings, words, isTest),
    preheader: findings[1]?.text ?? sentence ?? verdictOf(report, findings, words),
    brand: brandView(brand, words),
    heading: headingOf(report, words),
    provisional: report.provisional ? provisionalLines(report, words) : null,
    verdict: verdictOf(report, findings, words),
    sentence,
    // A day that is not final says so already.
    unwatched: report.provisional ? null : unwatchedLine(report, words),
    findings: shown,
    figureRows: isCompared ? inRows(figuresOf(PRESET_FIGURES[preset], source, brand)) : [],
    comparedWith: isCompared ? comparedLines(report, words, { isWhole: preset === 'full' }) : [],
    // What was not read must not look like a day on which nothing came.
    sections: sectionsOf(hasNumbers ? chosen : withoutNumbers(chosen), source),
    links: footerLinks(words, linkTo, options.personal),
    leftOut: [],
    footer: footerLines(report, words, { ...options, brand }),
    words: { open: words.say('link.open') },
  };
}

/** Of a period without numbers only what is said in words: the past, the uploads, the data. */
const WORDED: readonly SectionId[] = ['uploads', 'restated', 'missed', 'data', 'notMeasured'];

function withoutNumbers(chosen: ReadonlySet<SectionId>): ReadonlySet<SectionId> {
  return new Set(WORDED.filter((id) => chosen.has(id)));
}

function inRows(figures: readonly FigureView[]): FigureView[][] {
  return Array.from({ length: Math.ceil(figures.length / FIGURES_A_ROW) }, (_, row) =>
    figures.slice(row * FIGURES_A_ROW, (row + 1) * FIGURES_A_ROW),
  );
}

/** The view without its last table, which the footer names with those left out before; null where there is none to leave out. */
export function withoutLastTable(view: DigestView): DigestView | null {
  const last = view.sections.findLastIndex(({ table }) => table !== null);
  const title = view.sections[last]?.title;
  if (title === undefined) return null;
  const words = wordsOf(view.language);
  const leftOut = [title as Said, ...view.leftOut];
  const line = words.say('footer.tooLarge', { list: words.enumeration(leftOut) });
  const footer = [line, ...view.footer.slice(view.leftOut.length === 0 ? 0 : 1)];
  return { ...view, sections: view.sections.toSpliced(last, 1), leftOut, footer };
}
