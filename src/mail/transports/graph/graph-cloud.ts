/** Where Microsoft Graph is, and who gives tokens for it. Source: learn.microsoft.com/graph/deployments */
import { isLoopback } from '../../../is-loopback.ts';

export const GRAPH = 'https://graph.microsoft.com';
/** Graph's origins with those of their login services: the worldwide one, two for the government of the United States, and China. A bearer goes nowhere else. */
const LOGINS: Readonly<Record<string, string>> = {
  [GRAPH]: 'https://login.microsoftonline.com',
  'https://graph.microsoft.us': 'https://login.microsoftonline.us',
  'https://dod-graph.microsoft.us': 'https://login.microsoftonline.us',
  'https://microsoftgraph.chinacloudapi.cn': 'https://login.chinacloudapi.cn',
};

/** The origin that a setting names: one of Graph's, or a loopback address. @throws Error whose message is the rule */
export function graphOriginOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isBare = url !== undefined && url.href === `${url.origin}/`;
  if (isBare && (Object.hasOwn(LOGINS, url.origin) || isLoopback(url.origin))) return url.origin;
  throw new Error(`must be one of ${Object.keys(LOGINS).join(', ')} (or a loopback address)`);
}

/** The login service of a Graph's cloud. */
export function loginOf(origin: string): string {
  return LOGINS[origin] ?? 'https://login.microsoftonline.com';
}
