/** An app with sample data, of which one queue is a reader's own; and what becomes of their tries to see the rest. */
import { configurationsOf, queuesOf } from '../../../dev/sample/catalogue.ts';
import type { Report } from '../../../src/report/report.ts';
import { addDays, dateAt } from '../../../src/time/local-day.ts';
import { shown } from '../../../src/time/zone.ts';
import { daytimeZone, dispatchAndWait, type HostedApp, loadSample, startHostedApp } from '../../support/hosted-app.ts';
import { foreignTexts, heldTexts } from './foreign-texts.ts';
import type { Days, Foreign, Try } from './try.ts';

export const KEYS = { function: 'function-key', master: 'master-key' };
export const LINK_SECRET = 's'.repeat(32);
const OWN = 1;
const AT_ONCE = 6;
const PER_WEEKDAY = 150;
// Fewer are read sooner, and there are hundreds of tries.
const DAYS = 4;

export interface World {
  readonly hosted: HostedApp;
  readonly days: Days;
  readonly own: { readonly id: string; readonly name: string };
  readonly foreign: Foreign;
  /** What no answer may hold. */
  readonly texts: ReadonlySet<string>;
  /** ETags that programs were given for all scopes. */
  readonly etags: readonly string[];
  withKey(path: string): Promise<Response>;
  post(path: string, body: unknown): Promise<Response>;
}

/** `envOf` makes of the reader's own queue the settings that let them see it. */
export async function startWorld(envOf: (own: World['own']) => Readonly<Record<string, string>>): Promise<World> {
  const queues = queuesOf(true).map(({ queueid, name }) => ({ id: queueid, name }));
  const own = queues[OWN] ?? { id: '', name: '' };
  const zone = daytimeZone();
  const yesterday = addDays(dateAt(Date.now(), zone), -1);
  const days = { zone, yesterday, dayBefore: addDays(yesterday, -1) };
  const links = { PUBLIC_URL: 'https://digest.contoso.example', LINKS: 'signed', LINK_KEYS: `k1:${LINK_SECRET}` };
  const hosted = await startHostedApp(
    { REPORT_TIME_ZONE: zone, DIGEST_AT: '00:00', HARVEST_FROM_DAYS: String(DAYS), ...links, ...envOf(own) },
    KEYS,
  );
  loadSample(hosted.emulator, zone, DAYS, PER_WEEKDAY);
  await hosted.host.invokeTimer('harvest');
  await dispatchAndWait(hosted);
  const withKey = (path: string) => fetch(`${hosted.host.url}/api/${path}`, { headers: { 'x-functions-key': KEYS.function } });
  const post = (path: string, body: unknown) =>
    hosted.post(path, body, { 'Content-Type': 'application/json', 'x-functions-key': KEYS.master });
  const etags: string[] = [];
  const report = async (query: string): Promise<Report> => {
    const answer = await withKey(`report?${query}`);
    etags.push(...[answer.headers.get('etag') ?? []].flat());
    return (await answer.json()) as Report;
  };
  const others = queues.filter((queue) => queue !== own);
  const spans = [
    `date=${yesterday}`,
    `date=${days.dayBefore}`,
    `from=${days.dayBefore}&to=${yesterday}`,
    'days=7',
    `month=${yesterday.slice(0, 7)}`,
  ];
  const [whole, mine, apart]: Report[][] = [[], [], []];
  for (const span of spans) {
    whole?.push(await report(span));
    mine?.push(await report(`${span}&queue=${own.id}`));
  }
  for (const { id } of others) apart?.push(await report(`date=${yesterday}&queue=${id}`));
  const configurations = configurationsOf(true)
    .filter(({ queueId }) => queueId !== own.id)
    .map(({ id, name }) => ({ id, name }));
  const texts = foreignTexts([...(whole ?? []), ...(apart ?? [])], mine ?? []);
  return { hosted, days, own, foreign: { queues: others, configurations }, texts, etags, withKey, post };
}

/** What a try came to. */
export interface Outcome {
  readonly name: string;
  readonly status: number;
  /** Texts of other scopes, or tokens, that its answer holds. */
  readonly held: readonly string[];
}

/** Every try, with the reader's own credentials unless it says otherwise. */
export async function outcomesOf(
  { hosted, texts }: World,
  credentials: Readonly<Record<string, string>>,
  tries: readonly Try[],
  tokens: readonly string[],
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (let at = 0; at < tries.length; at += AT_ONCE) {
    outcomes.push(
      ...(await Promise.all(
        tries.slice(at, at + AT_ONCE).map((one) => outcomeOf(hosted.host.url, credentials, one, [...texts, ...tokens])),
      )),
    );
  }
  return outcomes;
}

async function outcomeOf(
  url: string,
  credentials: Readonly<Record<string, string>>,
  one: Try,
  forbidden: readonly string[],
): Promise<Outcome> {
  const { name, path, method = 'GET', headers = {}, body = null, told = [], isSignedIn = true } = one;
  const answer = await fetch(`${url}${path}`, {
    method,
    headers: { ...(isSignedIn && credentials), ...headers },
    body,
    redirect: 'manual',
  });
  const text = JSON.stringify([...answer.headers]) + (await answer.text());
  // An error may repeat what the caller wrote; an answer may not hold it for any reason.
  const echoed =
    answer.status < 400
      ? []
      : told.flatMap((value) => [value, shown(value), JSON.stringify(value).slice(1, -1)]).filter((value) => value !== '');
  const said = echoed.toSorted((a, b) => b.length - a.length).reduce((rest, value) => rest.replaceAll(value, ''), text);
  return { name, status: answer.status, held: heldTexts(said, forbidden) };
}
