/** What a page says of an error: what it is, whose it is, and where it goes on. */
import { AccessError, AppError, FutureError, InputError, SettingsError, UnknownScopeError } from '../../errors.ts';
import { html } from '../../html.ts';
import type { Words } from '../../words/words.ts';
import { refusalState } from './refusals.ts';
import type { State, StateLink } from './state.ts';

export interface ProblemSource {
  readonly error: unknown;
  /** What the log names it by. */
  readonly reference: string;
  /** The address that was asked for with another value of a filter: path and query of this site. */
  readonly withValue: (error: UnknownScopeError, value: string) => string;
}

/** Nothing is told of an error but what its reader can do: settings and causes are for whoever reads the log. */
export function problemState({ error, reference, withValue }: ProblemSource, words: Words): State {
  const { say } = words;
  if (error instanceof AccessError) return refusalState(error.code, error.signIn, words);
  const home = [{ text: say('state.home'), href: '/' }];
  if (error instanceof UnknownScopeError) return { ...unknownState(error, withValue, words), links: home };
  if (error instanceof FutureError) return { title: say('state.future', { day: words.date(error.date, 'long') }), texts: [], links: home };
  if (error instanceof InputError) return { ...inputState(error, words), links: home };
  const told = say('state.reference', { reference });
  if (error instanceof SettingsError) return { title: say('state.setup'), texts: [say('state.setupText'), told] };
  const isAway = error instanceof AppError && error.retryable;
  return isAway
    ? { title: say('state.away'), texts: [say('state.awayText'), told] }
    : { title: say('state.failed'), texts: [say('state.failedText'), told] };
}

function unknownState(error: UnknownScopeError, withValue: ProblemSource['withValue'], { say, name }: Words): State {
  const nearest = error.nearest.map((value): StateLink => ({ text: name(value), href: withValue(error, value) }));
  return { title: say('state.unknown', { column: error.column }), texts: [say('state.unknownText', { name: error.given })], nearest };
}

/** What is wrong with an address names its parameters, which are English. */
function inputState({ code, message }: InputError, { say }: Words): State {
  if (code === 'snapshot.unknown') return { title: say('state.noVersion'), texts: [] };
  if (code === 'digest.unknown') return { title: say('state.noDigest'), texts: [] };
  return { title: say('state.address'), texts: [html`<span lang="en">${message}</span>`] };
}
