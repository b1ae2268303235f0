/** Where metrics go: read from the variables by which the Functions host is told the same. */
import type { Environment } from '../environment/reader.ts';

export interface TelemetrySettings {
  readonly connectionString: string;
  /** Of the process, or of the managed identity `clientId`; absent = by the key in the connection string. */
  readonly identity?: { readonly clientId?: string };
  /** Address of a receiver on this machine that speaks plain http. */
  readonly loopback?: string;
  /** How the app is called there. */
  readonly service: string;
}

const LOOPBACK = /(?:^|;)\s*IngestionEndpoint=(http:\/\/(?:127\.0\.0\.1|localhost|\[::1\]):\d+)\/?\s*(?:;|$)/i;

/** Pure: undefined where no connection string is set, and nothing is to be told. */
export function telemetrySettings(env: Environment): TelemetrySettings | undefined {
  const connectionString = env.APPLICATIONINSIGHTS_CONNECTION_STRING?.trim();
  if (!connectionString) return undefined;
  const identity = identityOf(env.APPLICATIONINSIGHTS_AUTHENTICATION_STRING ?? '');
  const [, loopback] = LOOPBACK.exec(connectionString) ?? [];
  return {
    connectionString,
    service: env.WEBSITE_SITE_NAME ?? 'proactive-digest',
    ...(identity && { identity }),
    ...(loopback !== undefined && { loopback }),
  };
}

/** "Authorization=AAD", with "ClientId=..." for a user-assigned identity (learn.microsoft.com/azure/azure-functions/functions-app-settings). */
function identityOf(text: string): TelemetrySettings['identity'] {
  const pairs = new Map(text.split(';').map((pair) => [pair.split('=')[0]?.trim().toLowerCase(), pair.split('=')[1]?.trim()]));
  if (pairs.get('authorization')?.toUpperCase() !== 'AAD') return undefined;
  const clientId = pairs.get('clientid');
  return clientId ? { clientId } : {};
}
