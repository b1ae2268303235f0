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

// As long as BRAND_FOOTER may be.
const MAX_NOTE = 300;

/** None where the mail has no links. */
export function footerLinks(words: Words, linkTo: LinkTo | undefined): LinkView[] {
  if (linkTo === undefined) return [];
  return [
    { text: words.say('link.report'), url: linkTo({}) },
    { text: words.say('link.why'), url: linkTo({ section: 'notMeasured' }) },
  ];
}

/** What came with the mail or did not, the organisation's own line, why it came, and of what its numbers are. */
export function footerLines(
  { period, asOf, generatedAt, definitions }: Report,
  words: Words,
  {
    brand,
    notes = [],
    listedBy,
  }: { readonly brand: Brand; readonly notes?: readonly string[] | undefined; readonly listedBy?: string | undefined },
): Said[] {
  const read = asOf === null ? words.say('footer.asOfUnknown') : words.say('footer.asOf', { at: words.instant(asOf, period.zone) });
  return [
    ...notes.map((note) => words.name(note, MAX_NOTE)),
    ...(brand.footer === undefined ? [] : [words.name(brand.footer, MAX_NOTE)]),
    ...(listedBy === undefined ? [] : [words.say('footer.why', { subscription: listedBy })]),
    words.say('footer.zone', { zone: period.zone }),
    read,
    words.say('footer.version', { at: words.instant(generatedAt, period.zone), version: definitions }),
  ];
}
