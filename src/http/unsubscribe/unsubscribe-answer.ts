/** A recipient's own page, and what they wish there: no cookie, no sign-in, the link alone. */
import type { HttpRequest, HttpResponseInit } from '@azure/functions';
import Negotiator from 'negotiator';
import type { OpenedPersonal, PersonalLinks } from '../../access/personal-links.ts';
import type { RecordAccess } from '../../access/record-access.ts';
import type { Leaving } from '../../subscriptions/people/leaving.ts';
import type { OptOut } from '../../subscriptions/people/opt-outs.ts';
import { LANGUAGES, type Language } from '../../words/language.ts';
import { wordsOf } from '../../words/words.ts';
import { readFormBody } from '../form-body.ts';
import { parseQuery } from '../parse-query.ts';
import { queryOf } from '../query-of.ts';
import { parseWish } from './parse-wish.ts';
import { FORM_PAGE_HEADERS, unsubscribePage } from './unsubscribe-page.ts';
import { unsubscribeQuery } from './unsubscribe-schema.ts';

export interface UnsubscribePorts {
  readonly access: { readonly personal: Pick<PersonalLinks, 'open'>; readonly record: RecordAccess };
  readonly leaving: Leaving;
}

type Request = Pick<HttpRequest, 'url' | 'headers'>;

/** The page. It changes nothing: whoever looks through a mail for its reader follows its links. @throws AccessError, InputError, StoreError */
export async function lookAnswer(ports: UnsubscribePorts, request: Request): Promise<HttpResponseInit> {
  const person = await openedBy(ports, request);
  return pageAnswer(request, person, await ports.leaving.look(person));
}

/** Done at once; a mail program is answered in a word, a reader by the page as it is then. `log` is told, without addresses. @throws AccessError, InputError, StoreError */
export async function wishAnswer(
  ports: UnsubscribePorts,
  request: Request & Pick<HttpRequest, 'text'>,
  log: (line: string) => void,
): Promise<HttpResponseInit> {
  const person = await openedBy(ports, request);
  const { wish, isOneClick } = parseWish(await readFormBody(request));
  const optOut = await ports.leaving.follow(person, wish);
  log(`unsubscribe: "${wish.action}"${isOneClick ? ' by one click' : ''}, of the subscription "${person.subscription}"`);
  if (!isOneClick) return pageAnswer(request, person, optOut);
  return { status: 200, headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' }, body: 'Unsubscribed.\n' };
}

/** A link that is refused is noted, as one to a report is. */
async function openedBy({ access }: UnsubscribePorts, request: Request): Promise<OpenedPersonal> {
  const { token } = parseQuery(unsubscribeQuery, queryOf(request));
  return access.personal.open(token).catch((error: unknown) => access.record(() => Promise.reject(error)));
}

function pageAnswer(request: Request, person: OpenedPersonal, optOut: OptOut | undefined): HttpResponseInit {
  const body = unsubscribePage(person, optOut, wordsOf(languageOf(request, person)));
  return { status: 200, headers: { ...FORM_PAGE_HEADERS, Vary: 'Accept-Language' }, body };
}

/** The reader's own where the browser names one that there is, else that of their mail. */
function languageOf({ headers }: Request, { language }: OpenedPersonal): Language {
  const accepted = headers.get('accept-language') ?? '*';
  // The mail's stands first: whoever takes any language gets it.
  const offered = [language, ...LANGUAGES.filter((other) => other !== language)];
  const best = new Negotiator({ headers: { 'accept-language': accepted } }).language(offered);
  return offered.find((one) => one === best) ?? language;
}
