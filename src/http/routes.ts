/** Every address of the app: one entry a function. test/http/routes.test.ts holds it against functions/, the folders here and the README. */
import type { HttpFunctionOptions, HttpHandler } from '@azure/functions';
import { digestMailQuery, digestPageQuery, digestsPageQuery } from './digests/digest-page-schema.ts';
import { sentQuery } from './digests/sent-schema.ts';
import { healthQuery } from './health/diagnosis-schema.ts';
import { openQuery } from './open/open-schema.ts';
import { namesOf } from './parse-query.ts';
import { answering, type ErrorAnswer } from './problem.ts';
import type { PageSettings } from './problem-page.ts';
import { reportParameters, rootQuery } from './report/report-query-schema.ts';
import { runsQuery } from './runs/runs-schema.ts';
import { snapshotQuery, snapshotsQuery, versionsQuery } from './snapshots/snapshot-schema.ts';
import { writeQuery } from './subscriptions/subscription-request-schema.ts';
import { unsubscribeQuery } from './unsubscribe/unsubscribe-schema.ts';
import { violationsQuery } from './violations/violations-schema.ts';

export interface Route {
  /** One function a method: an address that takes several has an entry for each. */
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** The whole path: host.json has no prefix. Below api/ are machines; the first part there, or of people's paths, names the folder of parser and answer. */
  readonly path: string;
  /** The key that the platform asks for: function = any key of the app, admin = the master key, anonymous = none, the app checks itself who asks. */
  readonly authLevel: 'function' | 'admin' | 'anonymous';
  /** Parameters that the query may hold. */
  readonly query: readonly string[];
}

// An empty route is refused by the host, so the root is one parameter that has to be empty; it needs AzureWebJobsDisableHomepage=true.
const ROOT_PATH = '{ignored:maxlength(0)?}';

export const ROUTES = {
  report: { method: 'GET', path: 'api/report', authLevel: 'function', query: namesOf(reportParameters) },
  snapshots: { method: 'GET', path: 'api/snapshots', authLevel: 'function', query: namesOf(snapshotsQuery) },
  snapshot: { method: 'GET', path: 'api/snapshots/{date}', authLevel: 'function', query: namesOf(snapshotQuery) },
  'snapshot-versions': { method: 'GET', path: 'api/snapshots/{date}/versions', authLevel: 'function', query: namesOf(versionsQuery) },
  violations: { method: 'GET', path: 'api/violations', authLevel: 'admin', query: namesOf(violationsQuery) },
  root: { method: 'GET', path: ROOT_PATH, authLevel: 'anonymous', query: namesOf(rootQuery) },
  'report-page': { method: 'GET', path: 'report', authLevel: 'anonymous', query: namesOf(reportParameters) },
  'violations-page': { method: 'GET', path: 'violations', authLevel: 'anonymous', query: namesOf(violationsQuery) },
  'health-page': { method: 'GET', path: 'health', authLevel: 'anonymous', query: namesOf(healthQuery) },
  'digests-page': { method: 'GET', path: 'digests', authLevel: 'anonymous', query: namesOf(digestsPageQuery) },
  'digest-page': { method: 'GET', path: 'digests/{subscription}/{date}', authLevel: 'anonymous', query: namesOf(digestPageQuery) },
  'digest-mail': { method: 'GET', path: 'digests/{subscription}/{date}/mail', authLevel: 'anonymous', query: namesOf(digestMailQuery) },
  open: { method: 'GET', path: 'open', authLevel: 'anonymous', query: namesOf(openQuery) },
  unsubscribe: { method: 'GET', path: 'api/unsubscribe', authLevel: 'anonymous', query: namesOf(unsubscribeQuery) },
  'unsubscribe-post': { method: 'POST', path: 'api/unsubscribe', authLevel: 'anonymous', query: namesOf(unsubscribeQuery) },
  link: { method: 'POST', path: 'api/links', authLevel: 'admin', query: [] },
  'link-revoke': { method: 'POST', path: 'api/links/revoke', authLevel: 'admin', query: [] },
  subscriptions: { method: 'GET', path: 'api/subscriptions', authLevel: 'admin', query: [] },
  subscription: { method: 'GET', path: 'api/subscriptions/{id}', authLevel: 'admin', query: [] },
  'subscription-write': { method: 'PUT', path: 'api/subscriptions/{id}', authLevel: 'admin', query: namesOf(writeQuery) },
  'subscription-remove': { method: 'DELETE', path: 'api/subscriptions/{id}', authLevel: 'admin', query: [] },
  erasure: { method: 'POST', path: 'api/erasure', authLevel: 'admin', query: [] },
  access: { method: 'POST', path: 'api/access', authLevel: 'admin', query: [] },
  runs: { method: 'GET', path: 'api/runs', authLevel: 'function', query: namesOf(runsQuery) },
  backfill: { method: 'POST', path: 'api/backfill', authLevel: 'function', query: [] },
  'subscription-preview': { method: 'POST', path: 'api/subscriptions/{id}/preview', authLevel: 'admin', query: [] },
  'subscription-test': { method: 'POST', path: 'api/subscriptions/{id}/test', authLevel: 'admin', query: [] },
  'subscription-send': { method: 'POST', path: 'api/subscriptions/{id}/send', authLevel: 'admin', query: [] },
  digest: { method: 'GET', path: 'api/digests/{subscription}/{date}', authLevel: 'admin', query: namesOf(sentQuery) },
  'digest-resend': { method: 'POST', path: 'api/digests/{subscription}/{date}/resend', authLevel: 'admin', query: [] },
  'digest-resolve': { method: 'POST', path: 'api/digests/{subscription}/{date}/resolve', authLevel: 'admin', query: [] },
  health: { method: 'GET', path: 'api/health', authLevel: 'function', query: namesOf(healthQuery) },
  openapi: { method: 'GET', path: 'api/openapi.json', authLevel: 'function', query: [] },
  docs: { method: 'GET', path: 'api/docs', authLevel: 'function', query: [] },
} as const satisfies Readonly<Record<string, Route>>;

/** The name of a route is that of its function and of the function's file. */
export type RouteName = keyof typeof ROUTES;

/** The path of a route as a caller writes it, from the root of the app, with the names of its parts: "/api/snapshots/{date}". */
export function addressOf({ path }: Pick<Route, 'path'>): string {
  return path === ROOT_PATH ? '/' : `/${path}`;
}

/** What app.http() takes for a route; the handler's errors become problem details, for people in a browser a page. @param settings what such a page looks like; it may fail as the handler did */
export function endpoint(
  name: RouteName,
  handler: Parameters<typeof answering>[0],
  settings: () => Promise<PageSettings> = () => Promise.reject(new Error('none are given')),
): Required<Pick<HttpFunctionOptions, 'methods' | 'route' | 'authLevel'>> & { readonly handler: HttpHandler } {
  const { method, path, authLevel } = ROUTES[name];
  return {
    methods: method === 'GET' ? ['GET', 'HEAD'] : [method],
    route: path,
    authLevel,
    handler: authLevel === 'anonymous' ? answering(handler, answerWith(settings)) : answering(handler),
  };
}

/** Where settings cannot be read, that is the error, or it is another one: a page there is all the same. */
function answerWith(settings: () => Promise<PageSettings>): ErrorAnswer {
  return async (error, request, reference) => {
    // With its page, its colours and its words, which a start has no use for.
    const { problemFor } = await import('./problem-page.ts');
    return problemFor(error, request, reference, await settings().catch(() => undefined));
  };
}
