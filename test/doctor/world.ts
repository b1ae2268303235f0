/** A world in which everything is well, on real parts, for faults to be put into: Dataverse, login service, storage, mail server. */
import { inject, onTestFinished } from 'vitest';
import { type Emulator, startEmulator } from '../../dev/dataverse/emulator.ts';
import { type Diagnosis, diagnose } from '../../src/doctor/diagnosis.ts';
import { openHistory } from '../../src/history/history.ts';
import type { DocumentStore } from '../../src/history/tables/document-store.ts';
import { type DoctorOptions, patientOf } from '../../src/the-doctor.ts';
import { guid } from '../dataverse/start.ts';
import { startServer } from '../mail/transports/smtp-server.ts';
import { principalOf } from '../support/principals.ts';

/** What must stand in no output. */
export const SECRETS = {
  clientSecret: 'a~very.secret_value',
  password: 'hunter2hunter2',
  privacyKey: 'privacy-key-of-tests',
  linkSecret: 'x'.repeat(40),
  address: 'ana@contoso.example',
} as const;

export interface World {
  readonly emulator: Emulator;
  readonly env: Record<string, string>;
  readonly options: { -readonly [Key in keyof DoctorOptions]: DoctorOptions[Key] };
  /** The documents of a history of this world's own; without it all share one that is in order. */
  ownHistory(): Promise<DocumentStore>;
}

let worlds = 0;

/** Ends with the test. */
export async function aWorld(): Promise<World> {
  const emulator = await startEmulator();
  onTestFinished(() => emulator.stop());
  const storage = inject('storageConnection');
  const env = { ...settingsFor(emulator, storage), HISTORY_PREFIX: `doctor${process.pid}` };
  return {
    ...{ emulator, env },
    options: { zoneData: { shipped: '2026f', node: '2026a' }, principal: principalOf({ roles: ['Reports.Admin'] }), now: Date.now },
    async ownHistory() {
      env.HISTORY_PREFIX = `doctor${process.pid}x${++worlds}`;
      const { documents } = await openHistory({ connection: { connectionString: storage }, prefix: env.HISTORY_PREFIX });
      return documents;
    },
  };
}

/** Fills more than a page of deliveries in. */
export async function fillDeliveries({ emulator }: World, count: number): Promise<void> {
  const rows = Array.from({ length: count }, (_, n) => ({ msdyn_proactive_deliveryid: guid(n + 1) }));
  await emulator.load('msdyn_proactive_deliveries', rows);
}

export function examined({ env, options }: World, limitMs?: number): Promise<Diagnosis> {
  return diagnose(patientOf(env, options), limitMs);
}

/** A mail server that wants the login of the settings. */
export async function startMail(options: Parameters<typeof startServer>[0] = {}): Promise<string> {
  const server = await startServer({
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: ({ password }, _, done) =>
      password === SECRETS.password ? done(null, { user: 'digest' }) : done(new Error(`no such user ${SECRETS.address}`)),
    ...options,
  });
  onTestFinished(server.stop);
  return `smtp://digest:${SECRETS.password}@127.0.0.1:${server.port}`;
}

function settingsFor({ url, token }: Emulator, storage: string): Record<string, string> {
  return {
    DATAVERSE_URL: url,
    DATAVERSE_AUTH: 'token',
    DATAVERSE_TOKEN: token,
    STORAGE_CONNECTION: storage,
    AzureWebJobsStorage: storage,
    MAIL_TRANSPORT: 'outbox',
    MAIL_OUTBOX_DIR: '/tmp',
    MAIL_FROM: `Digest <${SECRETS.address}>`,
    DIGEST_TO: SECRETS.address,
    PRIVACY_KEY: SECRETS.privacyKey,
    PUBLIC_URL: 'https://digest.contoso.example',
    LINKS: 'signed',
    LINK_KEYS: `2026a:${SECRETS.linkSecret}`,
    SIGN_IN: 'app-service',
    WEBSITE_SITE_NAME: 'digest',
    WEBSITE_AUTH_ENABLED: 'True',
  };
}
