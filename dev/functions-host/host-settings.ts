/** What host.json and the environment set for this host; only the parts that it honours. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface HostSettings {
  /** Prefix of all HTTP routes, without slashes at its ends; may be empty. @default "api" */
  readonly routePrefix: string;
  readonly queues: QueueSettings;
}

/** host.json extensions.queues (learn.microsoft.com/azure/azure-functions/functions-bindings-storage-queue). */
export interface QueueSettings {
  /** Messages taken at once, 1 to 32. @default 16 */
  readonly batchSize: number;
  /** Further messages are taken while at most so many run. @default half of batchSize */
  readonly newBatchThreshold: number;
  /** Attempts before a message goes to the poison queue. @default 5 */
  readonly maxDequeueCount: number;
  /** Delay between failed attempts, milliseconds. @default 0 */
  readonly visibilityTimeoutMs: number;
  /** Longest pause between looks at an empty queue, milliseconds. @default 1000 (the real host: 60000; here a person waits) */
  readonly maxPollingIntervalMs: number;
  readonly messageEncoding: 'base64' | 'none';
}

interface HostJson {
  readonly extensions?: { readonly http?: { readonly routePrefix?: string }; readonly queues?: Readonly<Record<string, unknown>> };
}

/** Reads host.json of an app folder. @throws Error that names the file where it is missing, no JSON, or holds a wrong value. */
export async function readHostSettings(appFolder: string): Promise<HostSettings> {
  const file = join(appFolder, 'host.json');
  try {
    const { extensions = {} } = JSON.parse(await readFile(file, 'utf8')) as HostJson;
    const routePrefix = (extensions.http?.routePrefix ?? 'api').replace(/^\/+|\/+$/g, '');
    return { routePrefix, queues: queueSettings({ ...extensions.queues, ...queueOverrides() }) };
  } catch (cause) {
    throw new Error(`Cannot use "${file}": ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

/** Replaces every %NAME% by that setting. @throws Error that names a setting which is not there. */
export function resolveSettings(text: string): string {
  return text.replace(/%([^%]+)%/g, (_, name: string) => {
    const value = process.env[name];
    if (value === undefined) throw new Error(`Cannot use "${text}": the setting ${name} is not set`);
    return value;
  });
}

/** Whether the app's own function answers at the root address, where the host has a page of its own (learn.microsoft.com/azure/azure-functions/functions-app-settings). */
export function isHomepageDisabled(): boolean {
  return /^(?:true|1)$/i.test(process.env.AzureWebJobsDisableHomepage ?? '');
}

const OVERRIDE = 'AzureFunctionsJobHost__extensions__queues__';

/** What the environment sets in place of host.json (learn.microsoft.com/azure/azure-functions/functions-host-json#override-hostjson-values). */
function queueOverrides(): Readonly<Record<string, unknown>> {
  const given = Object.entries(process.env).filter(([name]) => name.startsWith(OVERRIDE));
  return Object.fromEntries(given.map(([name, text = '']) => [name.slice(OVERRIDE.length), /^\d+$/.test(text) ? Number(text) : text]));
}

function queueSettings(given: Readonly<Record<string, unknown>>): QueueSettings {
  const batchSize = integer(given, 'batchSize', 16, 1, 32);
  const messageEncoding = given.messageEncoding ?? 'base64';
  if (messageEncoding !== 'base64' && messageEncoding !== 'none') throw new Error('queues.messageEncoding has to be "base64" or "none"');
  return {
    batchSize,
    newBatchThreshold: integer(given, 'newBatchThreshold', Math.floor(batchSize / 2), 0, 1000),
    maxDequeueCount: integer(given, 'maxDequeueCount', 5, 1, 1000),
    visibilityTimeoutMs: timeSpanMs(given, 'visibilityTimeout', 0),
    maxPollingIntervalMs: Math.max(100, timeSpanMs(given, 'maxPollingInterval', 1000)),
    messageEncoding,
  };
}

function integer(given: Readonly<Record<string, unknown>>, name: string, fallback: number, min: number, max: number): number {
  const value = given[name] ?? fallback;
  if (typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max) return value;
  throw new Error(`queues.${name} has to be an integer from ${min} to ${max}`);
}

/** "hh:mm:ss" or "hh:mm:ss.fff" as milliseconds. */
function timeSpanMs(given: Readonly<Record<string, unknown>>, name: string, fallbackMs: number): number {
  const value = given[name];
  if (value === undefined) return fallbackMs;
  const [, hours, minutes, seconds] = (typeof value === 'string' && /^(\d+):([0-5]\d):([0-5]\d(?:\.\d+)?)$/.exec(value)) || [];
  if (hours === undefined) throw new Error(`queues.${name} has to be written hh:mm:ss`);
  return Math.round((Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000);
}
