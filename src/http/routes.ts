/** Every address of the app: one entry a function. test/http/routes.test.ts holds it against functions/, the folders here and the README. */
import type { HttpFunctionOptions, HttpHandler } from '@azure/functions';
import { OPEN_PARAMETERS } from './open/open-answer.ts';
import { answering } from './problem.ts';
import { problemFor } from './problem-page.ts';
import { EXPLAIN_PARAMETER, REPORT_PARAMETERS } from './report/parse-report-query.ts';
import { RUNS_PARAMETERS } from './runs/runs-query.ts';
import { SNAPSHOT_PARAMETERS, SNAPSHOTS_PARAMETERS, VERSIONS_PARAMETERS } from './snapshots/snapshot-query.ts';

export interface Route {
  readonly method: 'GET' | 'POST';
  /** The whole path: host.json has no prefix. Below api/ are machines; the first part there, or of people's paths, names the folder of parser and answer. */
  readonly path: string;
  /** The key that the platform asks for: function = any key of the app, admin = the master key, anonymous = none, the app checks itself who asks. */
  readonly authLevel: 'function' | 'admin' | 'anonymous';
  /** Parameters that the query may hold. */
  readonly query: readonly string[];
}

export const ROUTES = {
  report: { method: 'GET', path: 'api/report', authLevel: 'function', query: [...REPORT_PARAMETERS, EXPLAIN_PARAMETER] },
  snapshots: { method: 'GET', path: 'api/snapshots', authLevel: 'function', query: SNAPSHOTS_PARAMETERS },
  snapshot: { method: 'GET', path: 'api/snapshots/{date}', authLevel: 'function', query: SNAPSHOT_PARAMETERS },
  'snapshot-versions': { method: 'GET', path: 'api/snapshots/{date}/versions', authLevel: 'function', query: VERSIONS_PARAMETERS },
  // An empty route is refused by the host, so the root is one parameter that has to be empty; it needs AzureWebJobsDisableHomepage=true.
  root: { method: 'GET', path: '{ignored:maxlength(0)?}', authLevel: 'anonymous', query: [] },
  'report-page': { method: 'GET', path: 'report', authLevel: 'anonymous', query: [...REPORT_PARAMETERS, EXPLAIN_PARAMETER] },
  open: { method: 'GET', path: 'open', authLevel: 'anonymous', query: OPEN_PARAMETERS },
  link: { method: 'POST', path: 'api/links', authLevel: 'admin', query: [] },
  'link-revoke': { method: 'POST', path: 'api/links/revoke', authLevel: 'admin', query: [] },
  erasure: { method: 'POST', path: 'api/erasure', authLevel: 'admin', query: [] },
  runs: { method: 'GET', path: 'api/runs', authLevel: 'function', query: RUNS_PARAMETERS },
  backfill: { method: 'POST', path: 'api/backfill', authLevel: 'function', query: [] },
  'digest-resend': { method: 'POST', path: 'api/digests/{subscription}/{date}/resend', authLevel: 'admin', query: [] },
  'digest-resolve': { method: 'POST', path: 'api/digests/{subscription}/{date}/resolve', authLevel: 'admin', query: [] },
  health: { method: 'GET', path: 'api/health', authLevel: 'function', query: [] },
} as const satisfies Readonly<Record<string, Route>>;

/** The name of a route is that of its function and of the function's file. */
export type RouteName = keyof typeof ROUTES;

/** What app.http() takes for a route; the handler's errors become problem details, for people in a browser a page. */
export function endpoint(
  name: RouteName,
  handler: Parameters<typeof answering>[0],
): Required<Pick<HttpFunctionOptions, 'methods' | 'route' | 'authLevel'>> & { readonly handler: HttpHandler } {
  const { method, path, authLevel } = ROUTES[name];
  return {
    methods: method === 'GET' ? ['GET', 'HEAD'] : [method],
    route: path,
    authLevel,
    handler: authLevel === 'anonymous' ? answering(handler, problemFor) : answering(handler),
  };
}
