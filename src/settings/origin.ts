/** The address of a site as a setting: https, without a path. */
import { isLoopback } from '../is-loopback.ts';

/** Without a slash at its end. http is taken for this machine only. */
export function originOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !isAllowed(url) || !isBare(url)) {
    throw new Error('must be an https address without a path (http only on this machine)');
  }
  return url.origin;
}

function isAllowed({ protocol, origin }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(origin));
}

function isBare({ username, password, pathname, search, hash }: URL): boolean {
  return username === '' && password === '' && pathname === '/' && search === '' && hash === '';
}
