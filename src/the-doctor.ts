/** The doctor of an environment: settings -> what the checks look at. It works where the app cannot start, so it opens everything by itself, and only when a check asks. */
import { setTimeout as sleep } from 'node:timers/promises';
import { createTokenSource } from './dataverse/token.ts';
import { createTransport } from './dataverse/transport.ts';
import type { DataversePatient, MailPatient, Patient, StoragePatient, ZoneReleases } from './doctor/patient.ts';
import { queueLister } from './doctor/queue-access.ts';
import { type LoginMemory, sparingLogins } from './doctor/sparing-logins.ts';
import { type Environment, type SettingsReader, settingsReader } from './environment/reader.ts';
import { SettingsError } from './errors.ts';
import { checkHealth } from './health/health.ts';
import { healthPorts } from './health/health-ports.ts';
import { storageClients } from './history/open-storage.ts';
import { documentStore } from './history/tables/document-store.ts';
import { tryTransport } from './mail/transports.ts';
import { type DataverseSettings, readDataverse } from './settings/dataverse.ts';
import { type MailSettings, readMail } from './settings/mail.ts';
import { readSettings, type Settings } from './settings/settings.ts';
import { readHistoryPrefix, readStorage } from './settings/storage.ts';
import { mailPause } from './subscriptions/sending/server-pause.ts';
import { seededSubscription } from './subscriptions/subscription/seeded-subscription.ts';
import { subscriptionStore } from './subscriptions/subscription/subscription-store.ts';
import { ZONE_DATA_RELEASE } from './time/zone-data.ts';

export interface DoctorOptions {
  /** UTC epoch milliseconds. @default Date.now */
  readonly now?: () => number;
  /** @default those of the app and of the running Node */
  readonly zoneData?: ZoneReleases;
  /** Login service in place of Entra ID's. @default as the settings say */
  readonly authorityHost?: string;
  /** What the platform says of who asks. @default nobody has signed in */
  readonly principal?: string | null;
  /** Where it is kept between diagnoses that a login was refused. @default nowhere: each tries it */
  readonly logins?: LoginMemory;
}

// A storage that does not answer must not keep the mail server from being tried.
const PATIENCE_MS = 5_000;

/** Never throws: what is wrong is for the checks to tell. */
export function patientOf(env: Environment, options: DoctorOptions = {}): Patient {
  const { now = Date.now, zoneData = { shipped: ZONE_DATA_RELEASE, node: process.versions.tz ?? '' }, principal = null } = options;
  const { settings, problems } = allSettings(env);
  const dataverse = areaOf(env, readDataverse);
  const mail = settings?.mail ?? areaOf(env, readMail);
  const storage = storageOf(env, settings, now);
  return {
    ...{ env, settings, problems, now, zoneData, principal, storage },
    dataverse: dataverse && dataverseOf(dataverse, options.authorityHost),
    mail: mail && sparingLogins(mailOf(mail, settings, storage, now), options.logins, now),
    listQueues: queueLister(env),
  };
}

function allSettings(env: Environment): Pick<Patient, 'settings' | 'problems'> {
  try {
    return { settings: readSettings(env), problems: [] };
  } catch (error) {
    if (error instanceof SettingsError) return { settings: undefined, problems: error.problems };
    throw error;
  }
}

/** The settings of one area, right whatever is wrong with others; undefined where they are not. */
function areaOf<T>(env: Environment, read: (reader: SettingsReader) => T | undefined): T | undefined {
  const reader = settingsReader(env);
  try {
    return reader.checked(read(reader));
  } catch (error) {
    if (error instanceof SettingsError) return undefined;
    throw error;
  }
}

function dataverseOf({ url, auth }: DataverseSettings, authorityHost: string | undefined): DataversePatient {
  const isEntra = auth.kind === 'client-secret' || auth.kind === 'client-certificate';
  const asked = isEntra && authorityHost !== undefined ? { ...auth, authorityHost } : auth;
  const token = once(() => createTokenSource(asked, url));
  // A person waits: what does not answer at once is told, and not asked six times.
  return {
    kind: auth.kind,
    token,
    transport: once(() => createTransport({ url, token: token(), retry: { attempts: 2, maxRetryAfterMs: 0 } })),
  };
}

function storageOf(env: Environment, settings: Settings | undefined, now: () => number): StoragePatient | undefined {
  const options = areaOf(env, (reader) => ({ connection: readStorage(reader), prefix: readHistoryPrefix(reader) }));
  if (options === undefined) return undefined;
  const clients = once(() => storageClients(options));
  const documents = once(async () => documentStore((await clients()).tables));
  const seed = settings && seededSubscription(settings);
  const health = async () => {
    const kept = await documents();
    const pause = { read: async () => undefined };
    return checkHealth(healthPorts(kept, { pause, readsReports: false }), settings?.reportZone ?? 'UTC', now());
  };
  return {
    prefix: options.prefix,
    ...{ clients, documents, health: once(health) },
    subscriptions: async () => subscriptionStore(await documents(), seed).list(),
  };
}

function mailOf(mail: MailSettings, settings: Settings | undefined, storage: StoragePatient | undefined, now: () => number): MailPatient {
  const pause = async () => {
    if (storage === undefined || settings === undefined) return undefined;
    return mailPause(await storage.documents(), settings, now).read();
  };
  return {
    transport: mail.transport,
    tryOut: (signal) => tryTransport(mail, { from: mail.from, signal }),
    // Whether storage can be read is for another check to say.
    pause: () => Promise.race([pause().catch(() => undefined), sleep(PATIENCE_MS, undefined, { ref: false })]),
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
