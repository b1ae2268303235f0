/** The one place that requests and the bearer token may go to: the origin of DATAVERSE_URL. */
import { SettingsError } from '../errors.ts';
import { isLoopback } from '../is-loopback.ts';
import { shown } from '../time/zone.ts';

/**
 * The origin ("https://org.crm4.dynamics.com") of a configured Dataverse URL; a path in it is ignored.
 * @throws SettingsError where it is no URL, holds a user name, or is not https (http is for loopback addresses only)
 */
export function dataverseOrigin(url: string): string {
  if (!URL.canParse(url))
    throw new SettingsError([`DATAVERSE_URL must be a URL such as https://org.crm4.dynamics.com, not "${shown(url)}"`]);
  const { protocol, username, password, origin } = new URL(url);
  // The URL is not repeated here: what stands before the @ may be a password.
  if (username !== '' || password !== '') throw new SettingsError(['DATAVERSE_URL must hold no user name or password']);
  if (protocol === 'https:' || (protocol === 'http:' && isLoopback(origin))) return origin;
  throw new SettingsError([`DATAVERSE_URL must start with https://, for http is allowed on this machine only, not "${shown(url)}"`]);
}
