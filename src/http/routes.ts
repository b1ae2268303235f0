/** Every address of the app: one entry a function. test/http/routes.test.ts holds it against functions/, the folders here and the README. */
import type { HttpFunctionOptions, HttpHandler } from '@azure/functions';
import { namesOf } from './parse-query.ts';
import { answering } from './problem.ts';
import { reportParameters } from './report/report-query-schema.ts';
import { runsQuery } from './runs/runs-schema.ts';
import { snapshotQuery, snapshotsQuery, versionsQuery } from './snapshots/snapshot-schema.ts';

export interface Route {
  readonly method: 'GET' | 'POST';
  /** Below /api/. Its first part names the folder of parser and answer. */
  readonly path: string;
  /** The key that the platform asks for: function = any key of the app, admin = the master key. */
  readonly authLevel: 'function' | 'admin';
  /** Parameters that the query may hold. */
  readonly query: readonly string[];
}

export const ROUTES = {
  report: { method: 'GET', path: 'report', authLevel: 'function', query: namesOf(reportParameters) },
  snapshots: { method: 'GET', path: 'snapshots', authLevel: 'function', query: namesOf(snapshotsQuery) },
  snapshot: { method: 'GET', path: 'snapshots/{date}', authLevel: 'function', query: namesOf(snapshotQuery) },
  'snapshot-versions': { method: 'GET', path: 'snapshots/{date}/versions', authLevel: 'function', query: namesOf(versionsQuery) },
  erasure: { method: 'POST', path: 'erasure', authLevel: 'admin', query: [] },
  runs: { method: 'GET', path: 'runs', authLevel: 'function', query: namesOf(runsQuery) },
  backfill: { method: 'POST', path: 'backfill', authLevel: 'function', query: [] },
  'digest-resend': { method: 'POST', path: 'digests/{subscription}/{date}/resend', authLevel: 'admin', query: [] },
  'digest-resolve': { method: 'POST', path: 'digests/{subscription}/{date}/resolve', authLevel: 'admin', query: [] },
  health: { method: 'GET', path: 'health', authLevel: 'function', query: [] },
  openapi: { method: 'GET', path: 'openapi.json', authLevel: 'function', query: [] },
  docs: { method: 'GET', path: 'docs', authLevel: 'function', query: [] },
} as const satisfies Readonly<Record<string, Route>>;

/** The name of a route is that of its function and of the function's file. */
export type RouteName = keyof typeof ROUTES;

/** What app.http() takes for a route; the handler's errors become problem details. */
export function endpoint(
  name: RouteName,
  handler: Parameters<typeof answering>[0],
): Required<Pick<HttpFunctionOptions, 'methods' | 'route' | 'authLevel'>> & { readonly handler: HttpHandler } {
  const { method, path, authLevel } = ROUTES[name];
  return { methods: [method], route: path, authLevel, handler: answering(handler) };
}
