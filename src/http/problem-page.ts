/** A problem as a page for whoever opened an address in a browser: what is the matter, and where it goes on. */
import type { HttpRequest, HttpResponseInit } from '@azure/functions';
import { type Brand, DEFAULT_BRAND } from '../digest/options/brand.ts';
import { AccessError, SettingsError, type UnknownScopeError } from '../errors.ts';
import { problemState } from '../page/states/problem-state.ts';
import { statePage } from '../page/states/state.ts';
import { SCOPE_COLUMNS } from '../report/scope.ts';
import { LANGUAGES, type Language } from '../words/language.ts';
import { wordsOf } from '../words/words.ts';
import { forgottenCookie } from './credentials.ts';
import { pageHeaders } from './page-headers.ts';
import { problem, problemOf } from './problem.ts';
import { queryOf } from './query-of.ts';
import { PERIOD_PARAMETERS } from './report/period-query.ts';
import { prefersPage } from './wants-page.ts';

/** What the settings say of pages. */
export interface PageSettings {
  readonly branding: { readonly brand: Brand };
  readonly content: { readonly language: Language };
}

type Request = Pick<HttpRequest, 'headers' | 'url'>;

const NO_SETTINGS: PageSettings = { branding: { brand: DEFAULT_BRAND }, content: { language: 'en' } };
// What stays where one value of a filter is replaced; a key does not.
const KEPT = [...PERIOD_PARAMETERS, 'zone', ...SCOPE_COLUMNS, 'compare', 'language', 'sort'];

/**
 * The answer of problemOf(), as a page where the request would rather have one. A link in a cookie that was refused is forgotten.
 * @param settings undefined where they cannot be read: then the page has no brand
 */
export function problemFor(error: unknown, request: Request, reference: string, settings: PageSettings = NO_SETTINGS): HttpResponseInit {
  const cookies = error instanceof AccessError && error.refusesCookie ? { cookies: [forgottenCookie(request)] } : {};
  const answer = { ...publicProblem(error, reference), ...cookies };
  if (!prefersPage(request)) return answer;
  const { brand } = settings.branding;
  const words = wordsOf(languageOf(request) ?? settings.content.language);
  const withValue = (unknown: UnknownScopeError, value: string) => addressWithValue(request, unknown, value);
  const body = statePage(problemState({ error, reference, withValue }, words), { words, brand });
  return { ...answer, headers: { ...answer.headers, ...pageHeaders(brand) }, body };
}

/** Anybody may ask here: what settings are is for whoever has a key, or the log. */
function publicProblem(error: unknown, reference: string): HttpResponseInit {
  if (!(error instanceof SettingsError)) return problemOf(error, reference);
  return problem(500, error.code, 'Cannot start: settings are missing or wrong. The log of the app and /api/health say which.', {
    reference,
  });
}

function languageOf(request: Request): Language | undefined {
  const asked = queryOf(request).get('language');
  return LANGUAGES.find((language) => language === asked);
}

/** Path and query with a value in place of the one that nobody knows. */
function addressWithValue(request: Request, { column, given }: UnknownScopeError, value: string): string {
  const kept = [...queryOf(request)].filter(([name]) => KEPT.includes(name));
  const changed = kept.map(([name, text]): [string, string] => [name, name === column && text === given ? value : text]);
  return `${new URL(request.url).pathname.replace(/^\/+/, '/')}?${new URLSearchParams(changed)}`;
}
