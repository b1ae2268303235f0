/** Tries by addresses: what is for programs with a key, in every spelling of a path, and by what a cache or proxy would add. */
import type { Days, Try } from './try.ts';

const json = { 'Content-Type': 'application/json' };

/** Without a key, with wrong ones, with the reader's own credentials. */
export function routeTries({ zone, yesterday, dayBefore }: Days, subscription: string): Try[] {
  const machines = [
    '/api/report',
    `/api/report?date=${dayBefore}&version=1`,
    `/api/snapshots?from=${dayBefore}&zone=${zone}`,
    `/api/snapshots/${dayBefore}?zone=${zone}`,
    `/api/snapshots/${dayBefore}/versions?zone=${zone}`,
    '/api/runs',
    '/api/runs?kind=access',
    '/api/runs?kind=digest',
    '/api/health',
  ];
  const keys = machines.flatMap((path): Try[] => [
    { name: `${path} without a key`, path },
    { name: `${path} with a wrong key`, path, headers: { 'x-functions-key': 'x' } },
    { name: `${path} with an empty code`, path: `${path}${path.includes('?') ? '&' : '?'}code=` },
  ]);
  const spellings = [
    '//api/report',
    '/API/REPORT',
    '/api//report',
    '/api/./report',
    '/api/report/',
    '/%61pi/report',
    '/api%2freport',
    '/report/../api/report',
    '/report/1',
    '/report.json',
    '/admin/functions',
    '/api',
  ];
  const orders: Try[] = [
    [`/api/digests/${subscription}/${yesterday}/resend`, '{"to":"all"}'],
    [`/api/digests/other/${yesterday}/resend`, '{"to":"all"}'],
    [`/api/digests/${subscription}/${yesterday}/resolve`, '{"found":"sent","note":"n"}'],
    [`/api/digests/${subscription}/${yesterday}`, ''],
    ['/api/links', `{"period":{"from":"${yesterday}"}}`],
    ['/api/links/revoke', '{"subscription":"default"}'],
    ['/api/backfill', `{"from":"${yesterday}","to":"${yesterday}"}`],
  ].map(([path = '', body = '']) => ({ name: `POST ${path}`, path, method: 'POST', headers: json, body }));
  const paths = spellings.map((path): Try => ({ name: path, path }));
  const methods = (['POST', 'PUT', 'HEAD'] as const).map((method): Try => ({ name: `${method} /report`, path: '/report', method }));
  return [...keys, ...paths, ...orders, ...methods];
}

/** What caches and proxies add; `etags` are those that programs were given for the whole report. */
export function headerTries(etags: readonly string[]): Try[] {
  const headers: readonly Readonly<Record<string, string>>[] = [
    ...['*', '"1"', 'W/"1"', ...etags].map((etag) => ({ 'if-none-match': etag })),
    { 'if-match': '*' },
    { 'if-modified-since': 'Thu, 01 Jan 2099 00:00:00 GMT' },
    { range: 'bytes=0-' },
    { 'x-original-url': '/api/report' },
    { 'x-rewrite-url': '/api/report' },
    { 'x-forwarded-host': 'localhost', 'x-forwarded-for': '127.0.0.1', 'x-forwarded-proto': 'http' },
    { 'x-http-method-override': 'POST' },
    { 'x-ms-invocation-id': '1' },
    { accept: 'application/json' },
    { accept: 'text/csv' },
    { 'accept-language': '../../api/report' },
  ];
  return headers.map((more) => ({ name: `/report with ${JSON.stringify(more)}`, path: '/report?format=json', headers: more }));
}
