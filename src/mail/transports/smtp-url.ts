/** The address of an SMTP server as one setting: smtp://user:password@host:587 or smtps://user:password@host:465. */
import { isIPv6 } from 'node:net';
import { invalid } from '../address.ts';

export interface SmtpTarget {
  readonly host: string;
  readonly port: number;
  /** implicit = TLS from the first byte, required = STARTTLS or nothing, optional = STARTTLS where offered, off = never. */
  readonly tls: 'implicit' | 'required' | 'optional' | 'off';
  /** null = no login. */
  readonly login: { readonly user: string; readonly password: string } | null;
}

const FIELD = 'SMTP URL';
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1)$/i;

/**
 * Reads the URL. User and password are percent-decoded; the port is 587 for smtp and 465 for smtps where none is given.
 * `?tls=required|optional|off` (smtp only) says how STARTTLS is used: required by default, off on a loopback host. Certificates are always verified.
 * @throws MailError mail.invalid that names the rule and repeats nothing of the URL
 */
export function parseSmtpUrl(text: string): SmtpTarget {
  const url = URL.parse(text);
  if (url === null) throw invalid(FIELD, 'it is no URL');
  const isImplicit = url.protocol === 'smtps:';
  if (!isImplicit && url.protocol !== 'smtp:') throw invalid(FIELD, 'it does not begin with smtp:// or smtps://');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (!/^[\w.-]+$/.test(host) && !isIPv6(host)) throw invalid(FIELD, 'its host is neither a name nor an IP address');
  if (url.pathname !== '' && url.pathname !== '/') throw invalid(FIELD, 'it has a path');
  const port = url.port === '' ? (isImplicit ? 465 : 587) : Number(url.port);
  return { host, port, tls: tlsOf(url, isImplicit, isLoopbackHost(host)), login: loginOf(url) };
}

/** Whether a host is this machine. */
export function isLoopbackHost(host: string): boolean {
  return LOOPBACK.test(host);
}

function tlsOf({ searchParams }: URL, isImplicit: boolean, isLoopback: boolean): SmtpTarget['tls'] {
  if ([...searchParams.keys()].some((key) => key !== 'tls')) throw invalid(FIELD, 'the only option it may have is tls');
  const tls = searchParams.get('tls');
  if (isImplicit && tls !== null) throw invalid(FIELD, 'smtps:// takes no tls option, it always uses TLS');
  if (isImplicit) return 'implicit';
  if (tls === null) return isLoopback ? 'off' : 'required';
  if (tls === 'required' || tls === 'optional' || tls === 'off') return tls;
  throw invalid(FIELD, 'its tls option is not required, optional or off');
}

function loginOf({ username, password }: URL): SmtpTarget['login'] {
  if (username === '' && password === '') return null;
  try {
    const login = { user: decodeURIComponent(username), password: decodeURIComponent(password) };
    if (login.user !== '' && login.password !== '') return login;
  } catch {
    throw invalid(FIELD, 'its user or password is not percent-encoded');
  }
  throw invalid(FIELD, 'it has a user without a password, or a password without a user');
}
