/** The end of a mail: where to go on, why it came, and what its numbers are made of. */
import type { Report } from '../../report/report.ts';
import type { Said } from '../../words/declared/arguments.ts';
import type { Words } from '../../words/words.ts';
import type { Brand } from '../options/brand.ts';
import type { LinkTo } from '../options/link-target.ts';

export interface LinkView {
  readonly text: string;
  readonly url: string;
}

/** What it has besides the report. */
export interface FooterOptions {
  readonly brand: Brand;
  /** Sentences about what came with the mail. @default none */
  readonly notes?: readonly string[];
  /** @default not said */
  readonly listedBy?: string;
  /** Whether it is a test of what lists its readers. @default false */
  readonly isTest?: boolean;
  /** Where its reader can leave. @default nowhere */
  readonly personal?: { readonly manage: string };
}

// As long as BRAND_FOOTER may be.
const MAX_NOTE = 300;

/** To the report where the mail has links, and to where its reader can leave where that is theirs alone. */
export function footerLinks(words: Words, linkTo: LinkTo | undefined, personal?: { readonly manage: string }): LinkView[] {
  const report = linkTo && [
    { text: words.say('link.report'), url: linkTo({}) },
    { text: words.say('link.why'), url: linkTo({ section: 'notMeasured' }) },
  ];
  return [...(report ?? []), ...(personal ? [{ text: words.say('link.leave'), url: personal.manage }] : [])];
}

/** What came with the mail or did not, the organisation's own line, why it came, and what its numbers are made of. */
export function footerLines(
  { period, asOf, generatedAt, definitions }: Report,
  words: Words,
  { brand, notes = [], listedBy, isTest = false, personal }: FooterOptions,
): Said[] {
  const read = asOf === null ? words.say('footer.asOfUnknown') : words.say('footer.asOf', { at: words.instant(asOf, period.zone) });
  return [
    ...notes.map((note) => words.name(note, MAX_NOTE)),
    ...(brand.footer === undefined ? [] : [words.name(brand.footer, MAX_NOTE)]),
    ...(listedBy === undefined ? [] : [whyLine(words, listedBy, isTest, personal !== undefined)]),
    words.say('footer.zone', { zone: period.zone }),
    read,
    words.say('footer.version', { at: words.instant(generatedAt, period.zone), version: definitions }),
  ];
}

/** Who gets a test may be on no list. */
function whyLine(words: Words, subscription: string, isTest: boolean, canLeave: boolean): Said {
  return isTest ? words.say('footer.test', { subscription }) : words.say('footer.why', { subscription, canLeave: canLeave ? 'yes' : 'no' });
}
