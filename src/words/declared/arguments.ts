/** The arguments that messages have: a name means the same kind of value in every message, so that say() knows which values come from data. */

declare const finished: unique symbol;
/** A text that the formatter or say() has finished: fit to be shown, and to stand in another message as it is. */
export type Said = string & { readonly [finished]: true };

/** A text from data: say() cleans it, cuts it, and keeps it from turning the text round it. */
interface TextArgument {
  readonly kind: 'text';
  readonly maxCharacters: number;
}
/** A whole number, which may decide the plural. */
interface CountArgument {
  readonly kind: 'count';
}
interface SaidArgument {
  readonly kind: 'said';
}
/** Which variant of a message is said. */
interface ChoiceArgument<Option extends string> {
  readonly kind: 'choice';
  readonly options: readonly Option[];
}
export type Argument = TextArgument | CountArgument | SaidArgument | ChoiceArgument<string>;

const COUNT: CountArgument = { kind: 'count' };
const SAID: SaidArgument = { kind: 'said' };
const text = (maxCharacters: number): TextArgument => ({ kind: 'text', maxCharacters });
const choice = <const Option extends string>(...options: readonly Option[]): ChoiceArgument<Option> => ({ kind: 'choice', options });

export const ARGUMENTS = {
  // Numbers that decide the plural.
  attempts: COUNT,
  called: COUNT,
  contacts: COUNT,
  count: COUNT,
  days: COUNT,
  deliveries: COUNT,
  held: COUNT,
  hoursLong: COUNT,
  live: COUNT,
  more: COUNT,
  open: COUNT,
  quarter: COUNT,
  weeks: COUNT,
  // What the formatter or another message has finished.
  age: SAID,
  at: SAID,
  change: SAID,
  day: SAID,
  finding: SAID,
  first: SAID,
  from: SAID,
  hours: SAID,
  limit: SAID,
  list: SAID,
  month: SAID,
  most: SAID,
  next: SAID,
  number: SAID,
  answered: SAID,
  packNote: SAID,
  period: SAID,
  range: SAID,
  reached: SAID,
  reason: SAID,
  room: SAID,
  share: SAID,
  size: SAID,
  sourceName: SAID,
  to: SAID,
  usual: SAID,
  value: SAID,
  weekday: SAID,
  what: SAID,
  year: SAID,
  // Names of the app's own that the language says or the data tell.
  cap: SAID,
  pack: SAID,
  upload: SAID,
  // From data.
  attempt: text(10),
  caller: text(20),
  file: text(10),
  message: text(100),
  name: text(40),
  newVersion: text(30),
  recipient: text(60),
  reference: text(20),
  sample: text(30),
  shortName: text(16),
  subscription: text(60),
  title: text(28),
  version: text(30),
  zone: text(60),
  // Which variant.
  calls: choice('voice', 'few', 'messages', 'none'),
  changed: choice('app', 'settings', 'both'),
  column: choice('configuration', 'queue', 'channel', 'dialMode'),
  canLeave: choice('yes', 'no'),
  estimate: choice('yes', 'no'),
  extent: choice('all', 'most'),
  kind: choice('day', 'week', 'month', 'quarter', 'year', 'span'),
  known: choice('yes', 'no'),
  outcome: choice('late', 'failed', 'missed', 'ambiguous'),
  others: choice('yes', 'no'),
  part: choice('yes', 'no'),
  perDay: choice('yes', 'no'),
  place: choice('yes', 'no'),
  rules: choice('same', 'changed'),
  source: choice('column', 'conversation', 'code', 'estimate'),
  state: choice('ok', 'broken', 'unclear'),
  timed: choice('yes', 'no'),
  where: choice('place', 'hours', 'both', 'none'),
  wish: choice('leave', 'pause'),
} as const satisfies Readonly<Record<string, Argument>>;

export type ArgumentName = keyof typeof ARGUMENTS;

type ValueOf<A> =
  A extends ChoiceArgument<infer Option> ? Option : A extends CountArgument ? number : A extends SaidArgument ? Said : string;

/** The messages of one subject, each with its arguments. */
export type Declared = Readonly<Record<string, readonly ArgumentName[]>>;
/** The values that a message with these arguments asks for. */
export type ValuesFor<Names extends readonly ArgumentName[]> = { readonly [Name in Names[number]]: ValueOf<(typeof ARGUMENTS)[Name]> };
/** The messages of one subject in one language. */
export type Texts<D extends Declared> = Readonly<Record<keyof D, string>>;
