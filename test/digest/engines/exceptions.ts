/** What the mail uses though some mail programs do not know it: why that does no harm, and the mail as such a program shows it. */

export interface Exception {
  /** As caniemail.com calls it. */
  readonly feature: string;
  /** The programs without it: "gmail" for all of Google's. */
  readonly in: readonly string[];
  readonly why: string;
  /** The HTML as a program without it reads it. */
  readonly without: (html: string) => string;
}

/** No rule of a style element is used where selectors are not understood: to be sure, none of them at all. */
const withoutStyles = (html: string) => html.replace(/<style[\s\S]*?<\/style>/g, '');
const withoutProperty = (name: string) => (html: string) => html.replace(new RegExp(`(?<=[;{"'\\s])${name}\\s*:[^;}"']*;?`, 'g'), '');
const withoutAttribute = (name: string) => (html: string) => html.replace(new RegExp(`\\s${name}="[^"]*"`, 'g'), '');

const property = (name: string, programs: readonly string[], why: string, feature = name): Exception => ({
  feature,
  in: programs,
  why,
  without: withoutProperty(name),
});
const selector = (feature: string, programs: readonly string[], why: string): Exception => ({
  feature,
  in: programs,
  why,
  without: withoutStyles,
});

const COLOURS = 'It asks a program to keep its hands off the colours. Without it the program chooses: bars are borders, which stay.';
const WORDS = 'Each of word-break and overflow-wrap breaks a name that is too long; nobody lacks both.';
const LAYOUT = 'MJML writes it beside attributes and widths that say the same.';

export const EXCEPTIONS: readonly Exception[] = [
  property('color-scheme', ['gmail', 'outlook', 'yahoo'], COLOURS, 'color-scheme CSS property'),
  {
    feature: 'color-scheme meta tag',
    in: ['apple-mail.ios', 'gmail', 'outlook', 'samsung-email', 'yahoo'],
    why: COLOURS,
    without: (html) => html.replace(/<meta name="(?:supported-)?color-scheme[^>]*>/g, ''),
  },
  property('overflow-wrap', ['gmail', 'outlook', 'yahoo'], WORDS),
  property('word-break', ['yahoo'], WORDS),
  property('white-space', ['outlook.windows', 'samsung-email'], 'Cells that hold a figure carry the attribute nowrap as well.'),
  selector(
    '@media',
    ['outlook.windows'],
    'Its window is wide, and it has no dark mode by rules: the styles of the elements are the whole layout.',
  ),
  selector(
    'Chaining selectors',
    ['outlook'],
    'Such rules are for dark mode and narrow screens; what the layout needs stands at the elements.',
  ),
  selector('Attribute selector', ['outlook.windows'], 'Such rules are for the dark mode of outlook.com.'),
  selector('Child combinator', ['outlook.windows'], 'Such rules are for narrow screens and for print.'),
  property('border-radius', ['outlook.windows'], 'Corners are square there.'),
  property('box-sizing', ['outlook.windows', 'yahoo'], LAYOUT),
  property('height', ['yahoo'], 'Of pictures, which have the attribute too.', 'height property'),
  property('max-height', ['outlook.windows'], 'It hides the preheader, which is hidden by mso-hide there.', 'max-height property'),
  property('min-width', ['outlook.windows'], LAYOUT, 'min-width property'),
  property('outline', ['outlook.windows'], 'Of pictures, which have no outline there anyway.'),
  property('overflow', ['outlook.windows'], 'Of the preheader, which is hidden by mso-hide there.'),
  property('table-layout', ['outlook.windows'], 'Columns have widths as attributes.'),
  property('word-spacing', ['outlook.windows'], 'It sets blanks between cells to nothing; they take a pixel or two there.'),
  {
    feature: '<body> element',
    in: ['yahoo.android', 'yahoo.ios'],
    why: 'It becomes a div; the background stands on an inner element too.',
    without: (html) => html.replace('<body', '<div').replace('</body>', '</div>'),
  },
  {
    feature: 'aria-label attribute',
    in: ['yahoo'],
    why: 'What it says stands in words beside it.',
    without: withoutAttribute('aria-label'),
  },
  {
    feature: 'aria-hidden attribute',
    in: ['yahoo'],
    why: 'A screen reader says a mark or a bar as well.',
    without: withoutAttribute('aria-hidden'),
  },
];

/** Whether one of the exceptions is about a feature in a program. */
export function isExcepted(feature: string, program: string): boolean {
  return EXCEPTIONS.some(
    (exception) => exception.feature === feature && exception.in.some((one) => program === one || program.startsWith(`${one}.`)),
  );
}
